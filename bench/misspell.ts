/** Typing mistakes as people make them on a phone: about one word in six loses, doubles or swaps a letter, or its accents. */
export function misspell(text: string, chance: () => number): string {
  return text
    .split(" ")
    .map((word) =>
      word.length > 3 && chance() < 1 / 6
        ? (mistakes[Math.floor(chance() * mistakes.length)]?.(word, chance) ?? word)
        : word,
    )
    .join(" ");
}

type Mistake = (word: string, chance: () => number) => string;

const inside = (word: string, chance: () => number): number => 1 + Math.floor(chance() * (word.length - 2));

const mistakes: readonly Mistake[] = [
  (word, chance) => {
    const at = inside(word, chance);
    return word.slice(0, at) + word.slice(at + 1);
  },
  (word, chance) => {
    const at = inside(word, chance);
    return word.slice(0, at) + word.charAt(at) + word.slice(at);
  },
  (word, chance) => {
    const at = inside(word, chance);
    return word.slice(0, at) + word.charAt(at + 1) + word.charAt(at) + word.slice(at + 2);
  },
  (word) => word.normalize("NFD").replaceAll(/\p{M}/gu, ""),
];
