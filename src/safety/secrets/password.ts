import type { Token } from "./message-tokens.ts";
import { readTokens } from "./message-tokens.ts";
import type { Cue } from "./password-cues.ts";
import { findCues } from "./password-cues.ts";
import { wantsSomething } from "./password-words.ts";
import { passwordsAfter } from "./passwords-after.ts";
import { passwordsBefore } from "./passwords-before.ts";
import type { Reading } from "./read-text.ts";
import type { Detector, Finding } from "./secret.ts";

/** How far from its announcement a value is looked for, in characters. */
const REACH_BEFORE = 80;
const REACH_AFTER = { password: 200, pin: 120, code: 60, login: 80 } as const;
const SHORT_MESSAGE = 60;

type Span = { readonly from: number; readonly to: number };

/** Passwords and PINs, told by the words around them: "mdp Soleil2024!", "soleil c'est mon mot de passe". */
export const detectPassword: Detector = (reading) => {
  const cues = findCues(reading.folded);
  const spans =
    cues.length === 0
      ? passwordAlone(reading)
      : cues.flatMap((cue, i) => passwordsAround(reading, cue, cues[i - 1]?.to ?? 0, cues[i + 1]?.from));
  return spans.map(({ from, to }): Finding => ({ kind: "password", from, to }));
};

/** The values that one cue announces, no further than its neighbours. */
function passwordsAround(reading: Reading, cue: Cue, previousEnd: number, nextStart?: number): readonly Span[] {
  const { folded } = reading;
  const end = wordEnd(folded, cue.to + REACH_AFTER[cue.kind], nextStart ?? folded.length);
  if (cue.kind === "code" || cue.kind === "login") {
    return passwordsAfter(readTokens(reading, cue.to, end), { kind: cue.kind, wanted: true });
  }
  const start = wordStart(folded, cue.from - REACH_BEFORE, previousEnd);
  const closing = CLOSING.test(folded.slice(cue.to, cue.to + 12));
  const glued = gluedPassword(folded, cue);
  const wanted = wantsSomething(lastClause(folded.slice(start, cue.from)));
  return [
    ...passwordsBefore(readTokens(reading, start, cue.from), { kind: cue.kind, closing }),
    ...(glued === null ? [] : [glued]),
    ...passwordsAfter(readTokens(reading, glued?.to ?? cue.to, end), { kind: cue.kind, wanted }),
  ];
}

/** Nothing more is said of the password. */
const CLOSING = /^[ "')]{0,3}(?:[.!,;\n]|$|merci|voila|svp)/;

/** "Soleil2024!", sent alone or nearly so after being asked for nothing: letters of both cases, figures and a symbol. */
function passwordAlone(reading: Reading): readonly Span[] {
  if (reading.folded.length > SHORT_MESSAGE) return [];
  const tokens = readTokens(reading, 0, reading.folded.length);
  return tokens.length > 3 ? [] : tokens.filter(isUnmistakable);
}

const isUnmistakable = ({ role, text }: Token): boolean =>
  role === "very-strong" && text.length >= 8 && /[a-z]{2}/.test(text) && /[!?@#$%&*_+=]/.test(text);

const lastClause = (text: string): string => text.slice(Math.max(text.lastIndexOf("\n"), text.lastIndexOf(".")) + 1);

/** "mdp1234", "password123", "mdpSoleil24": the announcement is stuck to the password, or part of it. */
function gluedPassword(folded: string, { from, to }: Cue): Span | null {
  const rest = /^[a-z]{0,30}\d\S{0,200}/.exec(folded.slice(to, to + 240))?.[0].replace(/[,;.)\]"']+$/, "") ?? "";
  if (rest.replace(/\D/g, "").length < 2) return null;
  const lastWord = folded.slice(from, to).lastIndexOf(" ") + 1;
  return { from: from + lastWord, to: to + rest.length };
}

/** The places at `at`, or further out so as not to cut a word, but not beyond `limit`. */
function wordStart(folded: string, at: number, limit: number): number {
  let start = Math.max(at, limit);
  while (start > limit && !isBlank(folded, start - 1)) start -= 1;
  return start;
}

function wordEnd(folded: string, at: number, limit: number): number {
  let end = Math.min(at, limit);
  while (end < limit && !isBlank(folded, end)) end += 1;
  return end;
}

const isBlank = (folded: string, at: number): boolean => folded.charAt(at) === " " || folded.charAt(at) === "\n";
