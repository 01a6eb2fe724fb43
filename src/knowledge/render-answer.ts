/** What the placeholders of an answer stand for: `{{fait:id}}` and `{{centre:key}}`. Null: known to nobody yet. */
export type Facts = ReadonlyMap<string, string | null>;

const placeholder = /\{\{\s*([a-z]+:[a-z0-9_-]+)\s*\}\}/g;

/** Names used by an answer that `facts` does not have. */
export const unknownPlaceholders = (answer: string, facts: Facts): readonly string[] =>
  [...answer.matchAll(placeholder)].flatMap(([, name]) => (name !== undefined && !facts.has(name) ? [name] : []));

/**
 * The text that is said: placeholders filled in, Markdown links as "caf.fr : https://www.caf.fr" so that every channel shows where
 * they lead, emphasis marks dropped.
 */
export function renderAnswer(answer: string, facts: Facts): string {
  return answer
    .replace(placeholder, (_whole, name: string) => facts.get(name) ?? "(demandez à l’accueil)")
    .replace(/\[([^\]]+)\]\((https?:\/\/[^)\s]+)\)/g, (_whole, label: string, url: string) =>
      url.replace(/^https?:\/\/(www\.)?/, "").replace(/\/$/, "") === label ? url : `${label} : ${url}`,
    )
    .replace(/\*\*([^*]+)\*\*/g, "$1")
    .trim();
}

/** Links of an answer. */
export const linksOf = (answer: string): readonly string[] =>
  [...answer.matchAll(/\]\((https?:\/\/[^)\s]+)\)/g)].flatMap(([, url]) => (url === undefined ? [] : [url]));
