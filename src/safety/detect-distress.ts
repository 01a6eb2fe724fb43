import { CHILD_AFRAID, CHILD_IN_DANGER, CHILD_IN_DANGER_ARABIC, MINOR } from "./distress/child-in-danger.ts";
import { withoutFigures } from "./distress/figures-of-speech.ts";
import { FIRE, FIRE_ARABIC, PAST_FIRE } from "./distress/fire.ts";
import { HOMELESS, HOMELESS_ARABIC, LATER, PUT_OUT } from "./distress/homeless.ts";
import { MEDICAL, MEDICAL_ARABIC, MEDICAL_IF_NOW, PAST_OR_DEVICE } from "./distress/medical.ts";
import { BLACKMAIL, BLACKMAIL_ARABIC, HARASSED, MASS_MAIL, SELLERS } from "./distress/online-harassment.ts";
import { plainWords } from "./distress/plain-words.ts";
import { SUICIDE, SUICIDE_ARABIC } from "./distress/suicide.ts";
import { VIOLENCE, VIOLENCE_ARABIC } from "./distress/violence.ts";

/** One kind of danger, and so one set of emergency numbers. */
export type DistressKind =
  "suicide" | "violence" | "child-in-danger" | "medical" | "fire" | "homeless" | "online-harassment";

type Rule = {
  readonly kind: DistressKind;
  readonly tells: (plain: string) => boolean;
};

/** Where several dangers are told, the one whose help must come first. */
const RULES: readonly Rule[] = [
  { kind: "fire", tells: (text) => (FIRE.test(text) || FIRE_ARABIC.test(text)) && !PAST_FIRE.test(text) },
  { kind: "medical", tells: (text) => MEDICAL.test(text) || MEDICAL_ARABIC.test(text) },
  { kind: "medical", tells: (text) => MEDICAL_IF_NOW.test(text) && !PAST_OR_DEVICE.test(text) },
  { kind: "suicide", tells: (text) => SUICIDE.test(text) || SUICIDE_ARABIC.test(text) },
  {
    kind: "online-harassment",
    tells: (text) => (BLACKMAIL.test(text) || BLACKMAIL_ARABIC.test(text)) && !MASS_MAIL.test(text),
  },
  { kind: "online-harassment", tells: (text) => HARASSED.test(text) && !SELLERS.test(text) },
  { kind: "child-in-danger", tells: (text) => CHILD_IN_DANGER.test(text) || CHILD_IN_DANGER_ARABIC.test(text) },
  {
    kind: "child-in-danger",
    tells: (text) => MINOR.test(text) && (isViolent(text) || isOut(text) || CHILD_AFRAID.test(text)),
  },
  { kind: "violence", tells: isViolent },
  { kind: "homeless", tells: isOut },
];

function isViolent(text: string): boolean {
  return VIOLENCE.test(text) || VIOLENCE_ARABIC.test(text);
}

function isOut(text: string): boolean {
  return HOMELESS.test(text) || HOMELESS_ARABIC.test(text) || (PUT_OUT.test(text) && !LATER.test(text));
}

/**
 * What danger the writer, or someone near, is in now; null for none. Meant to miss none: a number offered for nothing is soon
 * forgiven. French first, misspelt as it comes; the most vital sentences also in English, Spanish, Portuguese and Arabic.
 */
export function detectDistress(text: string): DistressKind | null {
  const plain = withoutFigures(plainWords(text));
  return RULES.find(({ tells }) => tells(plain))?.kind ?? null;
}
