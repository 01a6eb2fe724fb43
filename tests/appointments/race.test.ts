import { execFile } from "node:child_process";
import { promisify } from "node:util";
import { openDatabase } from "../../src/storage/sqlite/database.ts";
import { openStorage, temporaryFolder } from "./open-storage.ts";

const run = promisify(execFile);
const script = new URL("race-for-slots.ts", import.meta.url).pathname;
const PROCESSES = 4;
const ATTEMPTS = 150;

/** What a process of the race saw. */
type Seen = { readonly held: number; readonly taken: number; readonly booked: string[]; readonly cancelled: string[] };

describe("processes that race for the same slots", () => {
  const { file, remove } = temporaryFolder();
  afterAll(remove);

  it("never book two people at once, lose a booking or leave time blocked", async () => {
    await (await openStorage(file)).close();
    const startAt = String(Date.now() + 2500);
    const seen = await Promise.all(
      Array.from({ length: PROCESSES }, async (_, index) => {
        const seed = String(index + 1);
        const { stdout } = await run(process.execPath, [
          ...["--import", "tsx", script],
          ...[file, seed, String(ATTEMPTS), startAt],
        ]);
        return JSON.parse(stdout) as Seen;
      }),
    );
    const db = openDatabase(file);
    const count = (sql: string): unknown => Object.values(db.reader.prepare(sql).get() as object)[0];
    const sum = (of: (one: Seen) => number): number => seen.reduce((total, one) => total + of(one), 0);

    expect(sum(({ held, taken }) => held + taken)).toBe(PROCESSES * ATTEMPTS);
    expect(sum(({ taken }) => taken)).toBeGreaterThan(50); // there was something to race for
    expect({
      overlaps: count(`
        SELECT count(*) FROM appointment a JOIN appointment b ON a.id < b.id AND a.agent = b.agent
          AND a.starts_at < b.ends_at AND b.starts_at < a.ends_at
        WHERE a.state = 'booked' AND b.state = 'booked'`),
      bookedWithoutTheirTime: count(`
        SELECT count(*) FROM appointment
        WHERE state = 'booked' AND (ends_at - starts_at) / 300000 <>
          (SELECT count(*) FROM busy WHERE busy.appointment = appointment.id AND busy.agent = appointment.agent)`),
      timeBlockedForNobody: count(`
        SELECT count(*) FROM busy LEFT JOIN appointment ON appointment.id = busy.appointment
        WHERE appointment.state IS NULL OR appointment.state NOT IN ('held', 'booked')`),
    }).toEqual({ overlaps: 0, bookedWithoutTheirTime: 0, timeBlockedForNobody: 0 });

    const cancelled = new Set(seen.flatMap((one) => one.cancelled));
    const promised = seen.flatMap(({ booked }) => booked).filter((id) => !cancelled.has(id));
    const kept = db.reader.prepare("SELECT id FROM appointment WHERE state = 'booked'").all() as { id: string }[];
    expect(kept.map(({ id }) => id).toSorted()).toEqual(promised.toSorted());
    expect(count("SELECT count(*) FROM live_event WHERE kind = 'appointments'")).toBe(
      sum(({ booked }) => booked.length) + cancelled.size,
    );
    await db.close();
  }, 60_000);
});
