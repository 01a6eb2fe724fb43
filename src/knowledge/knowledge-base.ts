/** What the assistant knows, read from knowledge-base/ and checked. French lives in the content; names here are English. */
export type FaqEntry = {
  readonly id: string;
  readonly theme: string;
  readonly question: string;
  /** At most 24 characters, for a button. */
  readonly title: string;
  readonly examples: readonly string[];
  /** Rendered: facts and what only the centre knows are filled in. Steps are lines "1. …". */
  readonly answer: string;
  readonly source: string;
  /** "YYYY-MM-DD": when somebody last compared it with its source, and before when they should again. */
  readonly checkedOn: string;
  readonly reviewBefore: string;
  /** Reason (motif) of an appointment that helps with this. */
  readonly appointmentReason: string | null;
  /** A dialog that helps with this, and the words on its button. */
  readonly dialog: { readonly id: string; readonly label: string } | null;
  readonly related: readonly string[];
  readonly glossary: readonly string[];
  /** The tutorial that plays this answer step by step. */
  readonly tutorial: string | null;
  /** Films that somebody of the centre has watched. */
  readonly videos: readonly { readonly title: string; readonly url: string }[];
};

export type Tutorial = {
  readonly id: string;
  readonly title: string;
  readonly steps: readonly string[];
  readonly source: string;
  readonly reviewBefore: string;
};

export type GlossaryTerm = {
  readonly id: string;
  readonly term: string;
  /** Synonyms and usual misspellings. */
  readonly variants: readonly string[];
  readonly definition: string;
};

export type Theme = {
  readonly id: string;
  readonly label: string;
  readonly description: string;
  /** Services of the national schema of places that this theme belongs to. */
  readonly services: readonly string[];
};

/** Local wall-clock hours of one weekday: 1 = Monday … 7 = Sunday; "HH:MM". */
export type WeeklyHours = { readonly weekday: number; readonly from: string; readonly to: string };

export type Centre = {
  readonly name: string;
  /** Null where the file says "à compléter". */
  readonly city: string | null;
  readonly postcode: string | null;
  readonly siret: string | null;
  readonly address: string | null;
  readonly phone: string | null;
  readonly email: string | null;
  readonly website: string | null;
  /** "YYYY-MM-DD": when somebody last read the file of the centre through. */
  readonly confirmedOn: string | null;
  readonly hours: readonly WeeklyHours[];
  /** When mediators answer. */
  readonly mediatorHours: readonly WeeklyHours[];
  /** Local dates "YYYY-MM-DD", inclusive. */
  readonly closures: readonly { readonly from: string; readonly to: string; readonly label: string }[];
};

export type KnowledgeBase = {
  readonly faq: ReadonlyMap<string, FaqEntry>;
  readonly glossary: ReadonlyMap<string, GlossaryTerm>;
  readonly tutorials: ReadonlyMap<string, Tutorial>;
  readonly themes: readonly Theme[];
  readonly centre: Centre;
  /** Examples of the conversational intents: greeting, handoff, book-appointment… */
  readonly conversational: ReadonlyMap<string, readonly string[]>;
  /** What must be refused. */
  readonly background: readonly string[];
};

/** What is said in any conversation, whatever the subject; each needs examples in conversation.yaml. */
export const conversationalIntents = [
  "greeting",
  "thanks",
  "goodbye",
  "insult",
  "book-appointment",
  "move-appointment",
  "cancel-appointment",
  "handoff",
] as const;
