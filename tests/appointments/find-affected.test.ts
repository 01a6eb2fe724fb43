import { hindranceOf } from "../../src/appointments/find-affected.ts";
import type { Schedule } from "../../src/appointments/schedule.ts";
import { aClosure, anAbsence, anOpening, aSchedule, karim, paris, samira } from "./schedules.ts";

/** Tuesday 31 March, 10:00 to 10:45 in Paris. */
const appointment = {
  agent: samira,
  place: "centre",
  start: new Date("2026-03-31T08:00:00Z"),
  end: new Date("2026-03-31T08:45:00Z"),
} as const;
const under = (changes: Partial<Schedule>) => hindranceOf(appointment, aSchedule(changes), paris);

describe("what a later change of the schedule does to an appointment", () => {
  it.each<[string | null, string, Partial<Schedule>]>([
    [null, "nothing changed", {}],
    ["absence", "the agent is away all day", { absences: [anAbsence("2026-03-31T00:00", "2026-04-01T00:00")] }],
    ["absence", "the agent leaves before its end", { absences: [anAbsence("2026-03-31T10:40", "2026-03-31T12:00")] }],
    [null, "the agent leaves when it ends", { absences: [anAbsence("2026-03-31T10:45", "2026-03-31T12:00")] }],
    [null, "somebody else is away", { absences: [anAbsence("2026-03-31T00:00", "2026-04-01T00:00", karim)] }],
    ["closure", "the centre closes", { closures: [aClosure("2026-03-30", "2026-03-31")] }],
    ["closure", "this place closes", { closures: [aClosure("2026-03-31", "2026-03-31", "centre")] }],
    [null, "another place closes", { closures: [aClosure("2026-03-31", "2026-03-31", "phone")] }],
    [null, "the centre closes on the day after", { closures: [aClosure("2026-04-01", "2026-04-02")] }],
    [
      "cancelled",
      "this occurrence is cancelled",
      { openings: [anOpening({ exceptions: [{ kind: "cancelled", date: "2026-03-31" }] })] },
    ],
    [
      "cancelled",
      "this occurrence gets other hours",
      {
        openings: [
          anOpening({
            exceptions: [{ kind: "other-hours", date: "2026-03-31", from: "09:00", to: "10:30", break: null }],
          }),
        ],
      },
    ],
    ["outside-hours", "a break is put there", { openings: [anOpening({ break: { from: "10:30", to: "11:00" } })] }],
    ["outside-hours", "the opening is removed", { openings: [] }],
    [
      null,
      "another opening covers it",
      { openings: [anOpening({ weekday: 3 }), anOpening({ id: "b", from: "10:00" })] },
    ],
    ["outside-hours", "only a colleague receives then", { openings: [anOpening({ agent: karim })] }],
  ])("%s: %s", (expected, _, changes) => {
    expect(under(changes)).toBe(expected);
  });

  it("knows Easter Monday, unless the centre opens all the same", () => {
    const easter = { ...appointment, start: new Date("2026-04-06T08:00:00Z"), end: new Date("2026-04-06T08:45:00Z") };
    const mondays = { openings: [anOpening({ weekday: 1 })] };
    expect(hindranceOf(easter, aSchedule(mondays), paris)).toBe("public-holiday");
    expect(hindranceOf(easter, aSchedule({ ...mondays, openHolidays: ["2026-04-06"] }), paris)).toBeNull();
  });

  it("finds nothing wrong with any slot that the same schedule offers", async () => {
    const { aDenseSchedule } = await import("./dense-schedule.ts");
    const { offerSlots } = await import("../../src/appointments/offer-slots.ts");
    const { aReason } = await import("./schedules.ts");
    const reason = aReason({ minutes: 30, maxNoticeDays: 40 });
    const wrong: string[] = [];
    for (let now = Date.UTC(2026, 0, 1); now < Date.UTC(2029, 0, 1); now += 40 * 24 * 60 * 60 * 1000) {
      const query = {
        reason,
        busy: new Map(),
        now: new Date(now),
        timeZone: paris,
        from: new Date(now),
        limit: 10_000,
      };
      for (const { start, end, agents } of offerSlots(aDenseSchedule, query))
        for (const agent of agents)
          if (hindranceOf({ agent, place: "centre", start, end }, aDenseSchedule, paris) !== null)
            wrong.push(`${agent} ${start.toISOString()}`);
    }
    expect(wrong).toEqual([]);
  });
});
