import type { Token } from "./message-tokens.ts";
import type { Announcement, Progress } from "./password-progress.ts";
import { isExpecting } from "./password-progress.ts";
import { isSmallWord } from "./password-words.ts";

const LONGEST_PHRASE = 12;
const LONGEST_NAME = 4;
/** How many tokens after its announcement something that looks like nothing but a password is taken for it. */
const FAR = 16;
const NEAR_LOGIN = 4;

const COUNTED = /^(?:€|euros?|fois|caract|chiffres?|lettres?|rue|h|heures?|jours?|ans)$/;
const TELEPHONE = /^(?:0|33|0033)[1-9]\d{8}$/;
const YEAR = /^(?:19|20)\d\d$/;
const CLOSING_WORD = /^(?:merci|svp|stp|voila|et|ou)$/;

/** How many of `tokens`, from the first on, are a password; 0 if the first is none. `index` counts tokens since the announcement. */
export function valueLength(
  tokens: readonly Token[],
  index: number,
  progress: Progress,
  announcement: Announcement,
): number {
  const [first] = tokens;
  if (first === undefined) return 0;
  const expecting = isExpecting(progress);
  switch (announcement.kind) {
    case "login":
      return first.role === "very-strong" && index < NEAR_LOGIN ? 1 : 0;
    case "code":
      return expecting && isCodeOfLettersAndFigures(first) ? 1 : 0;
    case "pin":
      return figuresOrStrongLength(tokens, first, index, progress);
    case "password":
      if (first.quoted && first.role !== "masked" && expecting) return quotationLength(tokens, progress);
      if (first.role === "unknown") return wordsLength(tokens, first, progress, announcement);
      if (first.role === "other") return progress.link === "colon" ? sentenceLength(tokens) : 0;
      return figuresOrStrongLength(tokens, first, index, progress);
  }
}

function figuresOrStrongLength(tokens: readonly Token[], { role }: Token, index: number, progress: Progress): number {
  if (role === "digits") return figuresLength(tokens, progress);
  const strong = role === "very-strong" || role === "strong";
  const due = isExpecting(progress) || (role === "very-strong" && index < FAR);
  if (!strong || !due) return 0;
  return progress.link === "colon" ? Math.max(1, phraseLength(tokens)) : 1;
}

const isCodeOfLettersAndFigures = ({ role, text }: Token): boolean =>
  (role === "strong" || role === "very-strong") && text.length >= 5 && /\d/.test(text) && /[a-z]/.test(text);

/** Figures alone, in one or several groups; not what counts something, nor a telephone number or a year in passing. */
function figuresLength(tokens: readonly Token[], progress: Progress): number {
  const end = tokens.findIndex(({ role }) => role !== "digits");
  const groups = end < 0 ? tokens : tokens.slice(0, end);
  const digits = groups.map(({ text }) => text.replace(/\D/g, "")).join("");
  if (digits.length < 4 || COUNTED.test(tokens[groups.length]?.text ?? "")) return 0;
  if (progress.link !== "none" || progress.again) return groups.length;
  const passing = TELEPHONE.test(digits) || (progress.qualified && YEAR.test(digits));
  return progress.adjacent && !passing ? groups.length : 0;
}

/** Ordinary words, where nothing says what they are but their place. */
function wordsLength(tokens: readonly Token[], first: Token, progress: Progress, { wanted }: Announcement): number {
  if (progress.link === "colon") return phraseLength(tokens);
  if (progress.determined) return 0;
  if (progress.link === "verb") return runLength(tokens, LONGEST_NAME);
  if (!progress.adjacent || !progress.sameClause || wanted || first.text.length < 3) return 0;
  const [, next] = tokens;
  if (next?.role === "digits" || next?.role === "strong") return 2;
  return first.endsClause || next === undefined || isClosing(next) ? 1 : 0;
}

const isClosing = ({ text }: Token): boolean => !/[\p{L}\d]/u.test(text) || CLOSING_WORD.test(text);

const isValue = ({ role }: Token): boolean =>
  role === "unknown" || role === "strong" || role === "very-strong" || role === "digits";

const isConnective = ({ role, text }: Token): boolean =>
  role === "determiner" || role === "qualifier" || role === "link" || (role === "other" && isSmallWord(text));

/** Words in a row that could all be of the value, to the end of the clause at most. */
function runLength(tokens: readonly Token[], longest: number): number {
  let length = 0;
  for (const token of tokens.slice(0, longest)) {
    if (!isValue(token)) break;
    length += 1;
    if (token.endsClause) break;
  }
  return length;
}

/** After a colon: "soleil bleu", or a whole clause, "le soleil et la lune". */
const phraseLength = (tokens: readonly Token[]): number =>
  Math.max(sentenceLength(tokens), runLength(tokens, LONGEST_PHRASE));

/** All of a clause that has no grammar but small words, up to its last word of substance; 0 for any other. */
function sentenceLength(tokens: readonly Token[]): number {
  let length = 0;
  for (const [i, token] of tokens.slice(0, LONGEST_PHRASE).entries()) {
    if (token.role === "field" || /^(?:merci|svp|stp|voila|bonne)$/.test(token.text)) return length;
    if (!isValue(token) && !isConnective(token)) return 0;
    if (isValue(token)) length = i + 1;
    if (token.endsClause) return length;
  }
  return tokens.length <= LONGEST_PHRASE ? length : 0;
}

/** What stands between quotation marks, if it may be a value; what a screen says ("mot de passe oublié") is none. */
function quotationLength(tokens: readonly Token[], { link }: Progress): number {
  const end = tokens.slice(0, LONGEST_PHRASE).findIndex(({ unquoted }) => unquoted);
  const quotation = tokens.slice(0, Math.max(end + 1, 1));
  if (link !== "none" && quotation.length === 1) return 1;
  const isPhrase = quotation.some(isValue) && quotation.every((token) => isValue(token) || isConnective(token));
  return isPhrase ? quotation.length : 0;
}
