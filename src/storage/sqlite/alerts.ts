import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { Alert, AlertStore, StoredAlert } from "../../handoff/alert.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { SqliteDatabase } from "./database.ts";
import { logLiveEvent } from "./live-event-log.ts";
import { command, query } from "./query.ts";

type AlertRow = {
  readonly id: string;
  readonly kind: Alert["kind"];
  readonly conversation: string | null;
  readonly at: number;
  readonly text: string;
  readonly acknowledged_by: string | null;
  readonly acknowledged_at: number | null;
};

const insert = command(`
  INSERT INTO alert (id, kind, conversation, at, text) VALUES (?, ?, ?, ?, ?) ON CONFLICT (id) DO NOTHING
`);
const open = query<AlertRow>("SELECT * FROM alert WHERE acknowledged_at IS NULL ORDER BY at, rowid");
const byId = query<AlertRow>("SELECT * FROM alert WHERE id = ?");
const acknowledge = command("UPDATE alert SET acknowledged_by = ?, acknowledged_at = ? WHERE id = ?");

/** Within the act that finds its cause. */
export const raiseAlert = (db: DatabaseSyncInstance, { id, kind, conversation, at, text }: Alert): void => {
  if (insert(db, id, kind, conversation, at.getTime(), text) === 1) logLiveEvent(db, at, "alerts", conversation);
};

export const sqliteAlerts = (db: SqliteDatabase): AlertStore => ({
  raise: (alert) => db.write((db) => raiseAlert(db, alert)),

  open: async () => open.all(db.reader).map(alertOf),

  acknowledge: (id, by, now) =>
    db.write((db) => {
      const alert = byId.first(db, id);
      if (alert === null) return "unknown";
      if (alert.acknowledged_at !== null) return "already";
      acknowledge(db, by, now.getTime(), id);
      logLiveEvent(db, now, "alerts", null);
      return "acknowledged";
    }),
});

const alertOf = (row: AlertRow): StoredAlert => ({
  id: row.id,
  kind: row.kind,
  conversation: row.conversation as ConversationId | null,
  at: new Date(row.at),
  text: row.text,
  acknowledged:
    row.acknowledged_by === null || row.acknowledged_at === null
      ? null
      : { by: row.acknowledged_by, at: new Date(row.acknowledged_at) },
});
