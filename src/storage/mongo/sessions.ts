import { randomUUID } from "node:crypto";

import type { MediatorStore } from "../../inbox/mediator-store.ts";
import type { MongoDatabase } from "./database.ts";
import {
  failedSignInSchema,
  sessionOf,
  sessionSchema,
  type FailedSignInDocument,
  type SessionDocument,
} from "./mediator-document.ts";

type Sessions = Pick<
  MediatorStore,
  | "startSession"
  | "touchSession"
  | "endSession"
  | "endSessionsOf"
  | "recordFailedSignIn"
  | "failedSignIns"
  | "clearFailedSignIns"
>;

export const mongoSessions = ({ act, connection, committed }: MongoDatabase): Sessions => {
  const sessions = connection.model<SessionDocument>("Session", sessionSchema);
  const failures = connection.model<FailedSignInDocument>("FailedSignIn", failedSignInSchema);
  const after = (write: () => Promise<unknown>): Promise<void> =>
    act(async () => {
      await write();
      committed();
    });

  return {
    startSession: ({ tokenHash, mediator, createdAt, lastSeenAt, expiresAt }) =>
      after(async () => {
        await sessions.deleteMany({ mediator, expiresAt: { $lte: createdAt } }).exec();
        const session = { mediator, createdAt, lastSeenAt, expiresAt };
        await sessions.updateOne({ _id: tokenHash }, { $set: session }, { upsert: true }).exec();
      }),

    touchSession: (tokenHash, now) =>
      act(async () => {
        const session = await sessions
          .findOneAndUpdate(
            { _id: tokenHash, expiresAt: { $gt: now } },
            { $max: { lastSeenAt: now } },
            { returnDocument: "after" },
          )
          .lean<SessionDocument>()
          .exec();
        return session === null ? null : sessionOf(session);
      }),

    endSession: (tokenHash) => after(() => sessions.deleteOne({ _id: tokenHash }).exec()),
    endSessionsOf: (mediator) => after(() => sessions.deleteMany({ mediator }).exec()),

    recordFailedSignIn: (who, at) => {
      const _id = randomUUID(); // counted once, though it may be sent twice
      return after(() => failures.updateOne({ _id }, { $set: { who, at } }, { upsert: true }).exec());
    },
    failedSignIns: (who, since) => act(() => failures.countDocuments({ who, at: { $gte: since } }).exec()),
    clearFailedSignIns: (who) => after(() => failures.deleteMany({ who }).exec()),
  };
};
