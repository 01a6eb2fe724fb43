import type { GlossaryTerm } from "../knowledge/knowledge-base.ts";
import type { Choice } from "./message.ts";

/** WhatsApp shows ten rows in a list, Messenger thirteen quick replies: what holds on the smallest holds everywhere. */
export const ROWS = 10;

const NEXT = "Voir la suite";

/**
 * The choices of one page (from 1), in at most `room` rows: when there are more, the last row leads to the next page, whose
 * choice `choiceOfPage` tells. A page that does not exist is the first.
 */
export function pageOf(
  items: readonly Choice[],
  page: number,
  room: number,
  choiceOfPage: (page: number) => string,
): readonly Choice[] {
  if (items.length <= room) return items;
  const size = room - 1;
  const pages = Math.ceil(items.length / size);
  const shown = Number.isInteger(page) && page >= 1 && page <= pages ? page : 1;
  const rows = items.slice((shown - 1) * size, shown * size);
  return shown === pages ? rows : [...rows, { id: choiceOfPage(shown + 1), label: NEXT }];
}

/** Words of the glossary whose first letters stand together on one button: "A", "B – C"… */
export type LetterGroup = { readonly id: string; readonly label: string; readonly terms: readonly GlossaryTerm[] };

/** The glossary in at most `most` groups of about the same size, in the order of the alphabet. */
export function groupByLetter(terms: readonly GlossaryTerm[], most: number): readonly LetterGroup[] {
  const sorted = terms.toSorted((a, b) => a.term.localeCompare(b.term, "fr"));
  const letters = new Map<string, GlossaryTerm[]>();
  for (const term of sorted)
    letters.set(firstLetter(term.term), [...(letters.get(firstLetter(term.term)) ?? []), term]);
  const groups: { letters: string[]; terms: GlossaryTerm[] }[] = [];
  let left = sorted.length;
  for (const [letter, own] of letters) {
    const last = groups.at(-1);
    const fair = (left + (last?.terms.length ?? 0)) / Math.max(1, most - groups.length + 1);
    if (last && (groups.length === most || last.terms.length + own.length / 2 <= fair)) {
      last.letters.push(letter);
      last.terms.push(...own);
    } else groups.push({ letters: [letter], terms: [...own] });
    left -= own.length;
  }
  return groups.map(({ letters: [first = "", ...others], terms: own }) => ({
    id: first.toLowerCase(),
    label: others.length === 0 ? first : `${first} – ${others.at(-1) ?? ""}`,
    terms: own,
  }));
}

const firstLetter = (term: string): string =>
  term
    .normalize("NFD")
    .replace(/[^A-Za-z0-9]/g, "")
    .charAt(0)
    .toUpperCase();
