import type { KnowledgeBase } from "../knowledge/knowledge-base.ts";
import { groupByLetter, pageOf, ROWS } from "./browse.ts";
import type { Choice } from "./message.ts";

/** Everything of the knowledge base that can be reached by touching buttons, in pages that every channel can show. */
export type Shelves = {
  subjects(page: number): readonly Choice[];
  questions(theme: string, page: number): readonly Choice[];
  letters(): readonly Choice[];
  /** Null: there are no such letters. */
  words(letters: string, page: number): { readonly label: string; readonly words: readonly Choice[] } | null;
};

/** Rows that the dialogs of menu.yaml, theme.yaml and mots-*.yaml add below. */
const BELOW = 2;
const room = ROWS - BELOW;

export function createShelves({ faq, glossary, themes }: KnowledgeBase): Shelves {
  const entries = [...faq.values()];
  const groups = groupByLetter([...glossary.values()], room);
  const subjects: readonly Choice[] = [
    ...themes
      .filter(({ id }) => entries.some(({ theme }) => theme === id))
      .map(({ id, label }) => ({ id: `theme:${id}`, label })),
    ...(groups.length === 0 ? [] : [{ id: "words", label: "Mots du numérique" }]),
  ];
  return {
    subjects: (page) => pageOf(subjects, page, room, (next) => `menu:${next}`),
    questions: (theme, page) => {
      const own = entries
        .filter((entry) => entry.theme === theme)
        .map(({ id, title }) => ({ id: `faq:${id}`, label: title }));
      return pageOf(own, page, room, (next) => `theme:${theme}.${next}`);
    },
    letters: () => groups.map(({ id, label }) => ({ id: `words:${id}`, label })),
    words: (letters, page) => {
      const group = groups.find(({ id }) => id === letters);
      if (group === undefined) return null;
      const own = group.terms.map(({ id, term }) => ({ id: `glossary:${id}`, label: cut(term) }));
      return { label: group.label, words: pageOf(own, page, room, (next) => `words:${letters}.${next}`) };
    },
  };
}

const MOST = 24;
const cut = (label: string): string => (label.length <= MOST ? label : `${label.slice(0, MOST - 1)}…`);
