import { Schema } from "mongoose";

import { AppointmentId, ReasonId } from "../../appointments/appointment.ts";
import {
  WaitingId,
  WaitingWishes,
  type WaitingEntry,
  type WaitingListStore,
} from "../../appointments/waiting-list-store.ts";
import { ConversationId } from "../../shared/ids.ts";
import { schemaOptions } from "./changeable.ts";
import type { MongoDatabase } from "./database.ts";
import { holdAppointment } from "./hold-appointment.ts";
import { isDuplicate } from "./unavailable.ts";

export type WaitingDocument = {
  readonly _id: string;
  readonly conversation: string;
  readonly reason: string;
  readonly wishes: WaitingWishes;
  readonly joinedAt: Date;
  readonly offers: number;
  readonly offered: string | null;
  readonly offeredStart: Date | null;
  readonly offeredUntil: Date | null;
};

export const waitingSchema = new Schema<WaitingDocument>(
  {
    _id: String,
    conversation: String,
    reason: String,
    wishes: Schema.Types.Mixed,
    joinedAt: Date,
    offers: Number,
    offered: String,
    offeredStart: Date,
    offeredUntil: Date,
  },
  { ...schemaOptions, collection: "waiting" },
);

const nothingOffered = { offered: null, offeredStart: null, offeredUntil: null } as const;
const inTurn = { offers: 1, joinedAt: 1, _id: 1 } as const;

export const mongoWaitingList = (db: MongoDatabase): WaitingListStore => {
  const { act, collections, committed } = db;
  const { waiting } = collections;

  return {
    join: ({ id, conversation, reason, wishes }, now) =>
      act(async () => {
        const known = () =>
          waiting
            .findOneAndUpdate({ conversation, reason }, { $set: { wishes } }, { returnDocument: "after" })
            .lean<WaitingDocument>()
            .exec();
        const before = await known();
        if (before !== null) return { kind: before._id === id ? "joined" : "changed", entry: entryOf(before) };
        const entry = { _id: id, conversation, reason, wishes, joinedAt: now, offers: 0, ...nothingOffered };
        try {
          await waiting.insertMany([entry]);
        } catch (error) {
          if (!isDuplicate(error)) throw error;
        }
        const joined = (await known()) ?? entry;
        committed();
        return { kind: joined._id === id ? "joined" : "changed", entry: entryOf(joined) };
      }),

    leave: (conversation, reason) =>
      act(async () => {
        const { deletedCount } = await waiting
          .deleteMany(reason === null ? { conversation } : { conversation, reason })
          .exec();
        return deletedCount > 0 ? "left" : "gone";
      }),

    waiting: (now) =>
      act(async () => {
        const found = await waiting
          .find({ $or: [{ offeredUntil: null }, { offeredUntil: { $lte: now } }] })
          .sort(inTurn)
          .lean<WaitingDocument[]>()
          .exec();
        return found.map(entryOf);
      }),
    beingOffered: (now) =>
      act(async () => {
        const found = await waiting
          .find({ offeredUntil: { $gt: now } })
          .sort(inTurn)
          .lean<WaitingDocument[]>()
          .exec();
        return found.map(entryOf);
      }),
    of: (conversation) =>
      act(async () => {
        const found = await waiting
          .find({ conversation })
          .sort({ joinedAt: 1, _id: 1 })
          .lean<WaitingDocument[]>()
          .exec();
        return found.map(entryOf);
      }),

    // The turn first, then the time: killed in between, the person's turn comes again when the offer would have ended.
    offer: ({ entry, offers, hold }, now) =>
      act(async () => {
        const { id, start, heldUntil, conversation } = hold;
        const offered = { offered: id, offeredStart: start, offeredUntil: heldUntil, offers: offers + 1 };
        const free = { $or: [{ offeredUntil: null }, { offeredUntil: { $lte: now } }] };
        const before = await waiting
          .findOneAndUpdate(
            { _id: entry, conversation, offers, ...free },
            { $set: offered },
            { returnDocument: "before" },
          )
          .lean<WaitingDocument>()
          .exec();
        const mine = { _id: entry, offers: offers + 1, offered: id };
        if (before === null && (await waiting.exists(mine).lean().exec()) === null) return { kind: "stale" };
        const answer = await holdAppointment(db, hold, now);
        if (answer.kind !== "held") {
          const { offered, offeredStart, offeredUntil } = before ?? nothingOffered;
          await waiting.updateOne(mine, { $set: { offers, offered, offeredStart, offeredUntil } }).exec();
          return { kind: "taken" };
        }
        const { appointment } = answer;
        if (appointment.id !== id) await waiting.updateOne(mine, { $set: { offered: appointment.id } }).exec();
        return { kind: "offered", appointment };
      }),
  };
};

/** Whoever was offered this and booked it waits no more. Safe to repeat, as those below. */
export const leaveServed = async ({ collections: { waiting } }: MongoDatabase, appointment: string): Promise<void> =>
  void (await waiting.deleteMany({ offered: appointment }).exec());

export const forgetWaiting = async (
  { collections: { waiting } }: MongoDatabase,
  conversation: string,
  upTo: Date,
): Promise<void> => void (await waiting.deleteMany({ conversation, joinedAt: { $lte: upTo } }).exec());

export async function moveWaiting(
  { collections: { waiting } }: MongoDatabase,
  from: string,
  to: string,
): Promise<void> {
  for (const { _id } of await waiting.find({ conversation: from }, { _id: 1 }).lean<{ _id: string }[]>().exec()) {
    try {
      await waiting.updateOne({ _id }, { $set: { conversation: to } }).exec();
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      await waiting.deleteOne({ _id }).exec(); // they wait for that already
    }
  }
}

const entryOf = (row: WaitingDocument): WaitingEntry => ({
  id: WaitingId.parse(row._id),
  conversation: ConversationId.parse(row.conversation),
  reason: ReasonId.parse(row.reason),
  wishes: WaitingWishes.parse(row.wishes),
  joinedAt: row.joinedAt,
  offer:
    row.offered === null
      ? null
      : {
          appointment: AppointmentId.parse(row.offered),
          start: row.offeredStart ?? new Date(0),
          until: row.offeredUntil ?? new Date(0),
        },
  offers: row.offers,
});
