/** Where the words that tell what a number is ("numéro de sécu", "titre de séjour") stand in a text. */
export type Surroundings = {
  /** True if such a word ends at most `before` characters ahead of `from`, or starts at most `after` behind `to`. */
  readonly near: (from: number, to: number, before: number, after: number) => boolean;
};

/** One pass over the text, so that a text of a thousand numbers is not searched a thousand times. */
export function findSurroundings(folded: string, words: RegExp): Surroundings {
  const starts: number[] = [];
  const ends: number[] = [];
  for (const match of folded.matchAll(words)) {
    starts.push(match.index);
    ends.push(match.index + match[0].length);
  }
  if (starts.length === 0) return NOWHERE;
  return {
    near: (from, to, before, after) => {
      const behind = firstAtLeast(starts, from);
      const lastEnd = ends[behind - 1];
      const nextStart = starts[behind];
      return (
        (lastEnd !== undefined && from - lastEnd <= before) || (nextStart !== undefined && nextStart - to <= after)
      );
    },
  };
}

const NOWHERE: Surroundings = { near: () => false };

/** Index of the first of the sorted `numbers` that is at least `limit`. */
function firstAtLeast(numbers: readonly number[], limit: number): number {
  let low = 0;
  let high = numbers.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((numbers[middle] ?? limit) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}
