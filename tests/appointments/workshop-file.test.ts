import { faultLine } from "../../src/shared/fault.ts";
import { readWorkshops } from "../../src/appointments/workshop-file.ts";
import { paris } from "./schedules.ts";

const file = "knowledge-base/ateliers.yaml";
const read = (rows: string) => readWorkshops(`ateliers:\n${rows}`, file, paris);
const row = (dates: string, id = "mail"): string =>
  `  - id: ${id}\n    titre: "Ma boîte mail"\n    places: 6\n    minutes: 90\n    dates: ${dates}\n`;
const faultsOf = (rows: string): readonly string[] => {
  const answer = read(rows);
  return "faults" in answer ? answer.faults.map(faultLine) : [];
};

describe("the file of workshops", () => {
  it("gives each date its instant, soonest first, over a clock change", () => {
    const answer = read(row('["2026-10-26 14:00", "2026-10-24 14:00"]'));
    if ("faults" in answer) throw new Error(answer.faults.map(faultLine).join("\n"));
    expect(answer.workshops.map(({ id, start, end }) => [id, start.toISOString(), end.toISOString()])).toEqual([
      ["mail.2026-10-24T1400", "2026-10-24T12:00:00.000Z", "2026-10-24T13:30:00.000Z"],
      ["mail.2026-10-26T1400", "2026-10-26T13:00:00.000Z", "2026-10-26T14:30:00.000Z"],
    ]);
  });

  it.each([
    ["a date that is none", row('["2026-02-30 14:00"]'), /ateliers\.yaml:6 — "2026-02-30 14:00" does not exist/],
    ["an hour that the clock change skips", row('["2026-03-29 02:30"]'), /does not exist, or comes twice/],
    ["an hour that comes twice", row('["2026-10-25 02:30"]'), /does not exist, or comes twice/],
    ["a date said twice", row('["2026-12-01 14:00", "2026-12-01 14:00"]'), /stands here twice/],
    ["an id used twice", row('["2026-12-01 14:00"]') + row('["2026-12-02 14:00"]'), /:7 — the id "mail" is used twice/],
    ["a time in other words", row('["mardi 14 h"]'), /must be a date and a time such as/],
  ])("names %s, with its line", (_, rows, fault) => {
    expect(faultsOf(rows).join("\n")).toMatch(fault);
  });
});
