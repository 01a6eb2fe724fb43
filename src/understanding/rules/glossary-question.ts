import type { NormalText } from "../normalise/normalise.ts";

/** The ways to ask what a word means; what is left of the message is the word. */
const ASKING: readonly RegExp[] = [
  /\b(?:qu est ce que c est (?:que)?|qu est ce que ca veut dire|qu est ce que ca signifie|qu est ce que|qu est ce qu|c est quoi|c etait quoi|ca veut dire quoi|veut dire quoi|ca veut dire|que veut dire|que signifie|ca signifie quoi|signifie quoi|quelle est la (?:definition|signification) d[eu]?|(?:la )?(?:definition|signification) d[eu]?|definition|ca sert a quoi|a quoi (?:ca )?sert|a quoi servent|sert a quoi|veut dire|signifie)\b/g,
  /\b(?:je|j) (?:ne |n )?(?:comprends?|sais|connais|ai) (?:pas|rien|pas compris)(?: a| au)? (?:(?:ce )?(?:que|qu) (?:c est|est|ca|veut dire|signifie)|c est quoi|le mot|ce mot|les mots|le terme|le sens d[eu]?)\b/g,
  /\b(?:explique(?:r|z)?|expliquez|expliquer|dire|dites|dis) (?:moi|nous)?(?: ce que| ce qu| le mot| c est quoi| est)?\b/g,
  /\b(?:le|un|ce) (?:mot|terme)\b/g,
];
const IS_ASKING =
  /\b(?:qu est ce (?:que|qu)|c est quoi|c etait quoi|veut dire|signifie|signification|definition|a quoi (?:ca )?ser(?:t|vent)|sert a quoi|(?:le|ce|du) (?:mot|terme)|explique(?:r|z)? moi)\b/;
const EMPTY_WORDS = new Set(
  "le la les l un une des du de d ce cet cette ces que qu est c ca en au aux a moi s il vous te plait svp donc alors bonjour bonsoir salut merci et oui ah je j ne n sais pas comprends mot mots truc exactement vraiment pouvez me m dire votre vos mon ma".split(
    " ",
  ),
);
const MAX_WORDS_ALONE = 5;

/** Small words and final s gone: "les cookies" and "un cookie" are the same term. */
export const bareTerm = (text: string): string =>
  text
    .split(" ")
    .filter((word) => !EMPTY_WORDS.has(word))
    .map((word) => (word.length > 3 ? word.replace(/s$/, "") : word))
    .join(" ");

export type Terms = ReadonlyMap<string, string>;

/** @returns glossary id by bare term; of two entries with the same term the first one wins */
export const indexTerms = (glossary: readonly { readonly id: string; readonly terms: readonly string[] }[]): Terms => {
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

/** The glossary id of the word whose meaning is asked ("c'est quoi un navigateur"), or of the word sent alone. */
export const glossaryQuestion = (terms: Terms, { text, question }: NormalText): string | undefined => {
  if (IS_ASKING.test(text)) {
    const left = ASKING.reduce((rest, asking) => rest.replace(asking, " "), text);
    return terms.get(bareTerm(left.replace(/ {2,}/g, " ").trim()));
  }
  return question.split(" ").length <= MAX_WORDS_ALONE ? terms.get(bareTerm(question)) : undefined;
};
