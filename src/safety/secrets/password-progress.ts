import type { Token } from "./message-tokens.ts";
import type { Cue } from "./password-cues.ts";
import { isDescription } from "./password-words.ts";

export type Announcement = {
  readonly kind: Cue["kind"];
  /** The clause before asks for something about the password: an ordinary word after it is no value. */
  readonly wanted: boolean;
};

/** What has been read between the announcement of a password and the token at hand. */
export type Progress = {
  readonly link: "none" | "verb" | "colon";
  /** Nothing but links, determiners and names of sites so far. */
  readonly adjacent: boolean;
  readonly sameClause: boolean;
  /** A determiner or a preposition is open: "le", "pour". */
  readonly determined: boolean;
  /** The name of a site or of a field went by. */
  readonly qualified: boolean;
  /** A value was found and nothing but "ou", "et" since. */
  readonly again: boolean;
};

export const START: Progress = {
  link: "none",
  adjacent: true,
  sameClause: true,
  determined: false,
  qualified: false,
  again: false,
};

export const afterValue = (progress: Progress): Progress => ({ ...interrupted(progress), again: true });

const interrupted = (progress: Progress): Progress => ({
  ...progress,
  link: "none",
  adjacent: false,
  determined: false,
  again: false,
});

/** True where a value is due: the next token may be one without looking like one everywhere. */
export const isExpecting = ({ link, adjacent, again }: Progress): boolean => link !== "none" || adjacent || again;

/** The progress once `token`, which is no value, has been read. */
export function afterToken(progress: Progress, token: Token): Progress {
  const next = STEPS[token.role](progress, token);
  return token.endsClause ? { ...next, sameClause: false } : next;
}

const STEPS: Readonly<Record<Token["role"], (progress: Progress, token: Token) => Progress>> = {
  colon: (progress) => ({ ...progress, link: "colon" }),
  link: (progress) => ({ ...progress, link: progress.link === "none" ? "verb" : progress.link, determined: false }),
  determiner: (progress) => ({ ...progress, determined: true }),
  qualifier: (progress) => ({ ...progress, qualified: true, determined: false }),
  field: (progress) => ({ ...progress, qualified: true, determined: false, again: false }),
  masked: afterValue,
  digits: (progress) => progress,
  other: afterWord,
  unknown: afterWord,
  strong: afterWord,
  "very-strong": afterWord,
};

function afterWord(progress: Progress, { text }: Token): Progress {
  if (!/[\p{L}\d]/u.test(text)) return progress;
  if (progress.link === "verb" && isDescription(text)) return { ...progress, determined: false };
  return { ...interrupted(progress), again: progress.again && /^(?:ou|et|puis|or|and)$/.test(text) };
}
