import type { Model } from "mongoose";

import type { KeptForAWhile, RetentionStore } from "../../privacy/retention-store.ts";
import type { MongoDatabase } from "./database.ts";
import { cutPersons, dropAppointments } from "./drop-appointments.ts";
import { dropConversations } from "./drop-conversations.ts";
import { dropLiveEvents } from "./drop-live-events.ts";

type Drop = (db: MongoDatabase, before: Date, limit: number) => Promise<number>;

/** By a plain index on `since`. */
const dropIn =
  <D>(modelOf: (db: MongoDatabase) => Model<D>, since: string, where: object = {}): Drop =>
  async (db, before, limit) => {
    const model = modelOf(db);
    const old = await model
      .find({ ...where, [since]: { $lt: before } } as object, { _id: 1 })
      .sort({ [since]: 1 })
      .limit(limit)
      .lean<{ _id: unknown }[]>()
      .exec();
    if (old.length === 0) return 0;
    const found = { _id: { $in: old.map(({ _id }) => _id) }, ...where, [since]: { $lt: before } };
    return (await model.deleteMany(found as object).exec()).deletedCount;
  };

/** Of those that only one file knows. */
const named =
  (name: "Audit" | "FailedSignIn" | "Session" | "Invitation") =>
  ({ connection }: MongoDatabase): Model<object> =>
    connection.model<object>(name);

const dropAudit = dropIn(named("Audit"), "at");
const dropScheduleChanges = dropIn(({ collections }) => collections.scheduleChanges, "at");

const drops: Readonly<Record<KeptForAWhile, Drop>> = {
  "appointment-person": cutPersons,
  appointment: dropAppointments,
  waiting: dropIn(({ collections }) => collections.waiting, "joinedAt"),
  unanswered: dropIn(({ collections }) => collections.unanswered, "day"),
  satisfaction: dropIn(({ collections }) => collections.satisfaction, "day"),
  audit: async (...given) => (await dropAudit(...given)) + (await dropScheduleChanges(...given)),
  "failed-sign-in": dropIn(named("FailedSignIn"), "at"),
  event: dropIn(({ collections }) => collections.events, "receivedAt", { content: null }),
  "live-event": dropLiveEvents,
  alert: dropIn(({ collections }) => collections.alerts, "acknowledgedAt"),
  session: dropIn(named("Session"), "expiresAt"),
  invitation: dropIn(named("Invitation"), "expiresAt"),
  conversation: dropConversations,
};

export const mongoRetention = (db: MongoDatabase): RetentionStore => ({
  dropOlder: (kind, before, limit) =>
    db.act(async () => {
      const dropped = await drops[kind](db, before, limit);
      if (dropped > 0) db.committed();
      return dropped;
    }),
});
