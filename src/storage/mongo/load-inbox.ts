import type { RecordOf } from "../../archive/stored-record.ts";
import type { Alert } from "../../handoff/alert.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import { isDuplicate } from "./unavailable.ts";
import { newAlert } from "./alert-document.ts";
import type { MongoDatabase } from "./database.ts";
import { dayOf, newDay, withItems, type DayDocument } from "./day-document.ts";
import { isActive } from "./day-step.ts";
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
    records.map(({ id, name, email, role, passwordHash, totpSecret, totpStep, removedAt }) => ({
      ...{ _id: id, name, email, role, passwordHash, totpSecret, totpStep },
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

/** Those that keep their time stand in their day too, and keep their code. */
export async function loadAppointments(db: MongoDatabase, records: readonly RecordOf<"appointment">[]): Promise<void> {
  const { collections, dayOffsetMs } = db;
  const documents = records.map((record) => appointmentDocumentOf(record, dayOffsetMs));
  await upsertAll(collections.appointments, documents);
  const days = new Map(documents.map(({ day }) => [day, newDay(day)]));
  const found = await collections.days
    .find({ _id: { $in: [...days.keys()] } })
    .lean<DayDocument[]>()
    .exec();
  for (const day of found) days.set(day._id, day);
  for (const document of documents) {
    const day = days.get(document.day) ?? newDay(document.day);
    const others = day.items.filter(({ _id }) => _id !== document._id);
    days.set(day._id, withItems(day, isActive(document) ? [...others, document] : others));
    if (isActive(document) && document.code !== "") await keepCode(db, document);
  }
  await upsertAll(
    collections.days,
    [...days.values()].filter(({ items, rev }) => items.length > 0 || rev > 0),
  );
  await raiseNumbers(
    collections.counters,
    "hold",
    records.map(({ order }) => order),
  );
}

/** Of two that have the same code, because one was over when the other took it, the later one. */
async function keepCode(
  { collections: { codes } }: MongoDatabase,
  { _id, code, end }: AppointmentDocument,
): Promise<void> {
  try {
    await codes
      .updateOne({ _id: code, until: { $lte: end } }, { $set: { appointment: _id, until: end } }, { upsert: true })
      .exec();
  } catch (error) {
    if (!isDuplicate(error)) throw error; // it is kept for one that ends later
  }
}

const appointmentDocumentOf = (
  { id, place, start, end, heldAt, heldUntil, busyUntil, ...one }: RecordOf<"appointment">,
  dayOffsetMs: number,
): AppointmentDocument => ({
  _id: id,
  code: one.code,
  reason: one.reason,
  agent: one.agent,
  state: one.state,
  conversation: one.conversation,
  firstName: one.firstName,
  holdEvent: one.holdEvent,
  order: one.order,
  day: dayOf(new Date(start), dayOffsetMs),
  place: place as AppointmentDocument["place"],
  start: new Date(start),
  end: new Date(end),
  busyUntil: new Date(busyUntil ?? end),
  heldAt: new Date(heldAt),
  heldUntil: instantOf(heldUntil),
  moved: 0,
});
