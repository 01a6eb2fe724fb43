import { pickThree } from "../../src/appointments/pick-three.ts";
import { inParis, paris, samira } from "./schedules.ts";

/** Local times in the summer of 2026: "06-02 09:00" is a Tuesday. */
const picked = (...times: readonly string[]): readonly string[] =>
  pickThree(
    times.map((time) => {
      const start = new Date(`2026-${time.replace(" ", "T")}:00+02:00`);
      return { start, end: new Date(start.getTime() + 45 * 60_000), agents: [samira] };
    }),
    paris,
  ).map(({ start }) => inParis(start).slice(5));

describe("three slots to choose from", () => {
  it.each([
    [
      "the soonest, an afternoon, another day",
      ["06-02 09:00", "06-02 09:15", "06-02 14:00", "06-02 14:15", "06-03 09:00", "06-04 09:00"],
      ["06-02 09:00", "06-02 14:00", "06-03 09:00"],
    ],
    [
      "the soonest in the afternoon, then a morning",
      ["06-02 14:00", "06-02 15:00", "06-03 14:00", "06-04 09:00", "06-05 09:00"],
      ["06-02 14:00", "06-03 14:00", "06-04 09:00"],
    ],
    [
      "other days where there are only mornings",
      ["06-02 09:00", "06-02 10:00", "06-03 09:00", "06-03 10:00", "06-04 09:00"],
      ["06-02 09:00", "06-03 09:00", "06-04 09:00"],
    ],
    [
      "no afternoon that is more than a week away",
      ["06-02 09:00", "06-03 09:00", "06-04 09:00", "06-16 14:00"],
      ["06-02 09:00", "06-03 09:00", "06-04 09:00"],
    ],
    [
      "the two halves of the only day, and one more",
      ["06-02 09:00", "06-02 10:00", "06-02 14:00", "06-02 15:00"],
      ["06-02 09:00", "06-02 10:00", "06-02 14:00"],
    ],
    [
      "what there is of the only half-day",
      ["06-02 09:00", "06-02 09:15", "06-02 09:30", "06-02 09:45"],
      ["06-02 09:00", "06-02 09:15", "06-02 09:30"],
    ],
    ["two where there are two", ["06-02 09:00", "06-02 10:00"], ["06-02 09:00", "06-02 10:00"]],
    ["none where there is none", [], []],
  ])("are %s", (_, times, expected) => {
    expect(picked(...times)).toEqual(expected);
  });
});
