import type { FeedbackStore } from "../../conversation/feedback-store.ts";
import type { SqliteDatabase } from "./database.ts";
import { command, query } from "./query.ts";
import { startOfDay } from "./instant.ts";

type UnansweredRow = { readonly id: number; readonly text: string; readonly nearest: string; readonly at: number };

const newest = query<UnansweredRow>("SELECT * FROM unanswered ORDER BY id DESC LIMIT ?");
const drop = command("DELETE FROM unanswered WHERE id IN (SELECT CAST(value AS INTEGER) FROM json_each(?))");
const counts = query<{ day: number; face: string; count: number }>(
  "SELECT day, face, count FROM satisfaction WHERE day >= ? ORDER BY day, face",
);

export const sqliteFeedback = (db: SqliteDatabase): FeedbackStore => ({
  unanswered: async (limit) =>
    newest.all(db.reader, limit).map(({ id, text, nearest, at }) => ({
      id: String(id),
      text,
      nearest: JSON.parse(nearest) as readonly string[],
      day: new Date(at),
    })),

  dropUnanswered: (ids) => db.write((db) => drop(db, JSON.stringify(ids))),

  satisfaction: async (since) =>
    counts.all(db.reader, startOfDay(since)).map(({ day, face, count }) => ({ day: new Date(day), face, count })),
});
