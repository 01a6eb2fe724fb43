import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { RecordKind, RecordOf, StoredRecord } from "../../archive/stored-record.ts";
import type { AgentId } from "../../appointments/appointment.ts";
import type { ConversationId } from "../../shared/ids.ts";
import { refreshDue, refreshSendDue } from "./conversation-acts.ts";
import { endFeed } from "./calendar-feeds.ts";
import { freeTime, occupy } from "./free-time.ts";
import { emailKey } from "./mediators.ts";
import { command, query, type SqlValue } from "./query.ts";

type Columns = Readonly<Record<string, SqlValue>>;
type Put = (db: DatabaseSyncInstance, values: Columns) => void;

/** Writes a row, over the one that has this key; always called with the same columns. */
const putInto = (table: string, key: string): Put => {
  let write: ((db: DatabaseSyncInstance, ...values: readonly SqlValue[]) => number) | null = null;
  return (db, values) => {
    const columns = Object.keys(values);
    write ??= command(`
      INSERT INTO ${table} (${columns.join(", ")}) VALUES (${columns.map(() => "?").join(", ")})
      ON CONFLICT (${key}) DO UPDATE SET ${columns.map((column) => `${column} = excluded.${column}`).join(", ")}
    `);
    write(db, ...Object.values(values));
  };
};

const mediator = putInto("mediator", "id");
const invitation = putInto("invitation", "token_hash");
const session = putInto("session", "token_hash");
const audit = putInto("audit", "seq");
const alias = putInto("alias", "id");
const conversation = putInto("conversation", "id");
const event = putInto("event", "id");
const message = putInto("message", "seq");
const outbox = putInto("outbox", "seq");
const alert = putInto("alert", "id");
const appointment = putInto("appointment", "id");
const seat = putInto("seat", "id");
const waiting = putInto("waiting", "id");
const scheduleChange = putInto("schedule_change", "version");
const schedule = putInto("schedule", "only");
const feed = putInto("calendar_feed", "mediator");
const unanswered = putInto("unanswered", "id");
const satisfaction = putInto("satisfaction", "day, face");
const liveEvent = putInto("live_event", "seq");

const forgetFailures = command("DELETE FROM failed_sign_in WHERE key = ? AND at = ?");
const failure = command("INSERT INTO failed_sign_in (key, at) VALUES (?, ?)");
const dropReply = command("DELETE FROM outbox WHERE seq = ?");
const noteWords = command("UPDATE conversation SET has_words = 1 WHERE id = ?");
const holdsThatMove = query<{ id: string; agent: string; from: number; to: number }>(`
  SELECT id, agent, starts_at AS "from", busy_until AS "to" FROM appointment WHERE moves = ? AND state = 'held'
`);
const startNumbers = command(`
  INSERT INTO sqlite_sequence (name, seq) SELECT ?1, 0 WHERE NOT EXISTS (SELECT 1 FROM sqlite_sequence WHERE name = ?1)
`);
const numbersFrom = command("UPDATE sqlite_sequence SET seq = max(seq, ?2) WHERE name = ?1");
const dropped = command("UPDATE live_log SET dropped = ?");

const loaders: { readonly [K in RecordKind]: (db: DatabaseSyncInstance, record: RecordOf<K>) => void } = {
  mediator: (db, one) => {
    mediator(db, {
      id: one.id,
      name: one.name,
      email: one.email,
      email_key: one.removedAt === null ? emailKey(one.email) : `removed:${one.id}`,
      role: one.role,
      password_hash: one.passwordHash,
      totp_secret: one.totpSecret,
      totp_step: one.totpStep,
      removed_at: one.removedAt,
    });
    if (one.feed === null) endFeed(db, one.id);
    else feed(db, { mediator: one.id, agent: one.feed.agent, secret: one.feed.secret, since: one.feed.since });
  },
  invitation: (db, { tokenHash, role, expiresAt }) =>
    invitation(db, { token_hash: tokenHash, role, expires_at: expiresAt }),
  session: (db, { tokenHash, mediator, createdAt, lastSeenAt, expiresAt }) =>
    session(db, {
      token_hash: tokenHash,
      mediator,
      created_at: createdAt,
      last_seen_at: lastSeenAt,
      expires_at: expiresAt,
    }),
  "failed-sign-in": (db, { who, at, count }) => {
    forgetFailures(db, who, at);
    for (let number = 0; number < count; number++) failure(db, who, at);
  },
  audit: (db, { seq, at, mediator, act, subject }) => audit(db, { seq, at, mediator, act, subject }),
  address: (db, { id, leadsTo, address: { channel, account, contact } }) =>
    alias(db, { id, conversation: leadsTo, channel, account, contact }),
  conversation: (db, { id, address: { channel, account, contact }, owner, ...one }) =>
    conversation(db, {
      ...{ id, channel, account, contact },
      name: one.name,
      ...ownerColumns(owner),
      epoch: one.epoch,
      version: one.version,
      memory: JSON.stringify(one.memory),
      created_at: one.createdAt,
      last_inbound_at: one.lastInboundAt,
      ended_at: one.endedAt,
      erase_up_to: one.eraseUpTo,
      active_at: one.activeAt,
    }),
  event: (db, one) =>
    event(db, {
      id: one.id,
      conversation: one.conversation,
      sent_at: one.sentAt,
      received_at: one.receivedAt,
      state: one.state,
      due_at: one.waits?.dueAt ?? one.receivedAt,
      attempts: one.attempts,
      problem: one.problem,
      content: one.content === null ? null : JSON.stringify(one.content),
    }),
  message: (db, { id, conversation, seq, at, author, body, clientId, reply }) => {
    const [mediator, name] = author.kind === "mediator" ? [author.id, author.name] : [null, null];
    message(db, {
      ...{ seq, id, conversation, at, author: author.kind, mediator, mediator_name: name },
      ...{ body: JSON.stringify(body), client_id: clientId },
    });
    noteWords(db, conversation);
    if (reply === null) return void dropReply(db, seq);
    outbox(db, {
      ...{ seq, conversation, author: author.kind, epoch: reply.epoch, state: reply.state, due_at: reply.dueAt },
      ...{ attempt: reply.attempt, tried_at: reply.triedAt, worker: reply.worker, lease_until: reply.leaseUntil },
      ...{ confirm_by: reply.confirmBy, provider_id: reply.providerId },
      ...{ error_class: reply.errorClass, error: reply.error },
    });
  },
  alert: (db, { id, what, conversation, at, text, order, acknowledged }) =>
    alert(db, {
      ...{ rowid: order, id, kind: what, conversation, at, text },
      ...{ acknowledged_by: acknowledged?.by ?? null, acknowledged_at: acknowledged?.at ?? null },
    }),
  appointment: (db, one) => {
    appointment(db, {
      ...{ rowid: one.order, id: one.id, code: one.code, reason: one.reason, agent: one.agent, place: one.place },
      ...{ starts_at: one.start, ends_at: one.end, busy_until: one.busyUntil, state: one.state },
      ...{ held_at: one.heldAt, held_until: one.heldUntil, hold_event: one.holdEvent },
      ...{ conversation: one.conversation, first_name: one.firstName, origin: one.origin, mediator: one.mediator },
      ...{ moves: one.moves, moved_to: one.movedTo, attendance: one.attendance, version: one.version },
      ...{ calendar_uid: one.calendarUid, sequence: one.sequence, reminders: JSON.stringify(remindersIn(one)) },
    });
    freeTime(db, one.id);
    if (one.origin !== "forced" && (one.state === "held" || one.state === "booked")) keepTime(db, one);
  },
  seat: (db, one) =>
    seat(db, {
      ...{ id: one.id, workshop: one.workshop, number: one.number, starts_at: one.start, ends_at: one.end },
      ...{ state: one.state, held_at: one.heldAt, held_until: one.heldUntil, conversation: one.conversation },
      ...{ first_name: one.firstName, hold_event: one.holdEvent },
    }),
  waiting: (db, { id, conversation, reason, wishes, joinedAt, offers, offer }) =>
    waiting(db, {
      ...{ id, conversation, reason, wishes: JSON.stringify(wishes), joined_at: joinedAt, offers },
      ...{ offered: offer?.appointment ?? null, offered_start: offer?.start ?? null },
      offered_until: offer?.until ?? null,
    }),
  "schedule-change": (db, { version, at, mediator, mediatorName, part, id, before, after }) =>
    scheduleChange(db, { version, at, mediator, mediator_name: mediatorName, part, id, before, after }),
  schedule: (db, { version, content }) => schedule(db, { only: 1, version, content }),
  unanswered: (db, { order, text, nearest, day }) =>
    unanswered(db, { id: order, text, nearest: JSON.stringify(nearest), at: day }),
  satisfaction: (db, { day, face, count }) => satisfaction(db, { day, face, count }),
  "live-event": (db, { seq, at, what, conversation, ref }) => liveEvent(db, { seq, at, kind: what, conversation, ref }),
  numbers: (db, one) => {
    for (const [table, number] of [
      ["message", one.message],
      ["live_event", one.liveEvent],
    ] as const) {
      startNumbers(db, table);
      numbersFrom(db, table, number);
    }
    dropped(db, one.liveEventsDropped);
  },
};

/** The promise is that of `ArchiveStore.load`; to be called inside an act. */
export const loadRecords = (db: DatabaseSyncInstance, records: readonly StoredRecord[]): void => {
  const touched = new Set<string>();
  for (const record of records) {
    load(db, record);
    if (record.kind === "event" || record.kind === "message") touched.add(record.conversation);
  }
  for (const id of touched) {
    refreshDue(db, id as ConversationId);
    refreshSendDue(db, id as ConversationId);
  }
};

const load = <K extends RecordKind>(db: DatabaseSyncInstance, record: RecordOf<K>): void => {
  const loader = loaders[record.kind];
  loader(db, record);
};

const ownerColumns = (owner: RecordOf<"conversation">["owner"]): Columns => ({
  owner: owner.kind,
  owner_since: owner.kind === "bot" ? null : owner.since,
  waiting_reason: owner.kind === "waiting" ? owner.reason : null,
  waiting_watch: owner.kind === "waiting" ? owner.watch : null,
  mediator: owner.kind === "mediator" ? owner.mediator : null,
  mediator_name: owner.kind === "mediator" ? owner.name : null,
});

/** Of the time that it shares with a hold that would take its place, it has all, whichever of them comes first. */
const keepTime = (db: DatabaseSyncInstance, one: RecordOf<"appointment">): void => {
  const holds = one.state === "booked" ? holdsThatMove.all(db, one.id) : [];
  for (const { id } of holds) freeTime(db, id);
  const span = { agent: one.agent as AgentId, from: one.start, to: one.busyUntil };
  occupy(db, one.id, span, one.state === "held" ? one.moves : null);
  for (const { id, agent, from, to } of holds) occupy(db, id, { agent: agent as AgentId, from, to }, one.id);
};

const remindersIn = ({ reminders }: RecordOf<"appointment">) =>
  reminders.map(({ at, ...done }) => ({ ...done, at: new Date(at) }));
