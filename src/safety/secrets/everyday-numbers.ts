/** Telephone numbers, French and foreign, and lists of small numbers. */
const TELEPHONES_AND_LISTS = new RegExp(
  [
    String.raw`(?<!\d)0[1-9](?:[ .\-_/]{0,3}\d){8}(?!\d)`,
    String.raw`(?:\+|(?<!\d)00|(?<!\d)) ?33[ .\-_/]{0,3}(?:\(0\)|0)?[ .\-_/]{0,3}[1-9](?:[ .\-_/]{0,3}\d){8}(?!\d)`,
    String.raw`(?:\+|(?<!\d)00) ?[1-9](?:[ .\-()]{0,3}\d){8,12}(?!\d)`,
    String.raw`(?<!\d)\d{1,2}(?:, ?\d{1,2}){5,}(?!\d)`,
  ].join("|"),
  "g",
);

const DATES_TIMES_AND_AMOUNTS = new RegExp(
  [
    String.raw`(?<!\d)(?:0?[1-9]|[12]\d|3[01])[/.-](?:0?[1-9]|1[0-2])[/.-](?:(?:19|20)\d\d|\d\d)(?!\d)`,
    String.raw`(?<!\d)(?:19|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?!\d)`,
    String.raw`(?<!\d)(?:[01]?\d|2[0-3])[h:][0-5]\d(?!\d)`,
    String.raw`(?<!\d)\d{1,3}(?:[ .]?\d{3}){0,2}(?:,\d{1,2})? ?(?:€|euros?)`,
  ].join("|"),
  "g",
);

const TELEPHONE = 1;
const OTHER = 2;

/**
 * Numbers anyone may read. A run of digits made of nothing else is no secret, whatever its checksum: the digits of two telephone
 * numbers side by side pass for a card one time in ten.
 */
export type EverydayNumbers = {
  /** True if the digits between two places of the folded text are all of telephone numbers or lists. */
  readonly areTelephones: (from: number, to: number) => boolean;
  /** True if they are all of telephone numbers, lists, dates, times or amounts. */
  readonly coverAll: (from: number, to: number) => boolean;
};

export function findEverydayNumbers(folded: string): EverydayNumbers {
  const covered = new Uint8Array(folded.length);
  for (const { 0: text, index } of folded.matchAll(TELEPHONES_AND_LISTS)) {
    covered.fill(TELEPHONE, index, index + text.length);
  }
  for (const { 0: text, index } of folded.matchAll(DATES_TIMES_AND_AMOUNTS)) {
    if (goesOn(folded, index, text) && covered[index - 2] === TELEPHONE) continue;
    for (let at = index; at < index + text.length; at += 1) covered[at] ||= OTHER;
  }
  const allDigits = (from: number, to: number, isCovered: (mark: number | undefined) => boolean): boolean => {
    for (let at = from; at < to; at += 1) {
      const code = folded.charCodeAt(at);
      if (code >= 48 && code <= 57 && !isCovered(covered[at])) return false;
    }
    return true;
  };
  return {
    areTelephones: (from, to) => allDigits(from, to, (mark) => mark === TELEPHONE),
    coverAll: (from, to) => allDigits(from, to, (mark) => mark !== 0),
  };
}

/**
 * "33601234567.8.5.30" is one number cut by dots, not a telephone number and a date: nobody puts the dots of the date before it
 * as well.
 */
const goesOn = (folded: string, index: number, date: string): boolean => {
  const before = folded.charAt(index - 1);
  return (before === "." || before === "-" || before === "/") && date.includes(before);
};
