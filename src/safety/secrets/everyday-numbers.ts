import type { Chain } from "./digit-chains.ts";

/**
 * Telephone numbers, dates, times, amounts and lists: a window of digits made of nothing else is no secret, whatever its checksum
 * (the digits of two telephone numbers side by side pass for a card one time in ten).
 */
const EVERYDAY = new RegExp(
  [
    String.raw`(?<!\d)0[1-9](?:[ .\-_/]{0,3}\d){8}(?!\d)`,
    String.raw`(?:\+|(?<!\d)00|(?<!\d)) ?33[ .\-_/]{0,3}(?:\(0\)|0)?[ .\-_/]{0,3}[1-9](?:[ .\-_/]{0,3}\d){8}(?!\d)`,
    String.raw`(?:\+|(?<!\d)00) ?[1-9](?:[ .\-()]{0,3}\d){8,12}(?!\d)`,
    String.raw`(?<!\d)(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:(?:19|20)\d\d|\d\d)(?!\d)`,
    String.raw`(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)`,
    String.raw`(?<!\d)(?:[01]?\d|2[0-3])[h:][0-5]\d(?!\d)`,
    String.raw`(?<!\d)\d{1,2}(?:, ?\d{1,2}){5,}(?!\d)`,
    String.raw`(?<!\d)\d{1,3}(?:[ .]?\d{3}){0,2}(?:,\d{1,2})? ?(?:€|euros?)`,
  ].join("|"),
  "g",
);

export type EverydayNumbers = {
  /** True if every digit from `from` to `to` is of such a number. */
  readonly cover: (chain: Chain, from: number, to: number) => boolean;
};

export function findEverydayNumbers(folded: string): EverydayNumbers {
  const covered = new Uint8Array(folded.length);
  for (const { 0: text, index } of folded.matchAll(EVERYDAY)) covered.fill(1, index, index + text.length);
  return {
    cover: ({ places }, from, to) => {
      for (let i = from; i < to; i += 1) if (covered[places[i] ?? 0] !== 1) return false;
      return true;
    },
  };
}
