import type { NewMessage } from "../../conversation/message.ts";
import type { StorageOptions } from "../storage.ts";
import type { Collections } from "./collections.ts";
import type { ConversationDocument, OpenReply } from "./conversation-document.ts";
import { withChanges, withFollowUps, type Step } from "./conversation-step.ts";
import type { NewFollowUp } from "./follow-up.ts";
import type { MessageDocument, ReplyProgress } from "./message-document.ts";
import { takeNumbers } from "./numbers.ts";

/** Those of the ids that are in a transcript already, or about to be. To be asked after the conversation was read. */
export const knownAmong = async (
  { messages }: Collections,
  document: ConversationDocument,
  ids: readonly string[],
): Promise<ReadonlySet<string>> => {
  if (ids.length === 0) return new Set();
  const pending = document.pending.flatMap((one) => (one.does === "insert-message" ? one.message._id : []));
  const stored = await messages
    .find({ _id: { $in: ids } }, { _id: 1 })
    .lean<{ _id: string }[]>()
    .exec();
  return new Set([...pending, ...stored.map(({ _id }) => _id)]);
};

/** Messages that are new, with their places in all transcripts. */
export type Numbered = readonly { readonly message: NewMessage; readonly seq: number }[];

export const numberNew = async (
  collections: Collections,
  document: ConversationDocument,
  messages: readonly NewMessage[],
): Promise<Numbered> => {
  if (messages.length === 0) return [];
  const [known, first] = await Promise.all([
    knownAmong(
      collections,
      document,
      messages.map(({ id }) => id),
    ),
    takeNumbers(collections.counters, "message", messages.length),
  ]);
  return messages
    .map((message, index) => ({ message, seq: first + index }))
    .filter(({ message }) => !known.has(message.id));
};

/**
 * Adds lines to the transcript, and those that go to a provider to the replies on their way, with the conversation's epoch as it is
 * after the act.
 */
export const appendMessages = (step: Step, numbered: Numbered, { pushes }: StorageOptions, now: Date): Step => {
  if (numbered.length === 0) return step;
  const { document } = step;
  const moved = document.rev + 1;
  const replies: OpenReply[] = [];
  const followUps: NewFollowUp[] = [];
  for (const { message, seq } of numbered) {
    const { id, at, author, body, clientId } = message;
    const leaves = isForThePerson(message) && pushes(document.channel);
    const reply = leaves ? queuedReply(document.epoch, now) : null;
    if (reply !== null) replies.push({ message: id, seq, at, author: author.kind, progress: reply });
    const line = { at, author, body, clientId, seq, reply, moved, erasedAt: null, conversation: document._id };
    followUps.push(
      { does: "insert-message", message: { _id: id, ...line } satisfies MessageDocument },
      { does: "tell", line: { at: now, kind: "message", conversation: document._id, ref: id } },
    );
  }
  const changes = {
    open: [...document.open, ...replies],
    hasWords: true,
    helped: document.helped || numbered.some(({ message }) => message.author.kind === "mediator"),
    activeAt: document.activeAt < now ? now : document.activeAt,
  };
  return withFollowUps(withChanges(step, changes), ...followUps);
};

const queuedReply = (epoch: number, now: Date): ReplyProgress => ({
  state: "queued",
  epoch,
  dueAt: now,
  attempt: 0,
  triedAt: null,
  worker: null,
  leaseUntil: null,
  confirmBy: null,
  providerId: null,
  errorClass: null,
  error: null,
});

const isForThePerson = ({ author, body }: NewMessage): boolean => author.kind !== "resident" && body.kind !== "note";
