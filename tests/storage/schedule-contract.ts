import type { KeptSchedule, ScheduleChange } from "../../src/appointments/schedule-store.ts";
import { anOpening, aSchedule } from "../appointments/schedules.ts";
import type { GivenStorage } from "./storage-contract.ts";
import { at, sonia, together } from "./story.ts";

const opened = (from: string): KeptSchedule => ({
  schedule: aSchedule({ openings: [anOpening({ from })] }),
  changedIn: { "opening/samira-1": 1 },
});
const change = (changes: Partial<ScheduleChange> = {}): ScheduleChange => ({
  at: at(0),
  by: { mediator: sonia.id, name: sonia.name },
  part: "opening",
  id: "samira-1",
  before: null,
  after: '{"from":"08:00"}',
  ...changes,
});

export function itKeepsTheSchedule({ storage, another, restart }: GivenStorage): void {
  it("keeps nothing until somebody changes something", async () => {
    const { schedule } = storage();
    expect([await schedule.version(), await schedule.latest(), await schedule.changes(5)]).toEqual([0, null, []]);
  });

  it("has the newest version whole again, with who changed what", async () => {
    await storage().schedule.save(0, opened("08:00"), change());
    await storage().schedule.save(1, opened("10:00"), change({ by: null, before: "{}", after: null, at: at(9) }));
    const { schedule } = await restart();
    expect(await schedule.version()).toBe(2);
    expect(await schedule.latest()).toEqual({ version: 2, ...opened("10:00") });
    expect(await schedule.changes(5)).toEqual([
      { version: 2, ...change({ by: null, before: "{}", after: null, at: at(9) }) },
      { version: 1, ...change() },
    ]);
    expect((await schedule.changes(1)).map(({ version }) => version)).toEqual([2]);
  });

  it("lets one of many that saw the same version save, whatever the process", async () => {
    const other = await another();
    await storage().schedule.save(0, opened("08:00"), change());
    const outcomes = await together(12, (number) =>
      (number % 2 === 0 ? storage() : other).schedule.save(1, opened(`0${number % 8}:30`), change({ at: at(number) })),
    );
    expect(outcomes).toEqual({ saved: 1, stale: 11 });
    expect(await other.schedule.version()).toBe(2);
    expect(await other.schedule.changes(9)).toHaveLength(2);
    expect(await storage().schedule.save(7, opened("08:00"), change())).toBe("stale");
  });

  it("tells open inboxes, once for each version", async () => {
    const before = await storage().liveEvents.latest();
    await storage().schedule.save(0, opened("08:00"), change());
    await storage().schedule.save(0, opened("09:00"), change());
    const told = await storage().liveEvents.after(before, 10);
    expect(told.map(({ kind }) => kind)).toEqual(["schedule"]);
  });

  it("forgets with the journal who changed what, never what it has become", async () => {
    await storage().schedule.save(0, opened("08:00"), change({ at: at(0) }));
    await storage().schedule.save(1, opened("09:00"), change({ at: at(100) }));
    expect(await storage().retention.dropOlder("audit", at(50), 10)).toBe(1);
    expect((await storage().schedule.changes(9)).map(({ version }) => version)).toEqual([2]);
    expect(await storage().retention.dropOlder("audit", at(500), 10)).toBe(1);
    expect(await storage().schedule.latest()).toEqual({ version: 2, ...opened("09:00") });
    expect(await storage().schedule.save(2, opened("10:00"), change())).toBe("saved");
  });
}
