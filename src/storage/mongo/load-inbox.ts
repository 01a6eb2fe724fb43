import type { AgentId } from "../../appointments/appointment.ts";
import type { RecordOf } from "../../archive/stored-record.ts";
import type { Alert } from "../../handoff/alert.ts";
import { newAlert } from "./alert-document.ts";
import type { MongoDatabase } from "./database.ts";
import {
  auditSchema,
  emailKey,
  failedSignInSchema,
  invitationSchema,
  mediatorSchema,
  sessionSchema,
  type AuditDocument,
  type FailedSignInDocument,
  type InvitationDocument,
  type MediatorDocument,
  type SessionDocument,
} from "./mediator-document.ts";
import { raiseNumbers } from "./numbers.ts";
import { instantOf } from "./record-times.ts";
import { countedIds, upsertAll } from "./upsert-all.ts";

export const loadMediators = ({ connection }: MongoDatabase, records: readonly RecordOf<"mediator">[]): Promise<void> =>
  upsertAll(
    connection.model<MediatorDocument>("Mediator", mediatorSchema),
    records.map(({ id, name, email, role, passwordHash, totpSecret, totpStep, removedAt, feed }) => ({
      ...{ _id: id, name, email, role, passwordHash, totpSecret, totpStep },
      feed: feed && { agent: feed.agent as AgentId, secret: feed.secret, since: new Date(feed.since) },
      emailKey: removedAt === null ? emailKey(email) : `removed:${id}`,
      invitation: `none:${id}`,
      removedAt: instantOf(removedAt),
    })),
  );

export const loadInvitations = (
  { connection }: MongoDatabase,
  records: readonly RecordOf<"invitation">[],
): Promise<void> =>
  upsertAll(
    connection.model<InvitationDocument>("Invitation", invitationSchema),
    records.map(({ tokenHash, role, expiresAt }) => ({ _id: tokenHash, role, expiresAt: new Date(expiresAt) })),
  );

export const loadSessions = ({ connection }: MongoDatabase, records: readonly RecordOf<"session">[]): Promise<void> =>
  upsertAll(
    connection.model<SessionDocument>("Session", sessionSchema),
    records.map(({ tokenHash, mediator, createdAt, lastSeenAt, expiresAt }) => ({
      ...{ _id: tokenHash, mediator },
      ...{ createdAt: new Date(createdAt), lastSeenAt: new Date(lastSeenAt), expiresAt: new Date(expiresAt) },
    })),
  );

export const loadFailedSignIns = (
  { connection }: MongoDatabase,
  records: readonly RecordOf<"failed-sign-in">[],
): Promise<void> =>
  upsertAll(
    connection.model<FailedSignInDocument>("FailedSignIn", failedSignInSchema),
    records.flatMap(({ who, at, count }) =>
      countedIds(`${who}/${at}`, count).map((_id) => ({ _id, who, at: new Date(at) })),
    ),
  );

export async function loadAudit(db: MongoDatabase, records: readonly RecordOf<"audit">[]): Promise<void> {
  await upsertAll(
    db.connection.model<AuditDocument>("Audit", auditSchema),
    records.map(({ seq, at, mediator, act, subject }) => ({ _id: seq, at: new Date(at), mediator, act, subject })),
  );
  await raiseNumbers(
    db.collections.counters,
    "audit",
    records.map(({ seq }) => seq),
  );
}

export async function loadAlerts({ collections }: MongoDatabase, records: readonly RecordOf<"alert">[]): Promise<void> {
  await upsertAll(
    collections.alerts,
    records.map(({ id, what, conversation, at, text, order, acknowledged }) => ({
      ...newAlert({ id, kind: what, conversation, at: new Date(at), text } as Alert, order),
      acknowledgedBy: acknowledged?.by ?? null,
      acknowledgedAt: instantOf(acknowledged?.at ?? null),
    })),
  );
  await raiseNumbers(
    collections.counters,
    "alert",
    records.map(({ order }) => order),
  );
}
