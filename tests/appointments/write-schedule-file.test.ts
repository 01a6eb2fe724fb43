import { readFileSync } from "node:fs";
import { readSchedule } from "../../src/appointments/read-schedule.ts";
import { readSchoolHolidays } from "../../src/appointments/read-school-holidays.ts";
import type { Schedule } from "../../src/appointments/schedule.ts";
import { writeScheduleFile, writeSchoolHolidaysFile } from "../../src/appointments/write-schedule-file.ts";
import { aDenseSchedule } from "./dense-schedule.ts";
import { aReason, anAbsence, karim } from "./schedules.ts";

const readAgain = (schedule: Schedule): Schedule => {
  const read = readSchedule(writeScheduleFile(schedule), "rendez-vous.yaml", schedule.schoolHolidays);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read.schedule;
};
/** Ids of openings and absences are made anew from the order of the file. */
const withoutIds = ({ openings, absences, closures, ...rest }: Schedule) => ({
  ...rest,
  openings: openings.map((opening) => ({ ...opening, id: "" })),
  absences: absences.map((absence) => ({ ...absence, id: "" })),
  closures: closures.map((closure) => ({ ...closure, id: "" })),
});

describe("the schedule as a file", () => {
  it("is read again as it was", () => {
    const schedule = {
      ...aDenseSchedule,
      reasons: [
        aReason(),
        aReason({ id: "x" as never, label: "Oui: non", agents: [karim], place: "phone", instructions: null }),
      ],
      absences: [anAbsence("2026-03-29T03:00", "2026-03-29T10:15"), anAbsence("2027-06-01T00:00", "2027-06-15T00:00")],
    };
    expect(withoutIds(readAgain(schedule))).toEqual(withoutIds(schedule));
  });

  it("that the centre has is written as it means", () => {
    const text = readFileSync(new URL("../../knowledge-base/rendez-vous.yaml", import.meta.url), "utf8");
    const read = readSchedule(text, "rendez-vous.yaml", []);
    if ("faults" in read) throw new Error(JSON.stringify(read.faults));
    expect(readAgain(read.schedule)).toEqual(read.schedule);
  });

  it("tells an absence that begins in the middle of a day in several lines", () => {
    const away = { ...aDenseSchedule, absences: [anAbsence("2026-04-02T13:00", "2026-04-05T10:00")] };
    expect(readAgain(away).absences.map(({ from, to }) => [from, to])).toEqual([
      ["2026-04-02T13:00", "2026-04-02T23:55"],
      ["2026-04-03T00:00", "2026-04-05T00:00"],
      ["2026-04-05T00:00", "2026-04-05T10:00"],
    ]);
  });

  it("has its school holidays in a file of their own", () => {
    const read = readSchoolHolidays(writeSchoolHolidaysFile(aDenseSchedule.schoolHolidays), "vacances-scolaires.yaml");
    expect(read).toMatchObject({
      schoolHolidays: [
        { label: "Printemps", from: "2026-04-11", to: "2026-04-26" },
        { label: "Hiver", from: "2027-02-20", to: "2027-03-07" },
      ],
    });
  });
});
