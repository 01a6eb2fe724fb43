import { slotLabel, slotSentence } from "../../src/appointments/describe-slot.ts";
import { paris } from "./schedules.ts";

describe("a slot in words", () => {
  it.each([
    ["2026-04-01T08:00:00Z", "mer. 1er avril, 10 h 00", "mercredi 1er avril à 10 h 00"],
    ["2026-03-31T07:05:00Z", "mar. 31 mars, 9 h 05", "mardi 31 mars à 9 h 05"],
    ["2026-09-30T14:30:00Z", "mer. 30 sept., 16 h 30", "mercredi 30 septembre à 16 h 30"],
    ["2027-02-01T09:45:00Z", "lun. 1er févr., 10 h 45", "lundi 1er février à 10 h 45"],
    ["2026-12-31T23:30:00Z", "ven. 1er janv., 0 h 30", "vendredi 1er janvier à 0 h 30"],
  ])("%s", (instant, label, moment) => {
    const start = new Date(instant);
    expect(slotLabel(start, paris)).toBe(label);
    expect(slotSentence({ start, place: "centre", agentName: "Samira" }, paris)).toBe(
      `${moment}, avec Samira, au centre`,
    );
    expect(slotSentence({ start, place: "phone", agentName: null }, paris)).toBe(`${moment}, par téléphone`);
  });

  it("fits on a button on every day of the year", () => {
    const labels = Array.from({ length: 366 }, (_, day) => slotLabel(new Date(Date.UTC(2028, 0, 1 + day, 10)), paris));
    expect(Math.max(...labels.map(({ length }) => length))).toBeLessThanOrEqual(24);
    expect(new Set(labels).size).toBe(366);
  });
});
