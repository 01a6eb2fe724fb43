import { randomUUID } from "node:crypto";

import type { Mediator, MediatorStore } from "../../inbox/mediator-store.ts";
import type { MediatorId } from "../../shared/ids.ts";
import type { MongoDatabase } from "./database.ts";
import {
  auditSchema,
  emailKey,
  feedOf,
  invitationSchema,
  mediatorOf,
  mediatorSchema,
  type AuditDocument,
  type InvitationDocument,
  type MediatorDocument,
} from "./mediator-document.ts";
import { takeNumbers } from "./numbers.ts";
import { mongoSessions } from "./sessions.ts";
import { isDuplicate } from "./unavailable.ts";

/** Whose account was not closed. */
const here = { removedAt: null };

/** The name stays, for the journal; the address may be given to another account. */
const removed = (id: MediatorId, removal: string, removedAt: Date): Partial<MediatorDocument> => ({
  ...{ removedAt, removal, email: "", emailKey: `removed:${id}` },
  ...{ passwordHash: "", totpSecret: null, totpStep: null, feed: null },
});

export const mongoMediators = (db: MongoDatabase): MediatorStore => {
  const { act, connection, committed } = db;
  const mediators = connection.model<MediatorDocument>("Mediator", mediatorSchema);
  const invitations = connection.model<InvitationDocument>("Invitation", invitationSchema);
  const audit = connection.model<AuditDocument>("Audit", auditSchema);

  const { endSessions, ...sessions } = mongoSessions(db);

  /** Whether this very mediator was made by an attempt whose answer was lost is found out by their id. */
  const make = async (mediator: Mediator, invitation: string): Promise<"created" | "email-taken" | "used"> => {
    const { id, name, email, role, passwordHash, totpSecret } = mediator;
    const document = {
      _id: id,
      name,
      email,
      emailKey: emailKey(email),
      role,
      passwordHash,
      totpSecret,
      totpStep: null,
    };
    try {
      await mediators.insertMany([{ ...document, invitation }]);
    } catch (error) {
      if (!isDuplicate(error)) throw error;
      const theirs = await mediators.findOne({ invitation }).lean<MediatorDocument>().exec();
      if (theirs === null) return "email-taken";
      if (theirs._id !== id || theirs.passwordHash !== passwordHash) return "used";
    }
    committed();
    return "created";
  };
  const set = (id: MediatorId, values: Partial<MediatorDocument>) =>
    act(async () => {
      const { matchedCount } = await mediators.updateOne({ _id: id }, { $set: values }).exec();
      if (matchedCount === 1) committed();
    });
  const one = (filter: { _id: string } | { emailKey: string }) =>
    act(async () => {
      const found = await mediators
        .findOne({ ...filter, ...here })
        .lean<MediatorDocument>()
        .exec();
      return found === null ? null : mediatorOf(found);
    });

  return {
    invite: (tokenHash, role, expiresAt) =>
      act(async () => {
        await invitations.updateOne({ _id: tokenHash }, { $set: { role, expiresAt } }, { upsert: true }).exec();
        committed();
      }),

    acceptInvitation: (tokenHash, mediator, now) =>
      act(async () => {
        const invited = await invitations
          .findOne({ _id: tokenHash, expiresAt: { $gt: now } })
          .lean<InvitationDocument>()
          .exec();
        if (invited === null) return "invitation-unknown";
        const outcome = await make({ ...mediator, role: invited.role }, tokenHash);
        if (outcome === "email-taken") return outcome; // the invitation is kept: another address may be typed
        await invitations.deleteOne({ _id: tokenHash }).exec(); // only tidies up
        return outcome === "used" ? "invitation-unknown" : outcome;
      }),

    add: (mediator) =>
      act(async () => ((await make(mediator, `none:${mediator.id}`)) === "created" ? "created" : "email-taken")),
    count: () => act(() => mediators.countDocuments(here).exec()),
    list: () =>
      act(async () => {
        const all = await mediators.find(here).sort({ name: 1, _id: 1 }).lean<MediatorDocument[]>().exec();
        return all.map(mediatorOf);
      }),
    byEmail: (email) => one({ emailKey: emailKey(email) }),
    byId: (id) => one({ _id: id }),
    remove: (id, now) => {
      const removal = randomUUID();
      return act(async () => {
        const { matchedCount } = await mediators
          .updateOne({ _id: id, $or: [{ removedAt: null }, { removal }] }, { $set: removed(id, removal, now) })
          .exec();
        if (matchedCount === 0) return "unknown";
        await endSessions(id);
        await db.log.append([
          { key: `mediator-removed/${id}`, at: now, kind: "mediators", conversation: null, ref: null },
        ]);
        committed();
        return "removed";
      });
    },
    former: () =>
      act(async () => {
        const gone = await mediators
          .find({ removedAt: { $ne: null } })
          .sort({ name: 1, _id: 1 })
          .lean<MediatorDocument[]>()
          .exec();
        return gone.flatMap(({ _id, name, removedAt }) =>
          removedAt ? [{ id: _id as MediatorId, name, removedAt }] : [],
        );
      }),
    setPassword: (id, passwordHash) => set(id, { passwordHash }),
    setTotpSecret: (id, totpSecret) => set(id, { totpSecret, totpStep: null }),
    useTotpStep: (id, step) =>
      act(async () => {
        const fresh = { _id: id, $or: [{ totpStep: null }, { totpStep: { $lt: step } }] };
        const { matchedCount } = await mediators.updateOne(fresh, { $set: { totpStep: step } }).exec();
        if (matchedCount === 1) committed();
        return matchedCount === 1 ? "fresh" : "replayed";
      }),
    setFeed: (id, feed) =>
      act(async () => void (await mediators.updateOne({ _id: id, ...here }, { $set: { feed } }).exec())),
    feedOf: (id) =>
      act(async () =>
        feedOf(
          await mediators
            .findOne({ _id: id, ...here })
            .lean<MediatorDocument>()
            .exec(),
        ),
      ),
    feedBySecret: (secret) =>
      act(async () => feedOf(await mediators.findOne({ "feed.secret": secret }).lean<MediatorDocument>().exec())),

    ...sessions,

    record: ({ at, mediator, act: done, subject }) =>
      act(async () => {
        const _id = await takeNumbers(db.collections.counters, "audit", 1);
        await audit.insertMany([{ _id, at, mediator, act: done, subject }]);
        committed();
      }),
    audit: (limit) =>
      act(async () => {
        const newest = await audit.find({}).sort({ _id: -1 }).limit(limit).lean<AuditDocument[]>().exec();
        return newest.map(({ at, mediator, act: done, subject }) => ({
          at,
          mediator: mediator as MediatorId | null,
          act: done,
          subject,
        }));
      }),
  };
};
