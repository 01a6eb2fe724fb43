import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { fits, narrow } from "../../src/appointments/narrow-slots.ts";
import { dateWishesIn } from "../../src/appointments/seek-slots.ts";
import { suits, wishesOf } from "../../src/appointments/waiting-wishes.ts";
import { WaitingWishes } from "../../src/appointments/waiting-list-store.ts";
import { paris } from "./schedules.ts";

const now = new Date("2026-03-25T10:00:00+01:00"); // a Wednesday
const today = Temporal.PlainDate.from("2026-03-25");
const heard = (...lines: string[]) => wishesOf(narrow(dateWishesIn(lines.join("\n"), now, paris)), today);

describe("what somebody who waits can come to", () => {
  it.each([
    ["le jeudi matin", { weekdays: [4], hours: [{ from: 480, to: 720 }], days: [] }],
    ["pas le mercredi", { weekdays: [1, 2, 4, 5, 6, 7], hours: [], days: [] }],
    ["demain", { weekdays: [], hours: [], days: [{ from: "2026-03-26", to: "2026-03-26" }] }],
    ["la semaine prochaine", { weekdays: [], hours: [], days: [{ from: "2026-03-30", to: "2026-04-05" }] }],
    ["n'importe quand", { weekdays: [], hours: [], days: [] }],
  ])("%s", (said, expected) => {
    expect(heard(said)).toEqual(expected);
  });

  it("keeps what was said before, and a refused day out of what is wished", () => {
    expect(heard("la semaine prochaine", "pas le 31 mars")?.days).toEqual([
      { from: "2026-03-30", to: "2026-03-30" },
      { from: "2026-04-01", to: "2026-04-05" },
    ]);
  });

  const words = [
    ["le matin", "l'après-midi", "après 14h", "avant 11h", "à 10h"],
    ["jeudi", "le jeudi", "le lundi ou le mardi", "la semaine prochaine", "demain", "le 2 avril", "demain matin"],
    ["pas le mercredi", "pas le matin", "pas demain", "pas le 30 mars", "pas le vendredi"],
  ].map((list) => fc.option(fc.constantFrom(...list), { nil: "" }));

  it("suits the same times as the words did, on any day", () => {
    fc.assert(
      fc.property(fc.tuple(...words), fc.integer({ min: 0, max: 30 * 96 }), (lines, quarter) => {
        const said = lines.filter((line) => line !== "").join("\n");
        const narrowing = narrow(dateWishesIn(said, now, paris));
        const start = today.toPlainDateTime().add({ minutes: 15 * quarter });
        const wishes = WaitingWishes.nullable().parse(wishesOf(narrowing, today));
        expect([said, start.toString(), wishes !== null && suits(start, wishes)]).toEqual([
          said,
          start.toString(),
          fits(start, narrowing),
        ]);
      }),
      { numRuns: 800 },
    );
  });
});
