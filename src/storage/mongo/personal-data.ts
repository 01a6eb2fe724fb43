import { exportedMessage } from "../../conversation/exported-message.ts";
import type { ChannelAddress } from "../../conversation/message.ts";
import type { PersonalDataStore } from "../../privacy/personal-data-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import type { Collections } from "./collections.ts";
import { ownAddressOf, type ConversationDocument } from "./conversation-document.ts";
import type { MongoDatabase } from "./database.ts";
import { eraseConversation } from "./erase-conversation.ts";
import { findParts, findRoot } from "./find-conversation.ts";
import type { MessageDocument } from "./message-document.ts";
import { outlived } from "./outlived.ts";
import type { WaitingDocument } from "./waiting-list.ts";
import type { WorkshopDocument } from "./workshop-document.ts";

export const mongoPersonalData = (db: MongoDatabase): PersonalDataStore => {
  const { act, collections } = db;
  const { conversations, messages, appointments, workshops, waiting } = collections;

  return {
    erase: (id, upTo, now) =>
      act(async () => {
        await db.unfoldJoins(); // what waits in a part would come back with it
        for (let root = await rootOf(collections, id); ;) {
          for (const { _id } of await findParts(collections, root)) await db.unfoldConversation(_id);
          const outcome = await eraseConversation(db, root, upTo, now, "forget", "whole");
          const before = root;
          root = await rootOf(collections, id);
          if (root === before) return outcome; // else it became a part of another one meanwhile
        }
      }),
    forgetWords: (id, upTo, now) => act(() => eraseConversation(db, id, upTo, now, "keep")),

    outlived: (silentSince, limit) => act(() => outlived(collections, silentSince, limit)),

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
        const root = await findRoot(collections, id);
        if (!root?.begun) return null;
        const parts = await findParts(collections, root._id);
        const all = [root, ...parts].map(({ _id }) => _id);
        const conversation = { $in: all };
        const [said, booked, seated, waits] = await Promise.all([
          messages.find({ conversation }).sort({ seq: 1 }).lean<MessageDocument[]>().exec(),
          appointments.find({ conversation }).sort({ start: 1, _id: 1 }).lean<AppointmentDocument[]>().exec(),
          workshops.find({ "seats.conversation": conversation }).sort({ start: 1 }).lean<WorkshopDocument[]>().exec(),
          waiting.find({ conversation }).sort({ joinedAt: 1, _id: 1 }).lean<WaitingDocument[]>().exec(),
        ]);
        return {
          conversation: { createdAt: root.createdAt, name: root.name },
          addresses: [root, ...parts].map(ownAddressOf).toSorted(byName),
          messages: said.map(exportedMessage),
          appointments: booked.map(({ start, reason, state }) => ({ start, reason, state })),
          workshops: seated.flatMap(({ _id, start, seats }) =>
            seats
              .filter((seat) => seat.conversation !== null && all.includes(seat.conversation))
              .map(({ state }) => ({ start, workshop: _id, state })),
          ),
          waitingList: waits.map(({ joinedAt, reason, wishes }) => ({ since: joinedAt, reason, wishes })),
        };
      }),
  };
};

const rootOf = async (collections: Collections, id: ConversationId): Promise<string> =>
  (await findRoot(collections, id))?._id ?? id;

const byName = (one: ChannelAddress, other: ChannelAddress): number => {
  const [a, b] = [one, other].map(({ channel, account, contact }) => [channel, account, contact].join("\u0000"));
  return a === b ? 0 : a !== undefined && b !== undefined && a < b ? -1 : 1;
};
