import { Temporal } from "temporal-polyfill";
import { openSpans } from "../../src/appointments/open-spans.ts";
import type { Schedule } from "../../src/appointments/schedule.ts";
import { aClosure, anAbsence, anOpening, aSchedule, inParis, karim, paris } from "./schedules.ts";

const day = (text: string): Temporal.PlainDate => Temporal.PlainDate.from(text);
/** "samira 2026-03-31 09:00 > 12:00" */
const spans = (schedule: Schedule, from: string, to = from): readonly string[] =>
  openSpans(schedule, day(from), day(to), paris).map(
    ({ agent, start, end }) => `${agent} ${inParis(start)} > ${inParis(end).slice(11)}`,
  );

describe("the hours at which people are received", () => {
  it("are each opening of each day, on both sides of a clock change", () => {
    const schedule = aSchedule({
      openings: [anOpening(), anOpening({ agent: karim, weekday: 3, from: "14:00", to: "17:30" })],
    });
    expect(spans(schedule, "2026-03-24", "2026-04-01")).toEqual([
      "samira 2026-03-24 09:00 > 12:00",
      "karim 2026-03-25 14:00 > 17:30",
      "samira 2026-03-31 09:00 > 12:00",
      "karim 2026-04-01 14:00 > 17:30",
    ]);
  });

  it("are none on a closed day, nor on a public holiday unless the centre opens", () => {
    const monday = aSchedule({ openings: [anOpening({ weekday: 1 })] });
    expect(spans(monday, "2026-04-06")).toEqual([]); // Easter Monday
    expect(spans({ ...monday, openHolidays: ["2026-04-06"] }, "2026-04-06")).toHaveLength(1);
    expect(spans(aSchedule({ closures: [aClosure("2026-03-30", "2026-04-03")] }), "2026-03-31")).toEqual([]);
  });

  it.each([
    ["2026-03-31T08:00", "2026-03-31T10:00", ["10:00 > 12:00"]],
    ["2026-03-31T10:00", "2026-03-31T11:00", ["09:00 > 10:00", "11:00 > 12:00"]],
    ["2026-03-30T00:00", "2026-03-31T10:30", ["10:30 > 12:00"]],
    ["2026-03-31T11:00", "2026-04-02T00:00", ["09:00 > 11:00"]],
    ["2026-03-31T00:00", "2026-04-01T00:00", []],
    ["2026-03-31T12:00", "2026-03-31T14:00", ["09:00 > 12:00"]],
  ])("leave out an absence from %s to %s", (from, to, left) => {
    const away = aSchedule({
      absences: [anAbsence(from, to), anAbsence("2026-03-31T00:00", "2026-04-01T00:00", karim)],
    });
    expect(spans(away, "2026-03-31")).toEqual(left.map((one) => `samira 2026-03-31 ${one}`));
  });
});
