import { foldText } from "../../understanding/normalise/fold-text.ts";

/** An example with where it stands. */
export type PlacedExample = {
  readonly intent: string;
  readonly file: string;
  readonly line: number;
  readonly text: string;
};

export type LookAlike = { readonly example: PlacedExample; readonly other: PlacedExample };

/** The same words, whatever accents, case and punctuation, under two intents: they teach the model nothing but doubt. */
export const sameExamples = (examples: readonly PlacedExample[]): readonly LookAlike[] =>
  pairsBy(examples, (text) => [foldText(text)]);

/** One letter apart, or the same words in another order: perhaps wanted, perhaps not. */
export function nearlySameExamples(examples: readonly PlacedExample[]): readonly LookAlike[] {
  const same = new Set(sameExamples(examples).map(keyOf));
  const near = [...pairsBy(examples, (text) => [telling(text)]), ...pairsBy(examples, withoutOneLetter)];
  const once = new Map(near.map((pair) => [keyOf(pair), pair]));
  return [...once].flatMap(([key, pair]) => (same.has(key) ? [] : [pair]));
}

const keyOf = ({ example, other }: LookAlike): string => `${example.file}:${example.line}/${other.file}:${other.line}`;

/** Each example with the first one of another intent that has a key in common. */
function pairsBy(
  examples: readonly PlacedExample[],
  keysOf: (text: string) => readonly string[],
): readonly LookAlike[] {
  const first = new Map<string, PlacedExample>();
  const pairs: LookAlike[] = [];
  for (const example of examples) {
    const keys = keysOf(example.text).filter((key) => key !== "");
    const other = keys
      .map((key) => first.get(key))
      .find((seen) => seen !== undefined && seen.intent !== example.intent);
    if (other !== undefined) pairs.push({ example, other });
    for (const key of keys) if (!first.has(key)) first.set(key, example);
  }
  return pairs;
}

const EMPTY = new Set(
  "je j tu il elle on vous nous me m mon ma mes le la les l un une des du de d a au aux en et ou est c ce ca s y que qu qui pour".split(
    " ",
  ),
);

/** The words that say something, in alphabetical order. */
const telling = (text: string): string =>
  foldText(text)
    .split(" ")
    .filter((word) => !EMPTY.has(word))
    .toSorted()
    .join(" ");

const SHORTEST = 10;

/** Two texts that are one letter apart have one of these in common. In short ones another letter is another word. */
function withoutOneLetter(text: string): readonly string[] {
  const folded = foldText(text).replaceAll(" ", "");
  if (folded.length < SHORTEST) return [];
  return [folded, ...Array.from(folded, (_, at) => folded.slice(0, at) + folded.slice(at + 1))];
}
