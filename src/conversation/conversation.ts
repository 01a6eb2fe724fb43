import { MediatorId, type ConversationId } from "../shared/ids.ts";
import type { ChannelAddress, Choice } from "./message.ts";

export type WaitingReason = "asked" | "misunderstood" | "distress" | "trouble";

/** Who answers. Every change of owner moves `epoch` by one. */
export type Owner =
  | { readonly kind: "bot" }
  | {
      readonly kind: "waiting";
      readonly since: Date;
      readonly reason: WaitingReason;
      /** How far the watch over people who wait has gone. */
      readonly watch: "fresh" | "reminded" | "escalated";
    }
  | { readonly kind: "mediator"; readonly mediator: MediatorId; readonly name: string; readonly since: Date };

/** Whoever answers in a provider's own inbox, or on the telephone: nobody who could sign in here. */
export const elsewhere = { id: MediatorId.parse("elsewhere"), name: "Boîte de réception de Meta" } as const;

/** What the bot remembers from one message to the next. */
export type BotMemory = {
  /** The person has been told that an automatic assistant answers, since a mediator last did. */
  readonly greeted: boolean;
  /** Messages in a row that were not understood. */
  readonly misses: number;
  /** Choices shown last, so that "2" and a label typed by hand mean something. */
  readonly offered: readonly Choice[];
  /** What was explained last, since a mediator last did: the id of an entry, or `glossary:<id>`. */
  readonly lastAnswer: string | null;
  /** Where the person is in a tutorial, to go on after something else. */
  readonly tutorial: { readonly id: string; readonly step: number } | null;
  /**
   * Whether they may be asked how they felt about the help: once, until a mediator helps them again or the words are forgotten. `never`:
   * not after a danger.
   */
  readonly survey: "open" | "asked" | "answered" | "never";
  /** Botkit's own dialog stack, opaque here; null when no dialog waits for an answer. */
  readonly dialog: string | null;
  /** The dialog that was open when a person was asked for: it goes on when whoever waits comes back to the assistant. */
  readonly setAside: string | null;
};

export type Conversation = {
  readonly id: ConversationId;
  readonly address: ChannelAddress;
  /** What mediators call the person: a first name once given. */
  readonly name: string | null;
  readonly owner: Owner;
  readonly epoch: number;
  readonly version: number;
  readonly memory: BotMemory;
  readonly createdAt: Date;
  readonly lastInboundAt: Date | null;
  /** Set when the person or the kiosk ended it: nothing more is accepted. */
  readonly endedAt: Date | null;
  /** The person asked in a turn to be forgotten up to here; carried out right after, and again at start if it was not. */
  readonly eraseUpTo: Date | null;
};

export const freshMemory: BotMemory = {
  greeted: false,
  misses: 0,
  offered: [],
  lastAnswer: null,
  tutorial: null,
  survey: "open",
  dialog: null,
  setAside: null,
};

/** Choices shown out of turn can be typed by hand, unless a dialog waits for an answer of its own. */
export const memoryAfterTelling = (memory: BotMemory, choices: readonly Choice[]): BotMemory =>
  memory.dialog !== null || choices.length === 0 ? memory : { ...memory, offered: choices };

/** What is left once the words are forgotten. */
export const memoryWithoutWords = (memory: BotMemory): BotMemory => ({
  ...memory,
  lastAnswer: null,
  tutorial: null,
  survey: "open",
  dialog: null,
  setAside: null,
});

/** Changes of owner; each moves the epoch, so that a turn begun before can no longer speak. */
export const withOwner = (conversation: Conversation, owner: Owner): Conversation => ({
  ...conversation,
  owner,
  epoch: conversation.epoch + 1,
  memory: memoryUnder(owner, conversation.memory),
});

const memoryUnder = (owner: Owner, memory: BotMemory): BotMemory => {
  switch (owner.kind) {
    case "bot":
      return { ...memory, greeted: false, misses: 0, lastAnswer: null };
    case "waiting":
      return memory;
    case "mediator":
      return { ...memory, setAside: null, survey: memory.survey === "never" ? "never" : "open" };
  }
};
