import { timeLabel } from "../../web/chat/time-label.ts";

describe("the time of a message", () => {
  const now = new Date(2026, 10, 23, 18, 0);
  it.each([
    [new Date(2026, 10, 23, 14, 5).toISOString(), "14:05"],
    [new Date(2026, 10, 22, 9, 30).toISOString(), "dimanche 22 novembre, 09:30"],
    ["", ""],
    ["hier", ""],
  ])("%s", (at, expected) => {
    expect(timeLabel(at, now)).toBe(expected);
  });
});
