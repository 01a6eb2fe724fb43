import type { Corpus } from "../understanding/corpus.ts";
import { conversationalIntents, type FaqEntry, type KnowledgeBase } from "./knowledge-base.ts";

/** What the model learns from: examples, answers, glossary, and what must be refused. */
export function corpusOf(knowledge: KnowledgeBase): Corpus {
  const entries = [...knowledge.faq.values()];
  return {
    intents: [
      ...entries.map(({ id, question, examples }) => ({
        id,
        route: "faq" as const,
        examples: [question, ...examples],
      })),
      ...conversationalIntents.map((id) => ({ id, route: id, examples: knowledge.conversational.get(id) ?? [] })),
    ],
    glossary: [...knowledge.glossary.values()].map(({ id, term, variants, definition }) => ({
      id,
      terms: [term, ...variants],
      definition,
    })),
    passages: entries.map((entry) => ({ intent: entry.id, text: passageOf(entry, knowledge) })),
    background: knowledge.background,
  };
}

/** All that is written about an entry: residents ask with words of the glossary that no example has. */
const passageOf = ({ title, question, answer, glossary }: FaqEntry, knowledge: KnowledgeBase): string =>
  [
    title,
    question,
    answer,
    ...glossary.flatMap((id) => {
      const entry = knowledge.glossary.get(id);
      return entry === undefined ? [] : [entry.term, ...entry.variants, entry.definition];
    }),
  ].join(" ");
