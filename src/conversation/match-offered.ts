import type { Choice } from "./message.ts";

/** "2", "le 2", "n°2" or the label itself, whatever its accents, case and emoji: the choice that was meant, or null. */
export function matchOffered(text: string, offered: readonly Choice[]): Choice | null {
  const typed = fold(text);
  if (typed === "") return null;
  const number = /^(?:le |la |n |no |numero |choix )?(\d{1,2})$/.exec(typed)?.[1];
  if (number !== undefined) return offered[Number(number) - 1] ?? null;
  return offered.find(({ label }) => fold(label) === typed) ?? null;
}

const fold = (text: string): string =>
  text
    .slice(0, 200)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, " ")
    .trim();
