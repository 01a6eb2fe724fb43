import type { KeptSchedule, SchedulePart, ScheduleStore } from "../../appointments/schedule-store.ts";
import type { MediatorId } from "../../shared/ids.ts";
import type { SqliteDatabase } from "./database.ts";
import { logLiveEvent } from "./live-event-log.ts";
import { command, query } from "./query.ts";

type ChangeRow = {
  readonly version: number;
  readonly at: number;
  readonly mediator: string | null;
  readonly mediator_name: string | null;
  readonly part: SchedulePart;
  readonly id: string;
  readonly before: string | null;
  readonly after: string | null;
};

const version = query<{ version: number }>("SELECT version FROM schedule WHERE only = 1");
const newest = query<{ version: number; content: string }>("SELECT version, content FROM schedule WHERE only = 1");
const write = command(`
  INSERT INTO schedule (only, version, content) VALUES (1, ?, ?)
  ON CONFLICT (only) DO UPDATE SET version = excluded.version, content = excluded.content
`);
const record = command("INSERT INTO schedule_change VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
const newestChanges = query<ChangeRow>("SELECT * FROM schedule_change ORDER BY version DESC LIMIT ?");

export const sqliteSchedule = (db: SqliteDatabase): ScheduleStore => ({
  version: async () => version.first(db.reader)?.version ?? 0,

  latest: async () => {
    const row = newest.first(db.reader);
    return row === null ? null : { version: row.version, ...(JSON.parse(row.content) as KeptSchedule) };
  },

  save: (after, { schedule, changedIn }, { at, by, part, id, before, after: became }) =>
    db.write((db) => {
      if ((version.first(db)?.version ?? 0) !== after) return "stale";
      write(db, after + 1, JSON.stringify({ schedule, changedIn }));
      record(db, after + 1, at.getTime(), by?.mediator ?? null, by?.name ?? null, part, id, before, became);
      logLiveEvent(db, at, "schedule", null);
      return "saved";
    }),

  changes: async (limit) =>
    newestChanges.all(db.reader, limit).map((row) => ({
      version: row.version,
      at: new Date(row.at),
      by: row.mediator === null ? null : { mediator: row.mediator as MediatorId, name: row.mediator_name ?? "" },
      part: row.part,
      id: row.id,
      before: row.before,
      after: row.after,
    })),
});
