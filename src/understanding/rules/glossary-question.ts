import { keyboardDistance } from "../normalise/keyboard-distance.ts";
import type { NormalText } from "../normalise/normalise.ts";

/** The ways to ask what a word means; what is left of the message is the word. */
const ASKING: readonly RegExp[] = [
  /\b(?:qu est ce que c est (?:que)?|qu est ce que ca veut dire|qu est ce que ca signifie|qu est ce que|qu est ce qu|c est quoi|c etait quoi|ca veut dire quoi|veut dire quoi|ca veut dire|que veut dire|que signifie|ca signifie quoi|signifie quoi|quelle est la (?:definition|signification) d[eu]?|(?:la )?(?:definition|signification) d[eu]?|definition|ca sert a quoi|a quoi (?:ca )?sert|a quoi servent|sert a quoi|veut dire|signifie)\b/g,
  /\b(?:je|j) (?:ne |n )?(?:comprends?|sais|connais|ai) (?:pas|rien|pas compris)(?: a| au)? (?:(?:ce )?(?:que|qu) (?:c est|est|ca|veut dire|signifie)|c est quoi|le mot(?! de)|ce mot|les mots(?! de)|le terme|le sens d[eu]?)\b/g,
  /\b(?:explique(?:r|z)?|expliquez|expliquer|dire|dites|dis) (?:moi|nous)?(?: ce que| ce qu| le mot| c est quoi| est)?\b/g,
  /\b(?:le|un|ce) (?:mot(?! de)|terme)\b/g,
];
const IS_ASKING =
  /\b(?:qu est ce (?:que|qu)|c est quoi|c etait quoi|veut dire|signifie|signification|definition|a quoi (?:ca )?ser(?:t|vent)|sert a quoi|(?:le|ce|du) (?:mot(?! de)|terme)|explique(?:r|z)? moi)\b/;
const wordSet = (words: string): ReadonlySet<string> => new Set(words.split(" "));
const ARTICLES = wordSet("le la les l un une des du de d ce cet cette ces s il vous te plait svp merci");
const AROUND_A_QUESTION = wordSet(
  "que qu est c ca en au aux a moi donc alors bonjour bonsoir salut et oui ah je j ne n sais pas comprends exactement vraiment pouvez me m dire truc votre vos mon ma mes",
);
const MAX_WORDS_ALONE = 5;

/** Articles and final s gone: "les cookies" and "un cookie" are the same term. */
export const bareTerm = (text: string): string =>
  text
    .split(" ")
    .filter((word) => !ARTICLES.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, "") : word))
    .join(" ");

const withoutAsking = (text: string): string =>
  ASKING.reduce((rest, asking) => rest.replace(asking, " "), text)
    .split(" ")
    .filter((word) => word !== "" && !AROUND_A_QUESTION.has(word))
    .join(" ");

export type Terms = ReadonlyMap<string, string>;

/** @returns glossary id by bare term; of two entries with the same term the first one wins */
export const indexBareTerms = (
  glossary: readonly { readonly id: string; readonly terms: readonly string[] }[],
): Terms => {
  const index = new Map<string, string>();
  // every entry's own name before anybody's synonyms
  for (const { id, terms } of glossary) for (const term of terms.slice(0, 1)) addTerm(index, term, id);
  for (const { id, terms } of glossary) for (const term of terms.slice(1)) addTerm(index, term, id);
  return index;
};

const addTerm = (index: Map<string, string>, term: string, id: string): void => {
  const bare = bareTerm(term);
  if (bare.length >= 2 && !index.has(bare)) index.set(bare, id);
};

/** One slip in a term: "quotien familial". Short terms are too close to each other for that. */
const SLIP = 0.9;
const SHORTEST_WITH_SLIP = 7;

const nearestTerm = (terms: Terms, written: string): string | undefined => {
  if (written.length < SHORTEST_WITH_SLIP) return undefined;
  const near = [...terms].filter(
    ([term]) => term.length >= SHORTEST_WITH_SLIP && keyboardDistance(written, term, SLIP) <= SLIP,
  );
  const ids = new Set(near.map(([, id]) => id));
  return ids.size === 1 ? near[0]?.[1] : undefined;
};

export type TermFound = {
  readonly glossaryId: string;
  /** "wifi" alone may want more than a definition. */ readonly asked: boolean;
};

/** The word whose meaning is asked ("c'est quoi un navigateur"), or the word sent alone. */
export const glossaryQuestion = (terms: Terms, { text, question }: NormalText): TermFound | undefined => {
  const asked = IS_ASKING.test(text);
  if (!asked && question.split(" ").length > MAX_WORDS_ALONE) return undefined;
  const written = bareTerm(asked ? withoutAsking(text) : question);
  const glossaryId = terms.get(written) ?? (asked ? nearestTerm(terms, written) : undefined);
  return glossaryId === undefined ? undefined : { glossaryId, asked };
};
