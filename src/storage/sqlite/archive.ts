import type { Arrival, ArchiveStore } from "../../archive/archive-store.ts";
import type { SqliteDatabase } from "./database.ts";
import { dumpRecords } from "./dump-records.ts";
import { loadRecords } from "./load-records.ts";
import { command, query } from "./query.ts";
import { withFile } from "./sqlite-error.ts";

const arrival = query<Arrival>(`SELECT "from", source FROM arrival`);
const begin = command(`INSERT INTO arrival (only, "from", source) VALUES (1, ?, ?) ON CONFLICT (only) DO NOTHING`);
const end = command("DELETE FROM arrival");

export const sqliteArchive = (db: SqliteDatabase): ArchiveStore => {
  const file = db.reader.location() ?? "";
  return {
    dump: () => dumpRecords(file),
    load: async (records) => {
      try {
        await db.write((db) => loadRecords(db, records));
      } catch (error) {
        throw withFile(file, error);
      }
    },
    arrival: async () => arrival.first(db.reader),
    beginArrival: ({ from, source }) => db.write((db) => void begin(db, from, source)),
    endArrival: () => db.write((db) => void end(db)),
  };
};
