import type { DatabaseSyncInstance } from "@photostructure/sqlite";

import type { LeaseStore } from "../../shared/lease-store.ts";
import type { SqliteDatabase } from "./database.ts";
import { instantOf } from "./instant.ts";
import { command, query } from "./query.ts";

const othersRunning = query<{ until: number }>(
  "SELECT until FROM lease WHERE name = ? AND owner <> ? AND until > ?", // never true of one that was given back: its owner is null
);
const running = query<{ until: number }>("SELECT until FROM lease WHERE name = ? AND owner IS NOT NULL AND until > ?");
const take = query<{ fence: number }>(`
  INSERT INTO lease (name, owner, fence, until) VALUES (?, ?, 1, ?)
  ON CONFLICT (name) DO UPDATE SET
    fence = fence + (owner IS NOT excluded.owner), owner = excluded.owner, until = excluded.until
  RETURNING fence
`);
const giveBack = command("UPDATE lease SET owner = NULL WHERE name = ? AND owner = ?");

export const sqliteLeases = (db: SqliteDatabase): LeaseStore => {
  const takenBy = (db: DatabaseSyncInstance, name: string, owner: string, now: Date) => {
    const running = othersRunning.first(db, name, owner, now.getTime());
    return running === null ? null : { kind: "taken" as const, until: new Date(running.until) };
  };
  return {
    acquire: async (name, owner, now, forMs) =>
      takenBy(db.reader, name, owner, now) ?? // so that asking in vain takes no lock
      db.write((db) => {
        const taken = takenBy(db, name, owner, now);
        if (taken !== null) return taken;
        const row = take.first(db, name, owner, now.getTime() + forMs);
        if (row === null) throw new Error(`the lease ${name} is not there although it was just written`);
        return { kind: "held", fence: row.fence };
      }),

    release: (name, owner) => db.write((db) => void giveBack(db, name, owner)),

    heldUntil: async (name, now) => instantOf(running.first(db.reader, name, now.getTime())?.until ?? null),
  };
};
