import type { IncomingMessage, NewMessage } from "../../src/conversation/message.ts";
import type { Work } from "../../src/conversation/turn-store.ts";
import { EventId, MessageId } from "../../src/shared/ids.ts";
import type { Storage, StorageOptions } from "../../src/storage/storage.ts";

/** Replies to this channel leave through the outbox; those to "web" are read in the database. */
export const pushing = "messenger";
export const scaleOptions: StorageOptions = { pushes: (channel) => channel === pushing };

const worker = "scale";
const leaseMs = 30_000;
const question = "bonjour jarive pas a me conecté a mon compte caf";
const answer = "Pour entrer, il faut votre numéro et votre mot de passe. Ouvrez caf.fr et touchez « Mon Compte ».";

export const messageFrom = (contact: string, number: number, channel: string, sentAt: Date): IncomingMessage => ({
  id: EventId.parse(`${contact}-${number}`),
  address: { channel, account: "centre", contact },
  sentAt,
  content: { kind: "text", text: question, secrets: [] },
});

/** What a turn writes for a person's message: their words and one reply. */
export async function answerNext(storage: Storage, now: Date): Promise<"answered" | "nothing"> {
  const work = await storage.turns.claimNext(worker, now, leaseMs);
  if (work === "nothing") return "nothing";
  const outcome = await storage.turns.commitTurn(
    { work, after: work.conversation, messages: linesOf(work, now), alerts: [], unanswered: null, satisfaction: null },
    now,
  );
  if (outcome !== "committed") throw new Error(`A turn nobody else touches was ${outcome}`);
  return "answered";
}

const linesOf = ({ event }: Work, now: Date): readonly NewMessage[] => [
  {
    id: MessageId.parse(`${event.id}/0`),
    at: event.sentAt,
    author: { kind: "resident" },
    body: { kind: "text", text: question },
    clientId: event.id,
  },
  {
    id: MessageId.parse(`${event.id}/1`),
    at: now,
    author: { kind: "bot" },
    body: { kind: "text", text: answer },
    clientId: null,
  },
];

/** One message through the whole storage, alone: received, claimed, committed, sent, settled. */
export async function playMessage(storage: Storage, message: IncomingMessage, now: Date): Promise<void> {
  if ((await storage.turns.receive(message, now)) !== "new") throw new Error(`${message.id} is not new`);
  if ((await answerNext(storage, now)) !== "answered") throw new Error(`${message.id} is not due`);
  const [item] = await storage.outbox.beginDue(worker, now, leaseMs, 1);
  if (item === undefined) throw new Error(`The reply to ${message.id} is not due`);
  await storage.outbox.settle(item, worker, { kind: "sent", providerId: `p-${message.id}` }, now);
}
