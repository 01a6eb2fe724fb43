import { createLiveSchedule } from "../../src/appointments/live-schedule.ts";
import { isClosed } from "../../src/appointments/schedule.ts";
import { Temporal } from "temporal-polyfill";
import { openStorage, temporaryFolder } from "./open-storage.ts";
import { anOpening, aSchedule } from "./schedules.ts";

const change = { at: new Date(0), by: null, part: "everything", id: "", before: null, after: null } as const;
const centreClosures = [{ from: "2026-08-01", to: "2026-08-15", label: "vacances" }];

let folder: ReturnType<typeof temporaryFolder>;
let storage: Awaited<ReturnType<typeof openStorage>>;
beforeEach(async () => {
  folder = temporaryFolder();
  storage = await openStorage(folder.file);
});
afterEach(async () => {
  await storage.close();
  folder.remove();
});

describe("the schedule of a process", () => {
  it("is the files' until somebody changes it, then the newest that was kept, in every process", async () => {
    const start = aSchedule();
    const other = await openStorage(folder.file);
    const here = createLiveSchedule({ start, centreClosures, store: storage.schedule });
    const there = createLiveSchedule({ start, centreClosures, store: other.schedule });
    await here.refresh();
    expect(here.schedule.openings).toEqual(start.openings);
    expect(await here.read()).toEqual({ version: 0, schedule: start, changedIn: {} });

    const later = aSchedule({ openings: [anOpening({ from: "10:00" })] });
    await storage.schedule.save(0, { schedule: later, changedIn: {} }, change);
    const held = there.schedule; // whoever holds it sees the change
    await there.refresh();
    expect(held.openings.map(({ from }) => from)).toEqual(["10:00"]);
    await other.close();
  });

  it("is closed when centre.yaml says so, whatever is kept; and that is not kept a second time", async () => {
    const { schedule, refresh, read } = createLiveSchedule({
      start: aSchedule(),
      centreClosures,
      store: storage.schedule,
    });
    const august = Temporal.PlainDate.from("2026-08-03");
    expect(isClosed(august, "centre", schedule)).toBe(true);
    await storage.schedule.save(0, { schedule: aSchedule(), changedIn: {} }, change);
    await refresh();
    expect(isClosed(august, "centre", schedule)).toBe(true);
    expect((await read()).schedule.closures).toEqual([]);
  });
});
