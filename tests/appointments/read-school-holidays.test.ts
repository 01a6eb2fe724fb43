import { readFileSync } from "node:fs";
import { Temporal } from "temporal-polyfill";
import { readSchoolHolidays } from "../../src/appointments/read-school-holidays.ts";
import { nextHolidays } from "../../src/understanding/dates/school-holidays.ts";

const file = "knowledge-base/vacances-scolaires.yaml";
const text = readFileSync(new URL(`../../${file}`, import.meta.url), "utf8");
const tableOf = (source: string) => {
  const read = readSchoolHolidays(source, file);
  if ("faults" in read) throw new Error(JSON.stringify(read.faults));
  return read;
};

describe("the file of school holidays", () => {
  it("tells the last day without school, and that nobody has verified it yet", () => {
    const { schoolHolidays, toVerify } = tableOf(text);
    expect(toVerify).toBe(true);
    expect(schoolHolidays[1]).toEqual({
      id: "vacances-2026-04-11",
      label: "Vacances de printemps 2026",
      from: "2026-04-11",
      to: "2026-04-26",
    });
  });

  it("says the same as the table with which messages are read", () => {
    const { schoolHolidays } = tableOf(text);
    expect(schoolHolidays.length).toBeGreaterThan(5);
    for (const { from, to } of schoolHolidays) {
      const read = nextHolidays(null, Temporal.PlainDate.from(from));
      expect([read?.from.toString(), read?.to.subtract({ days: 1 }).toString()]).toEqual([from, to]);
    }
  });

  it("says file, line and remedy for what is wrong", () => {
    const read = readSchoolHolidays(text.replace('reprise: "2026-04-27"', 'reprise: "2026-04-01"'), file);
    expect(read).toMatchObject({ faults: [{ file, line: 9, problem: "these holidays end before they begin" }] });
  });
});
