import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import { openDatabase } from "../../../src/storage/sqlite/database.ts";
import { migrate } from "../../../src/storage/sqlite/migrations.ts";
import { storageOn } from "../../../src/storage/sqlite/sqlite-storage.ts";
import { options } from "../story.ts";
import { temporaryFile } from "../temporary-file.ts";
import { useEverything } from "../use-everything.ts";

/** Keeps every statement that the connection compiles from now on. */
function listen(db: DatabaseSyncInstance, heard: Set<string>): void {
  const prepare = db.prepare.bind(db);
  Object.defineProperty(db, "prepare", {
    value: (sql: string) => {
      heard.add(sql);
      return prepare(sql);
    },
  });
}

/** Walks that are short or meant, whatever the number of rows. */
const meant = [
  /^SCAN conversation USING INDEX conversation_in_inbox$/, // stops at the limit
  /^SCAN (event|outbox) USING (COVERING )?INDEX (event_pending|event_poisoned|outbox_open)$/, // partial: what is open only
  /^SCAN alert USING INDEX alert_open$/, // partial: what is open only
  /^SCAN (conversation|outbox) USING (COVERING )?INDEX (conversation_free_to_claim|conversation_held|conversation_to_send|conversation_to_erase|conversation_with_words)$/,
  /^SCAN (audit|schedule_change|sqlite_sequence|ping|mediator)$/, // stops at the limit, or a handful of rows
  /^SCAN waiting USING INDEX waiting_by_turn$/, // those who wait, nearly all of whom are told
  /^SCAN part USING INDEX conversation_with_words$/, // partial: those with words only
  /^SCAN (live_log|mediator|satisfaction|unanswered|json_each VIRTUAL TABLE INDEX 1:)$/, // a row, a handful, or up to the limit
  /^SCAN CONSTANT ROW$/,
];

describe("what every message and every screen asks the database", () => {
  it("is answered through an index, never by reading a whole table", async () => {
    const db = openDatabase(temporaryFile());
    await migrate(db);
    const heard = new Set<string>();
    listen(db.reader, heard);
    await db.write((writer) => listen(writer, heard));
    await useEverything(storageOn(db, async () => undefined, options));
    const statements = [...heard].filter((sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE)/.test(sql));
    expect(statements.length).toBeGreaterThan(50);
    const scans = statements.flatMap((sql) =>
      (db.reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
        .map(({ detail }) => detail)
        .filter((detail) => detail.startsWith("SCAN") && !meant.some((pattern) => pattern.test(detail)))
        .map((detail) => `${detail}: ${sql.trim().replaceAll(/\s+/g, " ")}`),
    );
    expect(scans).toEqual([]);
    await db.close();
  });
});
