import { CHILD_IN_DANGER, CHILD_IN_DANGER_ARABIC, MINOR } from "./distress/child-in-danger.ts";
import { withoutFigures } from "./distress/figures-of-speech.ts";
import { FIRE, FIRE_ARABIC, PAST_FIRE } from "./distress/fire.ts";
import { HOMELESS, HOMELESS_ARABIC, HOMELESS_LATER } from "./distress/homeless.ts";
import { MEDICAL, MEDICAL_ARABIC, PAST_ILLNESS } from "./distress/medical.ts";
import { COMMERCIAL, ONLINE_HARASSMENT, ONLINE_HARASSMENT_ARABIC } from "./distress/online-harassment.ts";
import { plainWords } from "./distress/plain-words.ts";
import { SUICIDE, SUICIDE_ARABIC } from "./distress/suicide.ts";
import { VIOLENCE, VIOLENCE_ARABIC } from "./distress/violence.ts";

/** One kind of danger, and so one set of emergency numbers. */
export type DistressKind =
  "suicide" | "violence" | "child-in-danger" | "medical" | "fire" | "homeless" | "online-harassment";

/**
 * What danger the writer, or someone near, is in now; null for none. Meant to miss none: a number offered for nothing is soon
 * forgiven. Where several are told, the one whose help must come first.
 */
export function detectDistress(text: string): DistressKind | null {
  const plain = withoutFigures(plainWords(text));
  const says = (signs: RegExp, arabic: RegExp): boolean => signs.test(plain) || arabic.test(plain);
  if (says(FIRE, FIRE_ARABIC) && !PAST_FIRE.test(plain)) return "fire";
  if (says(MEDICAL, MEDICAL_ARABIC) && !PAST_ILLNESS.test(plain)) return "medical";
  if (says(SUICIDE, SUICIDE_ARABIC)) return "suicide";
  if (says(ONLINE_HARASSMENT, ONLINE_HARASSMENT_ARABIC) && !COMMERCIAL.test(plain)) return "online-harassment";
  if (says(CHILD_IN_DANGER, CHILD_IN_DANGER_ARABIC)) return "child-in-danger";
  if (says(VIOLENCE, VIOLENCE_ARABIC)) return MINOR.test(plain) ? "child-in-danger" : "violence";
  if (says(HOMELESS, HOMELESS_ARABIC) && !HOMELESS_LATER.test(plain)) {
    return MINOR.test(plain) ? "child-in-danger" : "homeless";
  }
  return null;
}
