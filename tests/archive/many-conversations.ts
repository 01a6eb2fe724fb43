import type { StoredRecord } from "../../src/archive/stored-record.ts";

/** As many conversations of ten messages, to be loaded: enough for a move to be killed in the middle. */
export function manyConversations(count: number): readonly StoredRecord[] {
  const numbers = Array.from({ length: count }, (_, number) => number);
  const conversations = numbers.map((number): StoredRecord => ({
    kind: "conversation",
    id: `conversation-${number}`,
    address: { channel: "web", account: "centre", contact: `person-${number}` },
    name: null,
    owner: { kind: "bot" },
    epoch: 0,
    version: 1,
    memory: {},
    createdAt: number,
    lastInboundAt: number,
    endedAt: null,
    eraseUpTo: null,
    activeAt: number,
  }));
  const messages = numbers.flatMap((number) =>
    Array.from({ length: 10 }, (_, line): StoredRecord => ({
      kind: "message",
      id: `message-${number}-${line}`,
      conversation: `conversation-${number}`,
      seq: number * 10 + line + 1,
      at: number + line,
      author: { kind: line % 2 === 0 ? "resident" : "bot" },
      body: { kind: "text", text: `Bonjour ${"x".repeat(100)}` },
      clientId: null,
      reply: null,
    })),
  );
  return [...conversations, ...messages];
}
