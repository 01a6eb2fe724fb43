const ROWS = ["azertyuiop", "qsdfghjklm", "wxcvbn"];

const neighbours = new Map<string, string>();
ROWS.forEach((row, y) => {
  Array.from(row, (key, x) => {
    const around = [row[x - 1], row[x + 1], ROWS[y - 1]?.[x], ROWS[y + 1]?.[x]];
    neighbours.set(key, around.filter((other) => other !== undefined).join(""));
  });
});

const pick = (choices: string, random: () => number): string => choices[Math.floor(random() * choices.length)] ?? "";

type Slip = (word: string, at: number, random: () => number) => string;

const SLIPS: readonly Slip[] = [
  (word, at, random) => word.slice(0, at) + pick(neighbours.get(word[at] ?? "") ?? "", random) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + word.slice(at + 1),
  (word, at) => word.slice(0, at) + (word[at] ?? "") + word.slice(at),
  (word, at) => word.slice(0, at) + (word[at + 1] ?? "") + (word[at] ?? "") + word.slice(at + 2),
];

/** A neighbouring key, a letter forgotten, doubled or swapped, in `count` words of four letters or more. */
export const slipOnKeyboard = (text: string, count: number, random: () => number): string => {
  const words = text.split(" ");
  for (let slip = 0; slip < count; slip++) {
    const long = words.flatMap((word, i) => (/^[a-z]{4,}$/.test(word) ? [i] : []));
    const at = long[Math.floor(random() * long.length)];
    const word = at === undefined ? undefined : words[at];
    if (at === undefined || word === undefined) break;
    const how = SLIPS[Math.floor(random() * SLIPS.length)];
    words[at] = how?.(word, Math.floor(random() * word.length), random) ?? word;
  }
  return words.join(" ");
};
