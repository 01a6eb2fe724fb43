import type { StoredRecord } from "../../archive/stored-record.ts";
import type { MongoDatabase } from "./database.ts";
import {
  auditSchema,
  failedSignInSchema,
  feedOf,
  invitationSchema,
  mediatorSchema,
  sessionSchema,
  type AuditDocument,
  type FailedSignInDocument,
  type InvitationDocument,
  type MediatorDocument,
  type SessionDocument,
} from "./mediator-document.ts";
import { millisecondsOf } from "./record-times.ts";

/** Mediators, how they sign in and what they did. Mediators first: a session is one's. */
export async function* dumpInbox({ connection }: MongoDatabase): AsyncIterable<StoredRecord> {
  const mediators = connection.model<MediatorDocument>("Mediator", mediatorSchema);
  const invitations = connection.model<InvitationDocument>("Invitation", invitationSchema);
  const sessions = connection.model<SessionDocument>("Session", sessionSchema);
  const failures = connection.model<FailedSignInDocument>("FailedSignIn", failedSignInSchema);
  const audit = connection.model<AuditDocument>("Audit", auditSchema);

  const known = new Set<string>();
  for await (const one of mediators.find({}).sort({ _id: 1 }).lean<MediatorDocument[]>().cursor()) {
    const { _id: id, name, email, role, passwordHash, totpSecret, totpStep } = one;
    const removedAt = millisecondsOf(one.removedAt);
    known.add(id);
    const found = feedOf(one);
    const feed = found && { agent: found.agent, secret: found.secret, since: found.since.getTime() };
    yield { kind: "mediator", id, name, email, role, passwordHash, totpSecret, totpStep, removedAt, feed };
  }
  for await (const one of invitations.find({}).sort({ _id: 1 }).lean<InvitationDocument[]>().cursor()) {
    yield { kind: "invitation", tokenHash: one._id, role: one.role, expiresAt: one.expiresAt.getTime() };
  }
  for await (const one of sessions.find({}).sort({ _id: 1 }).lean<SessionDocument[]>().cursor()) {
    if (!known.has(one.mediator)) continue;
    yield {
      kind: "session",
      tokenHash: one._id,
      mediator: one.mediator,
      createdAt: one.createdAt.getTime(),
      lastSeenAt: one.lastSeenAt.getTime(),
      expiresAt: one.expiresAt.getTime(),
    };
  }
  const failed = await failures
    .aggregate<{ _id: { who: string; at: Date }; count: number }>([
      { $group: { _id: { who: "$who", at: "$at" }, count: { $sum: 1 } } },
    ])
    .exec();
  for (const { _id, count } of failed) yield { kind: "failed-sign-in", who: _id.who, at: _id.at.getTime(), count };
  for await (const { _id: seq, at, mediator, act, subject } of audit
    .find({})
    .sort({ _id: 1 })
    .lean<AuditDocument[]>()
    .cursor()) {
    yield { kind: "audit", seq, at: at.getTime(), mediator, act, subject };
  }
}
