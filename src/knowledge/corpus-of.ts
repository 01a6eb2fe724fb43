import type { Corpus } from "../understanding/corpus.ts";
import { conversationalIntents, type KnowledgeBase } from "./knowledge-base.ts";

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
    passages: entries.map(({ id, question, answer }) => ({ intent: id, text: `${question} ${answer}` })),
    background: knowledge.background,
  };
}
