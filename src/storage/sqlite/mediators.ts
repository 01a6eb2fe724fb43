import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { AuditEntry, Mediator, MediatorStore } from "../../inbox/mediator-store.ts";
import type { MediatorId } from "../../shared/ids.ts";
import { endFeed, sqliteCalendarFeeds } from "./calendar-feeds.ts";
import type { SqliteDatabase } from "./database.ts";
import { logLiveEvent } from "./live-event-log.ts";
import { command, query } from "./query.ts";
import { endSessions, sqliteSessions } from "./sessions.ts";

type MediatorRow = {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  readonly role: Mediator["role"];
  readonly password_hash: string;
  readonly totp_secret: string | null;
};
type AuditRow = {
  readonly at: number;
  readonly mediator: string | null;
  readonly act: string;
  readonly subject: string | null;
};

const insert = command(`
  INSERT INTO mediator (id, name, email, email_key, role, password_hash, totp_secret) VALUES (?, ?, ?, ?, ?, ?, ?)
`);
const inOrderOfName = query<MediatorRow>("SELECT * FROM mediator WHERE removed_at IS NULL ORDER BY name, id");
const byId = query<MediatorRow>("SELECT * FROM mediator WHERE id = ? AND removed_at IS NULL");
const byEmail = query<MediatorRow>("SELECT * FROM mediator WHERE email_key = ?");
const count = query<{ count: number }>("SELECT count(*) AS count FROM mediator WHERE removed_at IS NULL");
const everybody = query<MediatorRow & { removed_at: number | null }>("SELECT * FROM mediator ORDER BY name, id");
/** The name stays, for the journal; the address may be given to another account. */
const remove = command(`
  UPDATE mediator SET
    removed_at = ?, email = '', email_key = 'removed:' || id, password_hash = '', totp_secret = NULL, totp_step = NULL
  WHERE id = ? AND removed_at IS NULL
`);
const setPassword = command("UPDATE mediator SET password_hash = ? WHERE id = ?");
const setTotpSecret = command("UPDATE mediator SET totp_secret = ?, totp_step = NULL WHERE id = ?");
const useTotpStep = command(
  "UPDATE mediator SET totp_step = ?1 WHERE id = ?2 AND (totp_step IS NULL OR totp_step < ?1)",
);
const insertInvitation = command("INSERT INTO invitation (token_hash, role, expires_at) VALUES (?, ?, ?)");
const invitation = query<{ role: Mediator["role"] }>(
  "SELECT role FROM invitation WHERE token_hash = ? AND expires_at > ?",
);
const useInvitation = command("DELETE FROM invitation WHERE token_hash = ?");
const record = command("INSERT INTO audit (at, mediator, act, subject) VALUES (?, ?, ?, ?)");
const newestAudit = query<AuditRow>("SELECT * FROM audit ORDER BY seq DESC LIMIT ?");

export const sqliteMediators = (db: SqliteDatabase): MediatorStore => ({
  invite: (tokenHash, role, expiresAt) =>
    db.write((db) => void insertInvitation(db, tokenHash, role, expiresAt.getTime())),

  acceptInvitation: (tokenHash, mediator, now) =>
    db.write((db) => {
      const invited = invitation.first(db, tokenHash, now.getTime());
      if (invited === null) return "invitation-unknown";
      const outcome = add(db, { ...mediator, role: invited.role });
      if (outcome === "created") useInvitation(db, tokenHash); // kept otherwise: another address may be typed
      return outcome;
    }),

  add: (mediator) => db.write((db) => add(db, mediator)),
  count: async () => count.first(db.reader)?.count ?? 0,
  list: async () => inOrderOfName.all(db.reader).map(mediatorOf),
  byEmail: async (email) => mediatorOrNull(byEmail.first(db.reader, emailKey(email))),
  byId: async (id) => mediatorOrNull(byId.first(db.reader, id)),
  former: async () =>
    everybody
      .all(db.reader)
      .flatMap(({ id, name, removed_at }) =>
        removed_at === null ? [] : [{ id: id as MediatorId, name, removedAt: new Date(removed_at) }],
      ),
  remove: (id, now) =>
    db.write((db) => {
      if (remove(db, now.getTime(), id) === 0) return "unknown";
      endSessions(db, id);
      endFeed(db, id);
      logLiveEvent(db, now, "mediators", null);
      return "removed";
    }),
  setPassword: (id, passwordHash) => db.write((db) => void setPassword(db, passwordHash, id)),
  setTotpSecret: (id, secret) => db.write((db) => void setTotpSecret(db, secret, id)),
  useTotpStep: (id, step) => db.write((db) => (useTotpStep(db, step, id) === 1 ? "fresh" : "replayed")),

  ...sqliteSessions(db),
  ...sqliteCalendarFeeds(db),

  record: ({ at, mediator, act, subject }) => db.write((db) => void record(db, at.getTime(), mediator, act, subject)),
  audit: async (limit) => newestAudit.all(db.reader, limit).map(auditEntryOf),
});

const add = (db: DatabaseSyncInstance, mediator: Mediator): "created" | "email-taken" => {
  const key = emailKey(mediator.email);
  if (byEmail.first(db, key) !== null) return "email-taken";
  const { id, name, email, role, passwordHash, totpSecret } = mediator;
  insert(db, id, name, email, key, role, passwordHash, totpSecret);
  return "created";
};

/** What makes an address unique. */
export const emailKey = (email: string): string => email.normalize("NFC").toLowerCase();

const mediatorOf = (row: MediatorRow): Mediator => ({
  id: row.id as MediatorId,
  name: row.name,
  email: row.email,
  role: row.role,
  passwordHash: row.password_hash,
  totpSecret: row.totp_secret,
});

const mediatorOrNull = (row: MediatorRow | null): Mediator | null => (row === null ? null : mediatorOf(row));

const auditEntryOf = (row: AuditRow): AuditEntry => ({
  at: new Date(row.at),
  mediator: row.mediator as MediatorId | null,
  act: row.act,
  subject: row.subject,
});
