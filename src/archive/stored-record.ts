import { z } from "zod";

import { reminderKinds, reminderOutcomes } from "../appointments/appointment.ts";
import type { IncomingContent, MessageBody } from "../conversation/message.ts";

/** Milliseconds since 1970, UTC: a record is plain JSON. */
const instant = z.int();
const address = z.strictObject({ channel: z.string(), account: z.string(), contact: z.string() });
const count = z.int().nonnegative();
const seatStates = [
  ...(["held", "booked", "cancelled-by-resident", "cancelled-by-mediator", "released", "expired"] as const),
];
const role = z.enum(["mediator", "admin"]);

/** Trusted as far as its kind goes: the storage that kept it has checked it. */
const kindOf = <T extends { readonly kind: string }>() =>
  z.custom<T>((value) => z.looseObject({ kind: z.string() }).safeParse(value).success);

const owner = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("bot") }),
  z.strictObject({
    kind: z.literal("waiting"),
    since: instant,
    reason: z.enum(["asked", "misunderstood", "distress", "trouble"]),
    watch: z.enum(["fresh", "reminded", "escalated"]),
  }),
  z.strictObject({ kind: z.literal("mediator"), mediator: z.string(), name: z.string(), since: instant }),
]);

const author = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.enum(["resident", "bot", "system"]) }),
  z.strictObject({ kind: z.literal("mediator"), id: z.string(), name: z.string() }),
]);

/** How far a reply has got towards its provider. */
const reply = z.strictObject({
  state: z.enum(["queued", "sending", "sent", "delivered", "read", "failed", "unknown", "withheld"]),
  epoch: z.int(),
  dueAt: instant,
  attempt: z.int(),
  triedAt: instant.nullable(),
  worker: z.string().nullable(),
  leaseUntil: instant.nullable(),
  confirmBy: instant.nullable(),
  providerId: z.string().nullable(),
  errorClass: z.string().nullable(),
  error: z.string().nullable(),
});

/**
 * All that is kept, in a form that belongs to no database: what `dump` gives, `load` takes and a backup holds. What a storage works out
 * from the rest (who waits, what is due, which times are taken) is not in it, and neither are leases: they belong to processes.
 */
export const StoredRecord = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("mediator"),
    id: z.string(),
    name: z.string(),
    email: z.string(),
    role,
    passwordHash: z.string(),
    totpSecret: z.string().nullable(),
    totpStep: z.int().nullable(),
    removedAt: instant.nullable(),
    /** Where their calendar program reads an agenda. */
    feed: z.strictObject({ agent: z.string(), secret: z.string(), since: instant }).nullable(),
  }),
  z.strictObject({ kind: z.literal("invitation"), tokenHash: z.string(), role, expiresAt: instant }),
  z.strictObject({
    kind: z.literal("session"),
    tokenHash: z.string(),
    mediator: z.string(),
    createdAt: instant,
    lastSeenAt: instant,
    expiresAt: instant,
  }),
  z.strictObject({ kind: z.literal("failed-sign-in"), who: z.string(), at: instant, count }),
  z.strictObject({
    kind: z.literal("audit"),
    seq: z.int(),
    at: instant,
    mediator: z.string().nullable(),
    act: z.string(),
    subject: z.string().nullable(),
  }),
  /** The id that an address alone would give, and the conversation it leads to; only where a person has several addresses. */
  z.strictObject({ kind: z.literal("address"), id: z.string(), leadsTo: z.string(), address }),
  z.strictObject({
    kind: z.literal("conversation"),
    id: z.string(),
    /** Where replies go. */
    address,
    name: z.string().nullable(),
    owner,
    epoch: z.int(),
    version: z.int(),
    memory: z.record(z.string(), z.json()),
    createdAt: instant,
    lastInboundAt: instant.nullable(),
    endedAt: instant.nullable(),
    eraseUpTo: instant.nullable(),
    activeAt: instant,
  }),
  z.strictObject({
    kind: z.literal("event"),
    id: z.string(),
    conversation: z.string(),
    sentAt: instant,
    receivedAt: instant,
    state: z.enum(["pending", "handled", "poisoned", "dropped"]),
    attempts: z.int(),
    problem: z.string().nullable(),
    content: kindOf<IncomingContent>().nullable(),
    /** Of one that waits: when it may be taken, and its place among those of its conversation, by arrival. */
    waits: z.strictObject({ dueAt: instant, place: z.int().positive() }).nullable(),
  }),
  z.strictObject({
    kind: z.literal("message"),
    id: z.string(),
    conversation: z.string(),
    /** Order within all transcripts. */
    seq: z.int(),
    at: instant,
    author,
    body: kindOf<MessageBody>(),
    clientId: z.string().nullable(),
    reply: reply.nullable(),
  }),
  z.strictObject({
    kind: z.literal("alert"),
    id: z.string(),
    what: z.string(),
    conversation: z.string().nullable(),
    at: instant,
    text: z.string(),
    /** Order in which they were raised. */
    order: z.int(),
    acknowledged: z.strictObject({ by: z.string(), at: instant }).nullable(),
  }),
  z.strictObject({
    kind: z.literal("appointment"),
    id: z.string(),
    code: z.string(),
    reason: z.string(),
    agent: z.string(),
    place: z.string(),
    start: instant,
    end: instant,
    /** Up to when nobody else may have the agent, as long as it is held or booked. */
    busyUntil: instant,
    state: z.enum([...seatStates, "moved"]),
    heldAt: instant,
    heldUntil: instant.nullable(),
    conversation: z.string().nullable(),
    firstName: z.string().nullable(),
    holdEvent: z.string().nullable(),
    origin: z.enum(["resident", "mediator", "forced"]),
    mediator: z.string().nullable(),
    moves: z.string().nullable(),
    movedTo: z.string().nullable(),
    attendance: z.enum(["unsaid", "seen", "noshow", "excused"]),
    reminders: z.array(z.strictObject({ kind: z.enum(reminderKinds), outcome: z.enum(reminderOutcomes), at: instant })),
    version: z.int(),
    calendarUid: z.string(),
    sequence: z.int(),
    /** Order of all holds. */
    order: z.int(),
  }),
  z.strictObject({
    kind: z.literal("seat"),
    id: z.string(),
    workshop: z.string(),
    number: z.int().positive(),
    start: instant,
    end: instant,
    state: z.enum(seatStates),
    heldAt: instant,
    heldUntil: instant.nullable(),
    conversation: z.string().nullable(),
    firstName: z.string().nullable(),
    holdEvent: z.string().nullable(),
  }),
  z.strictObject({
    kind: z.literal("waiting"),
    id: z.string(),
    conversation: z.string(),
    reason: z.string(),
    wishes: z.record(z.string(), z.json()),
    joinedAt: instant,
    offers: count,
    offer: z.strictObject({ appointment: z.string(), start: instant, until: instant }).nullable(),
  }),
  z.strictObject({
    kind: z.literal("schedule-change"),
    /** Which it made. */
    version: z.int().positive(),
    at: instant,
    mediator: z.string().nullable(),
    mediatorName: z.string().nullable(),
    part: z.string(),
    id: z.string(),
    before: z.string().nullable(),
    after: z.string().nullable(),
  }),
  /** The newest only, as JSON. */
  z.strictObject({ kind: z.literal("schedule"), version: z.int().positive(), content: z.string() }),
  z.strictObject({
    kind: z.literal("unanswered"),
    order: z.int(),
    text: z.string(),
    nearest: z.array(z.string()),
    day: instant,
  }),
  z.strictObject({ kind: z.literal("satisfaction"), day: instant, face: z.string(), count }),
  z.strictObject({
    kind: z.literal("live-event"),
    seq: z.int(),
    at: instant,
    what: z.string(),
    conversation: z.string().nullable(),
    /** A message's id. */
    ref: z.string().nullable(),
  }),
  /** Up to where numbers were given, so that none is given again. Comes last. */
  z.strictObject({ kind: z.literal("numbers"), message: count, liveEvent: count, liveEventsDropped: count }),
]);
export type StoredRecord = z.infer<typeof StoredRecord>;
export type RecordKind = StoredRecord["kind"];
export type RecordOf<K extends RecordKind> = Extract<StoredRecord, { readonly kind: K }>;

/** In an order in which nothing refers to what comes later. */
export const recordKinds = StoredRecord.options.map((option) => option.shape.kind.value);

type Reply = NonNullable<RecordOf<"message">["reply"]>;

/** It holds back those behind it. */
export const isOpenReply = ({ state, confirmBy }: Pick<Reply, "state" | "confirmBy">): boolean =>
  state === "queued" || state === "sending" || (state === "unknown" && confirmBy !== null);
