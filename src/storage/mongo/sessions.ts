import { randomUUID } from "node:crypto";

import type { MediatorStore } from "../../inbox/mediator-store.ts";
import type { MediatorId } from "../../shared/ids.ts";
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

export const mongoSessions = ({
  act,
  connection,
  committed,
}: MongoDatabase): Sessions & { endSessions(mediator: MediatorId): Promise<number> } => {
  const sessions = connection.model<SessionDocument>("Session", sessionSchema);
  const failures = connection.model<FailedSignInDocument>("FailedSignIn", failedSignInSchema);
  /** `write` tells how many it changed, where that can be none. */
  const after = (write: () => Promise<unknown>): Promise<void> =>
    act(async () => {
      if ((await write()) !== 0) committed();
    });
  const endSessions = async (mediator: MediatorId) => (await sessions.deleteMany({ mediator }).exec()).deletedCount;

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

    endSession: (tokenHash) => after(async () => (await sessions.deleteOne({ _id: tokenHash }).exec()).deletedCount),
    endSessionsOf: (mediator) => after(() => endSessions(mediator)),
    endSessions,

    recordFailedSignIn: (who, at) => {
      const _id = randomUUID(); // counted once, though it may be sent twice
      return after(() => failures.updateOne({ _id }, { $set: { who, at } }, { upsert: true }).exec());
    },
    failedSignIns: (who, since) => act(() => failures.countDocuments({ who, at: { $gte: since } }).exec()),
    clearFailedSignIns: (who) => after(async () => (await failures.deleteMany({ who }).exec()).deletedCount),
  };
};
