import fc from "fast-check";
import { cellRange, cellsIn } from "../../src/appointments/cells.ts";
import { offerSlots, type SlotQuery } from "../../src/appointments/offer-slots.ts";
import type { Schedule } from "../../src/appointments/schedule.ts";
import { aDenseSchedule, liesInside } from "./dense-schedule.ts";
import { aClosure, anAbsence, anOpening, aReason, aSchedule, inParis, karim, paris, samira } from "./schedules.ts";

const wednesday = new Date("2026-03-25T10:00:00Z"); // 11:00 in Paris; the clocks change on Sunday the 29th
const query = (changes: Partial<SlotQuery> = {}): SlotQuery => {
  const now = changes.now ?? wednesday;
  return { reason: aReason(), busy: new Map(), now, timeZone: paris, from: now, limit: 1000, ...changes };
};
const starts = (schedule: Schedule, changes: Partial<SlotQuery> = {}): readonly string[] =>
  offerSlots(schedule, query(changes)).map(({ start }) => inParis(start));
const days = (schedule: Schedule, changes: Partial<SlotQuery> = {}): readonly string[] => [
  ...new Set(starts(schedule, changes).map((start) => start.slice(0, 10))),
];

describe("slots of an opening", () => {
  it("begin every quarter of an hour, as long as the appointment ends in it", () => {
    const shortMorning = aSchedule({ openings: [anOpening({ to: "10:15" })] });
    expect(starts(shortMorning, { reason: aReason({ maxNoticeDays: 7 }) })).toEqual([
      "2026-03-31 09:00",
      "2026-03-31 09:15",
      "2026-03-31 09:30",
    ]);
  });

  it("last what the reason takes, without its buffer", () => {
    const [slot] = offerSlots(aSchedule(), query());
    expect(slot).toEqual({
      start: new Date("2026-03-31T07:00:00Z"),
      end: new Date("2026-03-31T07:45:00Z"),
      agents: [samira],
    });
  });

  it("are one for each start, with everybody who could take it", () => {
    const both = aSchedule({ openings: [anOpening(), anOpening({ agent: karim, from: "10:00" })] });
    const slots = offerSlots(both, query({ reason: aReason({ maxNoticeDays: 7 }) }));
    expect(slots.filter(({ start }) => inParis(start) === "2026-03-31 10:00")).toHaveLength(1);
    expect(slots.find(({ start }) => inParis(start) === "2026-03-31 10:00")?.agents).toEqual([samira, karim]);
    expect(slots.find(({ start }) => inParis(start) === "2026-03-31 09:45")?.agents).toEqual([samira]);
    expect(slots.map(({ start }) => start.getTime())).toEqual(
      slots.map(({ start }) => start.getTime()).toSorted((a, b) => a - b),
    );
  });

  it("are no more than asked for", () => {
    expect(starts(aSchedule(), { limit: 2 })).toEqual(["2026-03-31 09:00", "2026-03-31 09:15"]);
  });
});

describe("slots are left out", () => {
  it("before the notice, and before the moment asked for", () => {
    const monday = new Date("2026-03-30T08:10:00Z"); // 10:10 in Paris
    const oneDayBefore = { now: monday, reason: aReason({ minNoticeHours: 24 }), limit: 1 };
    expect(starts(aSchedule(), oneDayBefore)).toEqual(["2026-03-31 10:15"]);
    expect(starts(aSchedule(), { ...oneDayBefore, from: new Date("2026-03-31T09:01:00Z") })).toEqual([
      "2026-03-31 11:15",
    ]);
  });

  it("after the last local day that the reason allows", () => {
    expect(days(aSchedule(), { reason: aReason({ maxNoticeDays: 13 }) })).toEqual(["2026-03-31", "2026-04-07"]);
    expect(days(aSchedule(), { reason: aReason({ maxNoticeDays: 12 }) })).toEqual(["2026-03-31"]);
    expect(days(aSchedule(), { reason: aReason({ maxNoticeDays: 5 }) })).toEqual([]);
  });

  it("where the agent lacks the skill, or is not where the appointment must be", () => {
    expect(starts(aSchedule(), { reason: aReason({ skill: "titre-de-sejour" }) })).toEqual([]);
    const fromHome = aSchedule({ openings: [anOpening({ place: "phone" })] });
    expect(starts(fromHome)).toEqual([]);
    expect(starts(fromHome, { reason: aReason({ place: "phone" }), limit: 1 })).toEqual(["2026-03-31 09:00"]);
    expect(starts(aSchedule(), { reason: aReason({ place: "phone" }), limit: 1 })).toEqual(["2026-03-31 09:00"]);
  });

  it("where the agent is busy, the buffer counted", () => {
    const taken = cellRange(Date.parse("2026-03-31T08:00:00Z"), Date.parse("2026-03-31T08:30:00Z")); // 10:00 to 10:30
    const busy = new Map([[samira, new Set(cellsIn(taken))]]);
    expect(starts(aSchedule(), { busy, reason: aReason({ maxNoticeDays: 7 }) })).toEqual([
      "2026-03-31 09:00",
      "2026-03-31 10:30",
      "2026-03-31 10:45",
      "2026-03-31 11:00",
      "2026-03-31 11:15",
    ]);
    const both = aSchedule({ openings: [anOpening(), anOpening({ agent: karim })] });
    expect(
      offerSlots(both, query({ busy })).find(({ start }) => inParis(start) === "2026-03-31 09:15")?.agents,
    ).toEqual([karim]);
  });

  it("while the agent is away", () => {
    const absences = [anAbsence("2026-03-31T09:00", "2026-03-31T10:30")];
    expect(starts(aSchedule({ absences }), { limit: 1 })).toEqual(["2026-03-31 10:30"]);
    expect(starts(aSchedule({ absences: [{ ...absences[0]!, agent: karim }] }), { limit: 1 })).toEqual([
      "2026-03-31 09:00",
    ]);
    const week = [anAbsence("2026-03-30T00:00", "2026-04-05T00:00")];
    expect(starts(aSchedule({ absences: week }), { limit: 1 })).toEqual(["2026-04-07 09:00"]);
  });

  it("while the centre is closed, first and last day included", () => {
    const closures = [aClosure("2026-03-31", "2026-04-07")];
    expect(days(aSchedule({ closures }), { limit: 1 })).toEqual(["2026-04-14"]);
  });

  it("on Easter Monday, unless the centre opens all the same", () => {
    const mondays = { openings: [anOpening({ weekday: 1 })] };
    const reason = aReason({ maxNoticeDays: 20 });
    expect(days(aSchedule(mondays), { reason })).toEqual(["2026-03-30", "2026-04-13"]);
    expect(days(aSchedule({ ...mondays, openHolidays: ["2026-04-06"] }), { reason })).toEqual([
      "2026-03-30",
      "2026-04-06",
      "2026-04-13",
    ]);
  });

  it("in the weeks between two openings, and outside their first and last day", () => {
    const everySecond = anOpening({ recurrence: { kind: "every-n-weeks", weeks: 2, anchor: "2026-03-26" } });
    expect(days(aSchedule({ openings: [everySecond] }), { reason: aReason({ maxNoticeDays: 28 }) })).toEqual([
      "2026-04-07",
      "2026-04-21",
    ]);
    const someWeeks = anOpening({ validFrom: "2026-04-07", validTo: "2026-04-14" });
    expect(days(aSchedule({ openings: [someWeeks] }))).toEqual(["2026-04-07", "2026-04-14"]);
  });
});

describe("the particulars of an opening", () => {
  const april = { reason: aReason({ maxNoticeDays: 40 }) };

  it("leave the lunch break free: no appointment lies in it or over it", () => {
    const day = aSchedule({ openings: [anOpening({ to: "14:30", break: { from: "10:00", to: "13:30" } })] });
    expect(starts(day, { reason: aReason({ maxNoticeDays: 7 }) })).toEqual([
      "2026-03-31 09:00",
      "2026-03-31 09:15",
      "2026-03-31 13:30",
      "2026-03-31 13:45",
    ]);
  });

  it("cancel one occurrence, and no other", () => {
    const openings = [anOpening({ exceptions: [{ kind: "cancelled", date: "2026-04-07" }] })];
    expect(days(aSchedule({ openings }), april)).toEqual(["2026-03-31", "2026-04-14", "2026-04-21", "2026-04-28"]);
  });

  it("give one date other hours, even a day on which the rule does not open", () => {
    const other = { kind: "other-hours", from: "16:00", to: "17:00", break: null } as const;
    const openings = [
      anOpening({
        validTo: "2026-04-07",
        exceptions: [
          { ...other, date: "2026-03-31" },
          { ...other, date: "2026-04-04" },
        ],
      }),
    ];
    expect(starts(aSchedule({ openings }), april)).toEqual([
      "2026-03-31 16:00",
      "2026-03-31 16:15",
      "2026-04-04 16:00",
      "2026-04-04 16:15",
      ...["09:00", "09:15", "09:30", "09:45", "10:00", "10:15", "10:30", "10:45", "11:00", "11:15"].map(
        (time) => `2026-04-07 ${time}`,
      ),
    ]);
  });

  it.each([
    ["included", ["2026-03-31", "2026-04-07", "2026-04-14", "2026-04-21", "2026-04-28"]],
    ["excluded", ["2026-03-31", "2026-04-07", "2026-04-28"]],
    ["only", ["2026-04-14", "2026-04-21"]],
  ] as const)("let school holidays be %s", (schoolHolidays, expected) => {
    const spring = { id: "spring", label: "Printemps", from: "2026-04-11", to: "2026-04-26" };
    const schedule = aSchedule({ openings: [anOpening({ schoolHolidays })], schoolHolidays: [spring] });
    expect(days(schedule, april)).toEqual(expected);
  });

  it("close one place and not the others", () => {
    const openings = [anOpening(), anOpening({ agent: karim, place: "phone", weekday: 3 })];
    const closures = [aClosure("2026-03-26", "2026-04-08", "centre")];
    const byPhone = { reason: aReason({ place: "phone", maxNoticeDays: 20 }) };
    expect(days(aSchedule({ openings, closures }), byPhone)).toEqual([
      "2026-03-25",
      "2026-04-01",
      "2026-04-08",
      "2026-04-14",
    ]);
  });

  it("let nobody but those who were named take a reason", () => {
    const openings = [anOpening(), anOpening({ agent: karim, weekday: 4 })];
    const reason = aReason({ agents: [karim], maxNoticeDays: 14 });
    expect(days(aSchedule({ openings }), { reason })).toEqual(["2026-03-26", "2026-04-02"]);
  });

  it("receive at people's homes only those who go there", () => {
    const reason = aReason({ place: "home", maxNoticeDays: 14 });
    expect(starts(aSchedule(), { reason })).toEqual([]);
    const openings = [anOpening({ place: "home", weekday: 4 })];
    expect(days(aSchedule({ openings }), { reason })).toEqual(["2026-03-26", "2026-04-02"]);
    expect(days(aSchedule({ openings }), { reason: aReason({ maxNoticeDays: 14 }) })).toEqual([]);
  });
});

describe("when the clocks change", () => {
  it("keeps the wall-clock hour of an opening", () => {
    const mondays = aSchedule({ openings: [anOpening({ weekday: 1 })] });
    const instants = (now: string) =>
      offerSlots(mondays, query({ now: new Date(now) }))
        .filter(({ start }) => inParis(start).endsWith("09:00"))
        .slice(0, 2)
        .map(({ start }) => start.toISOString());
    expect(instants("2026-03-20T10:00:00Z")).toEqual(["2026-03-23T08:00:00.000Z", "2026-03-30T07:00:00.000Z"]);
    expect(instants("2026-10-16T10:00:00Z")).toEqual(["2026-10-19T07:00:00.000Z", "2026-10-26T08:00:00.000Z"]);
  });

  it.each([
    ["that do not exist", "2026-03-28T12:00:00Z", ["2026-03-29 01:00", "2026-03-29 03:00", "2026-03-29 03:15"]],
    ["that come twice", "2026-10-24T12:00:00Z", ["2026-10-25 01:00", "2026-10-25 03:00", "2026-10-25 03:15"]],
  ])("offers no times %s", (_, now, expected) => {
    const atNight = aSchedule({ openings: [anOpening({ weekday: 7, from: "01:00", to: "04:00" })] });
    expect(starts(atNight, { now: new Date(now), reason: aReason({ maxNoticeDays: 1 }) })).toEqual(expected);
  });

  it("stays inside openings with breaks, exceptions, weeks, holidays and absences, on each day of 2026 to 2028", () => {
    const schedule = aDenseSchedule;
    const outside: string[] = [];
    let found = 0;
    for (let day = Date.UTC(2026, 0, 1); day < Date.UTC(2029, 0, 1); day += 24 * 60 * 60 * 1000) {
      const from = new Date(day);
      const reason = aReason({ minutes: 30, bufferMinutes: 0, maxNoticeDays: 1 });
      for (const { start, end, agents } of offerSlots(schedule, query({ now: from, reason }))) {
        found += agents.length;
        outside.push(
          ...agents
            .filter((agent) => !liesInside(agent, inParis(start), inParis(end), schedule))
            .map((agent) => `${agent} ${inParis(start)}`),
        );
      }
    }
    expect(outside).toEqual([]);
    expect(found).toBeGreaterThan(20_000);
  });

  it("stays inside the openings on every day of 2026 to 2028, at any hour", () => {
    const minute = fc.integer({ min: 0, max: 24 * 12 - 1 }).map((cell) => cell * 5);
    const time = (value: number): string =>
      `${String(Math.floor(value / 60)).padStart(2, "0")}:${String(value % 60).padStart(2, "0")}`;
    const day = fc.oneof(
      fc.integer({ min: 0, max: 1095 }).map((days) => new Date(Date.UTC(2026, 0, 1 + days, 12))),
      fc
        .constantFrom("2026-03-29", "2026-10-25", "2027-03-28", "2027-10-31", "2028-03-26", "2028-10-29")
        .map((date) => new Date(`${date}T12:00:00Z`)),
    );
    fc.assert(
      fc.property(day, minute, minute, fc.integer({ min: 1, max: 24 }), (noon, a, b, length) => {
        const [from, to] = [time(Math.min(a, b)), time(Math.max(a, b))];
        const date = inParis(noon).slice(0, 10);
        const opening = anOpening({ weekday: noon.getUTCDay() || 7, from, to });
        const reason = aReason({ minutes: length * 5, bufferMinutes: 0, maxNoticeDays: 1 });
        const now = new Date(noon.getTime() - 24 * 60 * 60 * 1000);
        const slots = offerSlots(aSchedule({ openings: [opening], openHolidays: [date] }), query({ now, reason }));
        const outside = slots.filter(({ start, end }) => {
          const [localStart, localEnd] = [inParis(start), inParis(end)];
          const inside = `${date} ${from}` <= localStart && localStart < localEnd && localEnd <= `${date} ${to}`;
          return !inside || end.getTime() - start.getTime() !== length * 5 * 60_000;
        });
        expect(outside).toEqual([]);
        const [fromMinute, toMinute] = [Math.min(a, b), Math.max(a, b)];
        const most = Math.max(0, Math.floor((toMinute - fromMinute - length * 5) / 15) + 1);
        const changesAtNight = /-(?:03|10)-(?:2[5-9]|3[01])$/.test(date) && fromMinute <= 180;
        expect(slots.length).toBeLessThanOrEqual(most);
        expect(slots.length).toBeGreaterThanOrEqual(changesAtNight ? 0 : most);
      }),
      { numRuns: 1500, seed: 20260325 },
    );
  });
});
