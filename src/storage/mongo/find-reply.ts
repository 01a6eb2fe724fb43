import type { ReplyState } from "../../delivery/reply-progress.ts";
import type { Collections } from "./collections.ts";
import type { ConversationDocument, OpenReply } from "./conversation-document.ts";
import type { MessageDocument } from "./message-document.ts";

/**
 * How far a reply has got: open ones stand in their conversation, the others follow in what is pending there, then in the transcript. To
 * be asked after the conversation was read, and looked for in that order.
 */
export const findReply = async (
  { messages }: Pick<Collections, "messages">,
  document: ConversationDocument,
  id: string,
): Promise<OpenReply | null> => {
  const open = document.open.find(({ message }) => message === id);
  if (open !== undefined) return open;
  const line = await findLine({ messages }, document, id);
  if (line === null) return null;
  const moved = document.pending.flatMap((one) => (one.does === "move-reply" && one.message === id ? one.reply : []));
  const progress = moved.at(-1) ?? line.reply;
  return progress === null ? null : { message: id, seq: line.seq, at: line.at, author: line.author.kind, progress };
};

/** The replies that the provider has taken and the person may not have read, of attempts begun by then. To be asked like `findReply`. */
export const findUnread = async (
  { messages }: Pick<Collections, "messages">,
  document: ConversationDocument,
  triedBy: Date,
): Promise<readonly OpenReply[]> => {
  const states: ReplyState[] = ["sent", "delivered"];
  const query = messages.find(
    { conversation: document._id, "reply.state": { $in: states }, "reply.triedAt": { $lte: triedBy } },
    { _id: 1 },
  );
  const stored = await query.lean<{ _id: string }[]>().exec();
  const moving = document.pending.flatMap((one) => (one.does === "move-reply" ? one.message : []));
  const ids = new Set([...stored.map(({ _id }) => _id), ...moving]);
  const replies = await Promise.all([...ids].map((id) => findReply({ messages }, document, id)));
  return replies
    .filter((reply) => reply !== null)
    .filter(({ progress }) => states.includes(progress.state) && isBy(progress.triedAt, triedBy))
    .toSorted((a, b) => a.seq - b.seq);
};

const isBy = (moment: Date | null, limit: Date): boolean => moment !== null && moment <= limit;

/** A line of the conversation's transcript, there already or about to be. */
export const findLine = async (
  { messages }: Pick<Collections, "messages">,
  document: ConversationDocument,
  id: string,
): Promise<MessageDocument | null> => {
  const [pending] = document.pending.flatMap((one) =>
    one.does === "insert-message" && one.message._id === id ? one.message : [],
  );
  return pending ?? messages.findOne({ _id: id, erasedAt: null }).lean<MessageDocument>().exec();
};
