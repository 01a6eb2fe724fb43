/**
 * Digits that may belong together: a run in which no two are further apart than a few spaces, dots, dashes, line breaks…
 * The "a" or "b" of Corsica's departments 2A and 2B counts as a digit where one more digit follows.
 */
export type Chain = {
  readonly digits: string;
  /** Place in the folded text of each digit. */
  readonly places: readonly number[];
  /**
   * Indexes of digits that something separates from the one before, and the number of digits: where a number may begin or
   * end, in order.
   */
  readonly cuts: readonly number[];
};

const SEPARATORS = new Set(Array.from(" \n.,-_/:;*+'\"()·", (separator) => separator.charCodeAt(0)));
const LONGEST_GAP = 5;
const DIGIT_FOLLOWS = /[ab][ \n.\-_/]{0,4}\d/y;

export function digitChains(folded: string): readonly Chain[] {
  const chains: Chain[] = [];
  let places: number[] = [];
  let last = -1;
  const close = () => {
    if (places.length > 0) chains.push(chainAt(folded, places));
    places = [];
  };
  for (let at = 0; at < folded.length; at += 1) {
    const code = folded.charCodeAt(at);
    if ((code >= 48 && code <= 57) || (places.length > 0 && isCorsica(folded, at, code, last))) {
      places.push(at);
      last = at;
    } else if (places.length > 0 && (!SEPARATORS.has(code) || at - last > LONGEST_GAP)) {
      close();
    }
  }
  close();
  return chains;
}

function isCorsica(folded: string, at: number, code: number, last: number): boolean {
  if ((code !== 97 && code !== 98) || folded.charAt(last) !== "2" || at - last > 4) return false;
  DIGIT_FOLLOWS.lastIndex = at;
  return DIGIT_FOLLOWS.test(folded);
}

function chainAt(folded: string, places: readonly number[]): Chain {
  const cuts = [0];
  const blocks: string[] = [];
  let start = places[0] ?? 0;
  let previous = start;
  for (let i = 1; i < places.length; i += 1) {
    const place = places[i] ?? 0;
    if (place > previous + 1) {
      cuts.push(i);
      blocks.push(folded.slice(start, previous + 1));
      start = place;
    }
    previous = place;
  }
  cuts.push(places.length);
  blocks.push(folded.slice(start, previous + 1));
  return { digits: blocks.join(""), places, cuts };
}

/** True where something separates digit `i` from the one before, and at the end. */
export const isCut = ({ places }: Chain, i: number): boolean =>
  i === 0 || i === places.length || placeAt(places, i) > placeAt(places, i - 1) + 1;

/** Where the digits from `from` (included) to `to` (excluded) stand in the folded text. */
export const spanOf = (
  { places }: Chain,
  from: number,
  to: number,
): { readonly from: number; readonly to: number } => ({
  from: placeAt(places, from),
  to: placeAt(places, to - 1) + 1,
});

type Lengths = { readonly shortest: number; readonly longest: number; readonly firstDigits: string };

/**
 * Visits the numbers of so many digits in a chain: those between two cuts; and those against one, in a block longer than any
 * number we look for, where two were typed without a space.
 */
export function forEachNumber(
  { digits, cuts }: Chain,
  { shortest, longest, firstDigits }: Lengths,
  visit: (from: number, length: number) => void,
): void {
  for (let k = 0; k + 1 < cuts.length; k += 1) {
    const cut = cuts[k] ?? 0;
    const next = cuts[k + 1] ?? 0;
    if (next - cut > LONGEST_NUMBER) {
      for (let length = shortest; length <= longest; length += 1) {
        if (firstDigits.includes(digits.charAt(cut))) visit(cut, length);
        if (firstDigits.includes(digits.charAt(next - length))) visit(next - length, length);
      }
    } else if (firstDigits.includes(digits.charAt(cut))) {
      for (let m = k + 1; m < cuts.length; m += 1) {
        const length = (cuts[m] ?? 0) - cut;
        if (length > longest) break;
        if (length >= shortest) visit(cut, length);
      }
    }
  }
}

const LONGEST_NUMBER = 19;

function placeAt(places: readonly number[], i: number): number {
  const place = places[i];
  if (place === undefined) throw new RangeError(`A chain of ${places.length} digits has no digit ${i}.`);
  return place;
}
