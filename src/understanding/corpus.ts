import type { Route } from "./understanding.ts";

export type IntentExamples = { readonly id: string; readonly route: Route; readonly examples: readonly string[] };

/** `terms`: the term itself first, then its synonyms and misspellings. */
export type GlossaryEntry = { readonly id: string; readonly terms: readonly string[]; readonly definition: string };

/** All that the model learns from, as the knowledge base gives it. */
export type Corpus = {
  /** FAQ ids with route `faq`; conversational intents with their own route. */
  readonly intents: readonly IntentExamples[];
  readonly glossary: readonly GlossaryEntry[];
  /** Question and answer texts: they tell what an entry speaks about even in words that no example has. */
  readonly passages: readonly { readonly intent: string; readonly text: string }[];
  /** Phrases that must be refused: chit-chat, other services, other languages. */
  readonly background: readonly string[];
};
