import type { Alert } from "../handoff/alert.ts";
import { choicesOf } from "./choices-of.ts";
import type { Conversation } from "./conversation.ts";
import type { Author, Choice, MessageBody, NewMessage, Reply } from "./message.ts";
import { MessageId } from "../shared/ids.ts";
import type { Turn, Work } from "./turn-store.ts";

/** A turn under construction: what carrying out the steps has changed so far. Nothing of it is visible before it is committed. */
export type Draft = {
  readonly conversation: Conversation;
  readonly replies: readonly { readonly author: Author; readonly reply: Reply }[];
  readonly alerts: readonly Alert[];
  readonly unanswered: Turn["unanswered"];
  readonly satisfaction: Turn["satisfaction"];
};

export const emptyDraft = (conversation: Conversation): Draft => ({
  conversation,
  replies: [],
  alerts: [],
  unanswered: null,
  satisfaction: null,
});

export const say = (draft: Draft, replies: readonly Reply[], author: Author = { kind: "bot" }): Draft => ({
  ...draft,
  replies: [...draft.replies, ...replies.map((reply) => ({ author, reply }))],
});

export const remember = (draft: Draft, memory: Partial<Conversation["memory"]>): Draft => ({
  ...draft,
  conversation: { ...draft.conversation, memory: { ...draft.conversation.memory, ...memory } },
});

/** A reply as the channel can carry it, in several where one is too long; each is a message of its own. */
export type SplitReply = (channel: string, reply: Reply, author: Author["kind"]) => readonly Reply[];
export const inOnePiece: SplitReply = (_channel, reply) => [reply];

/** The turn to commit. Message ids derive from the event: a turn played twice cannot say anything twice. */
export function turnOf(
  work: Work,
  incoming: MessageBody | null,
  draft: Draft,
  now: Date,
  split: SplitReply = inOnePiece,
): Turn {
  const id = (position: number) => MessageId.parse(`${work.event.id}/${position}`);
  const own: readonly NewMessage[] = incoming
    ? [{ id: id(0), at: work.event.sentAt, author: { kind: "resident" }, body: incoming, clientId: work.event.id }]
    : [];
  const { channel } = draft.conversation.address;
  const replies = draft.replies
    .flatMap(({ author, reply }) => split(channel, reply, author.kind).map((body) => ({ author, body })))
    .map(({ author, body }, position): NewMessage => ({ id: id(position + 1), at: now, author, body, clientId: null }));
  const offered = draft.replies.length === 0 ? draft.conversation.memory.offered : lastChoices(draft);
  const memory = { ...draft.conversation.memory, offered };
  return {
    work,
    after: { ...draft.conversation, memory, lastInboundAt: work.event.sentAt },
    messages: [...own, ...replies],
    alerts: draft.alerts,
    unanswered: draft.unanswered,
    satisfaction: draft.satisfaction,
  };
}

const lastChoices = (draft: Draft): readonly Choice[] => {
  return choicesOf(draft.replies.map(({ reply }) => ({ body: reply })));
};
