import type { Token } from "./message-tokens.ts";
import type { Cue } from "./password-cues.ts";
import { isDescription, isSmallWord } from "./password-words.ts";

type Span = { readonly from: number; readonly to: number };
type Announcement = {
  readonly kind: Cue["kind"];
  /** The clause before asks for something about the password: an ordinary word after it is no value. */
  readonly wanted: boolean;
};

/** What has been read between the announcement and the token at hand. */
type Progress = {
  link: "none" | "verb" | "colon";
  /** Nothing but links, determiners and names of sites so far. */
  adjacent: boolean;
  sameClause: boolean;
  determined: boolean;
  qualified: boolean;
  /** A value was found and nothing but "ou", "et" since. */
  again: boolean;
};

const LONGEST_PHRASE = 12;
const NEAR_LOGIN = 4;
const FAR = 16;

/** The values that follow "mot de passe" in the tokens after it. */
export function passwordsAfter(tokens: readonly Token[], announcement: Announcement): readonly Span[] {
  const spans: Span[] = [];
  const progress: Progress = {
    link: "none",
    adjacent: true,
    sameClause: true,
    determined: false,
    qualified: false,
    again: false,
  };
  let i = 0;
  while (i < tokens.length) {
    const token = tokens[i];
    if (token === undefined) break;
    const end = valueEnd(tokens, i, token, progress, announcement);
    const last = tokens[end - 1];
    if (end > i && last !== undefined) {
      spans.push({ from: token.from, to: last.to });
      foundValue(progress);
      i = end;
    } else {
      moveOver(token, progress);
      i += 1;
    }
    if (last?.endsClause === true || token.endsClause) progress.sameClause = false;
  }
  return spans;
}

function foundValue(progress: Progress): void {
  progress.again = true;
  stopExpecting(progress);
}

function stopExpecting(progress: Progress): void {
  progress.link = "none";
  progress.adjacent = false;
  progress.determined = false;
}

function moveOver(token: Token, progress: Progress): void {
  switch (token.role) {
    case "colon":
      progress.link = "colon";
      break;
    case "link":
      if (progress.link === "none") progress.link = "verb";
      progress.determined = false;
      break;
    case "determiner":
      progress.determined = true;
      break;
    case "qualifier":
      progress.qualified = true;
      progress.determined = false;
      break;
    case "masked":
      foundValue(progress);
      break;
    case "digits":
      break;
    case "field":
    case "other":
    case "unknown":
    case "strong":
    case "very-strong":
      if (isPunctuation(token)) break;
      if (progress.link === "verb" && isDescription(token.text)) {
        progress.determined = false;
        break;
      }
      progress.again &&= /^(?:ou|et|puis|or|and)$/.test(token.text);
      stopExpecting(progress);
      break;
  }
}

const isPunctuation = ({ text }: Token): boolean => !/[\p{L}\d]/u.test(text);

/** Index after the last token of the value that starts with token `i`; `i` if it is no value. */
function valueEnd(
  tokens: readonly Token[],
  i: number,
  token: Token,
  progress: Progress,
  announcement: Announcement,
): number {
  const expected = progress.link !== "none" || progress.adjacent || progress.again;
  if (token.quoted && expected && announcement.kind === "password") return quotationEnd(tokens, i, progress);
  switch (token.role) {
    case "digits":
      return digitsEnd(tokens, i, progress, announcement);
    case "very-strong":
      if (announcement.kind === "login") return i < NEAR_LOGIN ? i + 1 : i;
      if (i < FAR && (announcement.kind !== "code" || expected)) return strongEnd(tokens, i, progress);
      return i;
    case "strong":
      if (announcement.kind === "login" || !expected) return i;
      if (announcement.kind === "code" && !/^(?=.*\d)(?=.*[a-z]).{5,}$/.test(token.text)) return i;
      return strongEnd(tokens, i, progress);
    case "unknown":
      return announcement.kind === "password" ? wordsEnd(tokens, i, token, progress, announcement) : i;
    default:
      return i;
  }
}

const strongEnd = (tokens: readonly Token[], i: number, { link }: Progress): number =>
  link === "colon" ? Math.max(phraseEnd(tokens, i), i + 1) : i + 1;

/** Figures alone, in one or several groups; not what counts something, nor a telephone number or a year in passing. */
function digitsEnd(tokens: readonly Token[], i: number, progress: Progress, { kind }: Announcement): number {
  if (kind === "code" || kind === "login") return i;
  let end = i;
  let digits = "";
  while (tokens[end]?.role === "digits") {
    digits += tokens[end]?.text.replace(/\D/g, "") ?? "";
    end += 1;
    if (tokens[end - 1]?.endsClause === true) break;
  }
  if (
    digits.length < 4 ||
    /^(?:€|euros?|fois|caract|chiffres?|lettres?|rue|h$|heures?|jours?|ans$)/.test(tokens[end]?.text ?? "")
  )
    return i;
  if (progress.link !== "none" || progress.again) return end;
  const passing = /^(?:0|33|0033)[1-9]\d{8}$/.test(digits) || (progress.qualified && /^(?:19|20)\d\d$/.test(digits));
  return progress.adjacent && !passing ? end : i;
}

function wordsEnd(
  tokens: readonly Token[],
  i: number,
  token: Token,
  progress: Progress,
  { wanted }: Announcement,
): number {
  if (progress.link === "colon") return phraseEnd(tokens, i);
  if (progress.determined) return i;
  if (progress.link === "verb") return runEnd(tokens, i, 4);
  if (!progress.adjacent || !progress.sameClause || wanted || token.text.length < 3) return i;
  const next = tokens[i + 1];
  if (next?.role === "digits" || next?.role === "strong") return i + 2;
  const closes =
    next === undefined || token.endsClause || isPunctuation(next) || /^(?:merci|svp|stp|voila|et|ou)$/.test(next.text);
  return closes ? i + 1 : i;
}

const isValue = (token: Token | undefined): boolean =>
  token?.role === "unknown" || token?.role === "strong" || token?.role === "very-strong" || token?.role === "digits";

/** Words in a row that could all be of the value, to the end of the clause at most. */
function runEnd(tokens: readonly Token[], i: number, longest: number): number {
  let end = i;
  while (end < i + longest && isValue(tokens[end])) {
    end += 1;
    if (tokens[end - 1]?.endsClause === true) break;
  }
  return end;
}

/** After a colon, a whole clause of words without grammar of its own is a passphrase: "le soleil et la lune". */
function phraseEnd(tokens: readonly Token[], i: number): number {
  let end = i;
  let lastValue = i;
  while (end < i + LONGEST_PHRASE && end < tokens.length) {
    const token = tokens[end];
    if (token === undefined || !(isValue(token) || isConnective(token))) break;
    end += 1;
    if (isValue(token)) lastValue = end;
    if (token.endsClause) return lastValue;
  }
  const stop = tokens[end];
  const complete = stop === undefined || stop.role === "field" || /^(?:merci|svp|stp|voila|bonne)$/.test(stop.text);
  return complete ? lastValue : runEnd(tokens, i, LONGEST_PHRASE);
}

const isConnective = ({ role, text }: Token): boolean =>
  role === "determiner" || role === "qualifier" || role === "link" || (role === "other" && isSmallWord(text));

/** After the quotation that token `i` opens, if it may be a value; what a screen says ("mot de passe oublié") is none. */
function quotationEnd(tokens: readonly Token[], i: number, { link }: Progress): number {
  const length = tokens.slice(i, i + LONGEST_PHRASE).findIndex(({ unquoted }) => unquoted) + 1;
  const quotation = tokens.slice(i, i + Math.max(length, 1));
  if (link !== "none" && quotation.length === 1) return i + 1;
  const isPhrase = quotation.some(isValue) && quotation.every((token) => isValue(token) || isConnective(token));
  return isPhrase ? i + quotation.length : i;
}
