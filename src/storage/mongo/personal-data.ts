import type { Author, MessageBody } from "../../conversation/message.ts";
import type { PersonalDataStore } from "../../privacy/personal-data-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import type { ConversationDocument } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import { eraseConversation } from "./erase-conversation.ts";
import { findConversation } from "./find-conversation.ts";
import type { MessageDocument } from "./message-document.ts";

export const mongoPersonalData = (db: MongoDatabase): PersonalDataStore => {
  const { act, collections } = db;
  const { conversations, messages, appointments } = collections;

  return {
    erase: (id, upTo, now) => act(() => eraseConversation(db, id, upTo, now, "forget")),
    forgetWords: (id, upTo, now) => act(() => eraseConversation(db, id, upTo, now, "keep")),

    outlived: ({ assistantAlone, withMediator }, limit) =>
      act(async () => {
        const found = await conversations
          .find(
            {
              hasWords: true,
              $or: [
                { endedAt: { $ne: null } },
                { "owner.kind": "bot", activeAt: { $lte: withMediator } },
                { "owner.kind": "bot", activeAt: { $lte: assistantAlone }, helped: false },
              ],
            },
            { _id: 1 },
          )
          .sort({ hasWords: 1, activeAt: 1 })
          .limit(limit)
          .lean<{ _id: string }[]>()
          .exec();
        return found.map(({ _id }) => _id as ConversationId);
      }),

    pendingErasures: () =>
      act(async () => {
        const found = await conversations
          .find({ eraseUpTo: { $gt: new Date(0) } }, { eraseUpTo: 1 })
          .sort({ eraseUpTo: 1 })
          .lean<ConversationDocument[]>()
          .exec();
        return found.flatMap(({ _id, eraseUpTo }) =>
          eraseUpTo === null ? [] : [{ conversation: _id as ConversationId, upTo: eraseUpTo }],
        );
      }),

    collect: (id) =>
      act(async () => {
        const conversation = await findConversation(collections, id);
        if (conversation === null) return null;
        const [said, booked] = await Promise.all([
          messages.find({ conversation: id }).sort({ conversation: 1, seq: 1 }).lean<MessageDocument[]>().exec(),
          appointments.find({ conversation: id }).sort({ start: 1, _id: 1 }).lean<AppointmentDocument[]>().exec(),
        ]);
        return {
          conversation: { createdAt: conversation.createdAt, name: conversation.name },
          messages: said.map(({ at, author, body }) => ({ at, from: fromOf(author, body), text: textOf(body) })),
          appointments: booked.map(({ start, reason, state }) => ({ start, reason, state })),
        };
      }),
  };
};

const fromOf = (author: Author, body: MessageBody): string => {
  if (body.kind === "note") return "note";
  return author.kind === "mediator" ? author.name : author.kind;
};

const textOf = (body: MessageBody): string => {
  switch (body.kind) {
    case "text":
    case "choices":
    case "reminder":
    case "note":
      return body.text;
    case "choice":
      return body.label;
    case "attachment":
      return `[${body.attachment}]`;
    case "unsupported":
      return `[${body.what}]`;
  }
};
