import { freshMemory, type Conversation } from "../../src/conversation/conversation.ts";
import type { Reading } from "../../src/conversation/read-message.ts";
import { ConversationId, MediatorId } from "../../src/shared/ids.ts";
import type { Understanding } from "../../src/understanding/understanding.ts";

/** Ready-made values for tests; each takes what matters to the test. */
export const aConversation = (change: Partial<Conversation> = {}): Conversation => ({
  id: ConversationId.parse("conversation-1"),
  address: { channel: "web", account: "centre", contact: "amina" },
  name: null,
  owner: { kind: "bot" },
  epoch: 0,
  version: 0,
  memory: { ...freshMemory, greeted: true },
  createdAt: new Date("2026-03-23T08:00:00Z"),
  lastInboundAt: null,
  endedAt: null,
  eraseUpTo: null,
  ...change,
});

export const heldBySonia: Conversation["owner"] = {
  kind: "mediator",
  mediator: MediatorId.parse("sonia"),
  name: "Sonia",
  since: new Date("2026-03-23T08:00:00Z"),
};

export const waiting: Conversation["owner"] = {
  kind: "waiting",
  since: new Date("2026-03-23T08:00:00Z"),
  reason: "asked",
  watch: "fresh",
};

export const understood = (intent: string, route: Understanding["route"] = "faq"): Understanding => ({
  route,
  intent,
  confidence: 0.9,
  alternatives: [],
});

export const aText = (
  text: string,
  change: Partial<Extract<Reading, { kind: "text" }>> = {},
): Extract<Reading, { kind: "text" }> => ({
  kind: "text",
  text,
  secrets: [],
  distress: null,
  understanding: understood("out-of-scope", "out-of-scope"),
  language: null,
  typedChoice: null,
  ...change,
});
