/** Glossary entries by number, under each of their normalised terms. */
export type TermIndex = ReadonlyMap<string, number>;

const LONGEST = 4;

export const indexTerms = (entries: readonly { readonly terms: readonly string[] }[]): TermIndex => {
  const index = new Map<string, number>();
  entries.forEach(({ terms }, entry) => {
    for (const term of terms) if (term.length > 2 && !index.has(term)) index.set(term, entry);
  });
  return index;
};

/** The entries whose terms a text contains, the longest terms first found, each word used once. */
export const findTerms = (index: TermIndex, text: string): number[] => {
  const words = text.split(" ");
  const found: number[] = [];
  for (let i = 0; i < words.length;) {
    let length = 0;
    for (let n = Math.min(LONGEST, words.length - i); n > 0 && length === 0; n--) {
      const phrase = words.slice(i, i + n).join(" ");
      const entry = index.get(phrase) ?? index.get(phrase.replace(/s$/, ""));
      if (entry === undefined) continue;
      found.push(entry);
      length = n;
    }
    i += length || 1;
  }
  return found;
};
