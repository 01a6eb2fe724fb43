import type { Strength } from "./password-strength.ts";
import { strengthOf } from "./password-strength.ts";
import type { WordRole } from "./password-words.ts";
import { roleOf } from "./password-words.ts";
import type { Reading } from "./read-text.ts";
import { MASKED } from "./read-text.ts";

/** A piece of a message as the search for passwords sees it; `from` and `to` are places in the folded text. */
export type Token = {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly role: WordRole | Exclude<Strength, "none"> | "colon" | "masked";
  /** A sentence or a line ends after it. */
  readonly endsClause: boolean;
  /** A quotation opens just before it. */
  readonly quoted: boolean;
  /** A quotation ends just after it. */
  readonly unquoted: boolean;
};

const OPENING = ":=>,;(\"'[<.-";
const CLOSING = ",;.:=)]\"'>";
const BOLD = "*_~";
/** "mdp:Soleil", "ameli=Soleil": the name of a field glued to its value. */
const GLUED_FIELD = /^[a-z']{1,20}[:=]+(?=.)/;

/** The tokens between two places of the folded text, in order. */
export function readTokens(reading: Reading, from: number, to: number): readonly Token[] {
  const { folded } = reading;
  const tokens: Token[] = [];
  let opened = false;
  for (const { 0: chunk, index } of folded.slice(from, to).matchAll(/\S+/g)) {
    const end = from + index + chunk.length;
    const [first, ...others] = readChunk(reading, chunk, from + index);
    const previous = tokens.at(-1);
    if (first === undefined) {
      // French quotation marks stand apart from what they quote
      const closes = chunk.includes('"') && previous !== undefined && isInsideQuotation(tokens);
      if (closes) tokens[tokens.length - 1] = { ...previous, unquoted: true };
      opened = chunk.includes('"') && !closes;
    } else {
      tokens.push({ ...first, quoted: first.quoted || opened }, ...others);
      opened = false;
    }
    const last = tokens.at(-1);
    const endsLine = end >= folded.length || /^ {0,2}\n/.test(folded.slice(end, end + 3));
    if (last !== undefined && endsLine && last.role !== "colon")
      tokens[tokens.length - 1] = { ...last, endsClause: true };
  }
  return tokens;
}

function isInsideQuotation(tokens: readonly Token[]): boolean {
  const last = tokens.findLast(({ quoted, unquoted }) => quoted || unquoted);
  return last !== undefined && !last.unquoted;
}

/** What one run without blanks holds: "caf:Soleil24," is a word, a colon and a word; "->" a colon; "(" nothing. */
function readChunk(reading: Reading, chunk: string, start: number): readonly Token[] {
  if (/^[a-z0-9']*[a-z0-9]$/.test(chunk)) return [wordToken(reading, start, chunk, "", "")];
  const [opening, closing] = punctuationAround(chunk);
  const from = start + opening;
  const leading = chunk.slice(0, opening);
  const text = chunk.slice(opening, chunk.length - closing);
  const trailing = chunk.slice(chunk.length - closing);
  const before = /[:=>]/.test(leading) ? [colonToken(start, leading)] : [];
  if (text === "") return before;
  const field = GLUED_FIELD.exec(text)?.[0] ?? "";
  if (field !== "" && roleOf(field.replace(/[:=]+$/, "")) !== "unknown") {
    const rest = chunk.slice(opening + field.length);
    return [...before, ...readChunk(reading, field, from), ...readChunk(reading, rest, from + field.length)];
  }
  const word = wordToken(reading, from, text, leading, trailing);
  return [...before, word, ...(/[:=]/.test(trailing) ? [colonToken(word.to, trailing)] : [])];
}

const wordToken = (reading: Reading, from: number, text: string, leading: string, trailing: string): Token => ({
  from,
  to: from + text.length,
  text,
  role: roleIn(reading, from, text),
  endsClause: /[.;]/.test(trailing) || /[!?]$/.test(text),
  quoted: leading.includes('"'),
  unquoted: trailing.includes('"'),
});

/** How many characters of punctuation open and close a chunk, WhatsApp's bold and italics included. */
function punctuationAround(chunk: string): readonly [opening: number, closing: number] {
  let opening = 0;
  while (opening < chunk.length && OPENING.includes(chunk.charAt(opening))) opening += 1;
  let end = chunk.length;
  while (end > opening && CLOSING.includes(chunk.charAt(end - 1))) end -= 1;
  const mark = chunk.charAt(opening);
  if (end - opening > 2 && BOLD.includes(mark) && chunk.charAt(end - 1) === mark) {
    opening += 1;
    end -= 1;
  }
  return [opening, chunk.length - end];
}

const colonToken = (from: number, text: string): Token => ({
  from,
  to: from + text.length,
  text,
  role: "colon",
  endsClause: false,
  quoted: false,
  unquoted: false,
});

function roleIn({ original, starts }: Reading, from: number, text: string): Token["role"] {
  if (text.includes(MASKED)) return "masked";
  const strength = strengthOf(original.slice(starts[from], starts[from + text.length]), text);
  const word = /^[^!?]*/.exec(text)?.[0] ?? "";
  if (strength !== "none" && (/\d/.test(text) || !joinsKnownWords(text))) return strength;
  return roleOf(word);
}

/** "svp!merci", "iPhone", "WhatsApp": symbols or capitals inside, and yet no password. */
const joinsKnownWords = (text: string): boolean =>
  text.split(/[^a-z']+/).some((part) => part !== "" && roleOf(part) !== "unknown");
