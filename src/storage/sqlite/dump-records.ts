import { setImmediate as comeBack } from "node:timers/promises";

import type { StatementSyncInstance } from "@photostructure/sqlite";

import type { RecordOf, StoredRecord } from "../../archive/stored-record.ts";
import type { ChannelAddress, IncomingContent, MessageBody } from "../../conversation/message.ts";
import { remindersOf } from "./appointment-row.ts";
import { authorOf, type AuthorRow } from "./message-row.ts";
import type { OwnerRow } from "./conversation-row.ts";
import { openConnection } from "./open-connection.ts";

/** Rows of one table as records; `sql` names columns after the record's fields where nothing else is to be done. */
type Source = { readonly sql: string; readonly recordOf: (row: never) => StoredRecord };

/** Those whose columns are the record's fields. */
const plain = (kind: StoredRecord["kind"], sql: string): Source => ({
  sql,
  recordOf: (row: object) => ({ kind, ...row }) as StoredRecord,
});

type MediatorRow = Omit<RecordOf<"mediator">, "kind" | "feed"> & {
  readonly [F in keyof Feed]: Feed[F] | null;
};
type Feed = NonNullable<RecordOf<"mediator">["feed"]>;
type AddressRow = ChannelAddress & { readonly id: string; readonly leadsTo: string };
type Conversation = RecordOf<"conversation">;
type ConversationRow = OwnerRow &
  ChannelAddress &
  Omit<Conversation, "kind" | "address" | "owner" | "memory"> & { readonly memory: string };
type EventRow = Omit<RecordOf<"event">, "kind" | "content" | "waits"> & {
  readonly content: string | null;
  readonly dueAt: number;
  readonly place: number;
};
type Reply = NonNullable<RecordOf<"message">["reply"]>;
type MessageRow = AuthorRow &
  Omit<RecordOf<"message">, "kind" | "author" | "body" | "reply"> & { readonly body: string } & {
    [F in keyof Reply]: Reply[F] | null;
  };
type AlertRow = Omit<RecordOf<"alert">, "kind" | "acknowledged"> & {
  readonly acknowledgedBy: string | null;
  readonly acknowledgedAt: number | null;
};
type AppointmentRow = Omit<RecordOf<"appointment">, "kind" | "reminders"> & { readonly reminders: string };
type WaitingRow = Omit<RecordOf<"waiting">, "kind" | "wishes" | "offer"> & {
  readonly wishes: string;
  readonly offered: string | null;
  readonly start: number | null;
  readonly until: number | null;
};
type UnansweredRow = Omit<RecordOf<"unanswered">, "kind" | "nearest"> & { readonly nearest: string };

const sources: readonly Source[] = [
  {
    sql: `SELECT id, name, email, role, password_hash AS passwordHash, totp_secret AS totpSecret, totp_step AS totpStep,
      removed_at AS removedAt, agent, secret, since FROM mediator LEFT JOIN calendar_feed ON mediator = mediator.id`,
    recordOf: ({ agent, secret, since, ...row }: MediatorRow) => ({
      kind: "mediator",
      ...row,
      feed: agent === null || secret === null || since === null ? null : { agent, secret, since },
    }),
  },
  plain("invitation", "SELECT token_hash AS tokenHash, role, expires_at AS expiresAt FROM invitation"),
  plain(
    "session",
    `SELECT token_hash AS tokenHash, mediator, created_at AS createdAt, last_seen_at AS lastSeenAt,
      expires_at AS expiresAt FROM session`,
  ),
  plain("failed-sign-in", "SELECT key AS who, at, count(*) AS count FROM failed_sign_in GROUP BY key, at"),
  plain("audit", "SELECT seq, at, mediator, act, subject FROM audit ORDER BY seq"),
  {
    sql: `SELECT id, conversation AS leadsTo, channel, account, contact FROM alias WHERE conversation <> id OR EXISTS (
      SELECT 1 FROM alias AS other WHERE other.conversation = alias.conversation AND other.id <> alias.id
    )`,
    recordOf: ({ id, leadsTo, ...address }: AddressRow) => ({ kind: "address", id, leadsTo, address }),
  },
  {
    sql: `SELECT id, channel, account, contact, name, owner, owner_since, waiting_reason, waiting_watch, mediator,
      mediator_name, epoch, version, memory, created_at AS createdAt, last_inbound_at AS lastInboundAt,
      ended_at AS endedAt, erase_up_to AS eraseUpTo, active_at AS activeAt FROM conversation`,
    recordOf: (row: ConversationRow) => ({
      kind: "conversation",
      id: row.id,
      address: { channel: row.channel, account: row.account, contact: row.contact },
      name: row.name,
      owner: ownerOf(row),
      epoch: row.epoch,
      version: row.version,
      memory: JSON.parse(row.memory) as Conversation["memory"],
      createdAt: row.createdAt,
      lastInboundAt: row.lastInboundAt,
      endedAt: row.endedAt,
      eraseUpTo: row.eraseUpTo,
      activeAt: row.activeAt,
    }),
  },
  {
    sql: `SELECT id, conversation, sent_at AS sentAt, received_at AS receivedAt, state, attempts, problem, content,
      due_at AS dueAt, CASE state WHEN 'pending' THEN (
        SELECT count(*) FROM event AS before
        WHERE before.state = 'pending' AND before.conversation = event.conversation AND before.arrival <= event.arrival
      ) END AS place FROM event ORDER BY arrival`,
    recordOf: ({ content, dueAt, place, ...row }: EventRow) => ({
      kind: "event",
      ...row,
      content: content === null ? null : (JSON.parse(content) as IncomingContent),
      waits: row.state === "pending" ? { dueAt, place } : null,
    }),
  },
  {
    sql: `SELECT message.id, message.conversation, message.seq, message.at, message.author, message.mediator,
      message.mediator_name, message.body, message.client_id AS clientId, outbox.state, outbox.epoch,
      outbox.due_at AS dueAt, outbox.attempt, outbox.tried_at AS triedAt, outbox.worker,
      outbox.lease_until AS leaseUntil, outbox.confirm_by AS confirmBy, outbox.provider_id AS providerId,
      outbox.error_class AS errorClass, outbox.error FROM message LEFT JOIN outbox USING (seq) ORDER BY seq`,
    recordOf: (row: MessageRow) => ({
      kind: "message",
      id: row.id,
      conversation: row.conversation,
      seq: row.seq,
      at: row.at,
      author: authorOf(row),
      body: JSON.parse(row.body) as MessageBody,
      clientId: row.clientId,
      reply: replyOf(row),
    }),
  },
  {
    sql: `SELECT id, kind AS what, conversation, at, text, rowid AS "order", acknowledged_by AS acknowledgedBy,
      acknowledged_at AS acknowledgedAt FROM alert ORDER BY rowid`,
    recordOf: ({ acknowledgedBy: by, acknowledgedAt: at, ...row }: AlertRow) => ({
      kind: "alert",
      ...row,
      acknowledged: by === null || at === null ? null : { by, at },
    }),
  },
  {
    sql: `SELECT id, code, reason, agent, place, starts_at AS start, ends_at AS "end", busy_until AS busyUntil, state,
      held_at AS heldAt, held_until AS heldUntil, conversation, first_name AS firstName, hold_event AS holdEvent, origin,
      mediator, moves, moved_to AS movedTo, attendance, reminders, version, calendar_uid AS calendarUid, sequence,
      rowid AS "order" FROM appointment ORDER BY rowid`,
    recordOf: ({ reminders, ...row }: AppointmentRow) => ({
      kind: "appointment",
      ...row,
      reminders: remindersOf(reminders).map(({ at, ...done }) => ({ ...done, at: at.getTime() })),
    }),
  },
  plain(
    "seat",
    `SELECT id, workshop, number, starts_at AS start, ends_at AS "end", state, held_at AS heldAt, held_until AS heldUntil,
      conversation, first_name AS firstName, hold_event AS holdEvent FROM seat ORDER BY rowid`,
  ),
  {
    sql: `SELECT id, conversation, reason, wishes, joined_at AS joinedAt, offers, offered, offered_start AS start,
      offered_until AS until FROM waiting`,
    recordOf: ({ wishes, offered: appointment, start, until, ...row }: WaitingRow) => ({
      kind: "waiting",
      ...row,
      wishes: JSON.parse(wishes) as RecordOf<"waiting">["wishes"],
      offer: appointment === null || start === null || until === null ? null : { appointment, start, until },
    }),
  },
  plain(
    "schedule-change",
    `SELECT version, at, mediator, mediator_name AS mediatorName, part, id, before, after FROM schedule_change
      ORDER BY version`,
  ),
  plain("schedule", "SELECT version, content FROM schedule"),
  {
    sql: `SELECT id AS "order", text, nearest, at AS day FROM unanswered ORDER BY id`,
    recordOf: ({ nearest, ...row }: UnansweredRow) => ({
      kind: "unanswered",
      ...row,
      nearest: JSON.parse(nearest) as string[],
    }),
  },
  plain("satisfaction", "SELECT day, face, count FROM satisfaction"),
  plain("live-event", "SELECT seq, at, kind AS what, conversation, ref FROM live_event ORDER BY seq"),
  plain(
    "numbers",
    `SELECT
      coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'message'), 0) AS message,
      coalesce((SELECT seq FROM sqlite_sequence WHERE name = 'live_event'), 0) AS liveEvent,
      (SELECT dropped FROM live_log) AS liveEventsDropped`,
  ),
];

/** Rows between two looks at whatever else this process does. */
const rowsAtOnce = 1000;

/** The promise is that of `ArchiveStore.dump`: one read transaction, on a connection of its own. */
export async function* dumpRecords(file: string): AsyncIterable<StoredRecord> {
  const db = openConnection(file, "reader");
  // The driver's iterator does not keep its statement: collected while rows are read, it would take the process with it.
  const statements: StatementSyncInstance[] = [];
  try {
    db.exec("BEGIN");
    let rows = 0;
    for (const { sql, recordOf } of sources) {
      const statement = db.prepare(sql);
      statements.push(statement);
      for (const row of statement.iterate() as unknown as Iterable<never>) {
        yield recordOf(row);
        if (++rows % rowsAtOnce === 0) await comeBack();
      }
    }
  } finally {
    db.exec("ROLLBACK");
    statements.length = 0;
    db.close();
  }
}

const ownerOf = (row: OwnerRow): Conversation["owner"] => {
  switch (row.owner) {
    case "bot":
      return { kind: "bot" };
    case "waiting":
      return { kind: "waiting", since: row.owner_since, reason: row.waiting_reason, watch: row.waiting_watch };
    case "mediator":
      return { kind: "mediator", mediator: row.mediator, name: row.mediator_name, since: row.owner_since };
  }
};

const replyOf = (row: MessageRow): Reply | null => {
  const { state, epoch, dueAt, attempt, triedAt, worker, leaseUntil, confirmBy, providerId, errorClass, error } = row;
  if (state === null || epoch === null || dueAt === null || attempt === null) return null;
  return { state, epoch, dueAt, attempt, triedAt, worker, leaseUntil, confirmBy, providerId, errorClass, error };
};
