import { AgentId } from "../../appointments/appointment.ts";
import type { CalendarFeed, MediatorStore } from "../../inbox/mediator-store.ts";
import type { SqliteDatabase } from "./database.ts";
import { command, query } from "./query.ts";

type FeedRow = { readonly agent: string; readonly secret: string; readonly since: number };

const put = command(`
  INSERT INTO calendar_feed (mediator, agent, secret, since) SELECT id, ?2, ?3, ?4 FROM mediator WHERE id = ?1 AND removed_at IS NULL
  ON CONFLICT (mediator) DO UPDATE SET agent = excluded.agent, secret = excluded.secret, since = excluded.since
`);
export const endFeed = command("DELETE FROM calendar_feed WHERE mediator = ?");
const byMediator = query<FeedRow>("SELECT agent, secret, since FROM calendar_feed WHERE mediator = ?");
const bySecret = query<FeedRow>("SELECT agent, secret, since FROM calendar_feed WHERE secret = ?");

export const sqliteCalendarFeeds = (
  db: SqliteDatabase,
): Pick<MediatorStore, "setFeed" | "feedOf" | "feedBySecret"> => ({
  setFeed: (id, feed) =>
    db.write((db) => {
      if (feed === null) endFeed(db, id);
      else put(db, id, feed.agent, feed.secret, feed.since.getTime());
    }),
  feedOf: async (id) => feedOrNull(byMediator.first(db.reader, id)),
  feedBySecret: async (secret) => feedOrNull(bySecret.first(db.reader, secret)),
});

const feedOrNull = (row: FeedRow | null): CalendarFeed | null =>
  row && { agent: AgentId.parse(row.agent), secret: row.secret, since: new Date(row.since) };
