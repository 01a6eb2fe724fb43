import { idlePhase } from "../../web/kiosk/idle-phase.ts";

describe("the kiosk's patience", () => {
  it.each([
    [0, { kind: "present" }],
    [69_999, { kind: "present" }],
    [70_000, { kind: "warning", secondsLeft: 20 }],
    [75_000, { kind: "warning", secondsLeft: 15 }],
    [89_999, { kind: "warning", secondsLeft: 1 }],
    [90_000, { kind: "gone" }],
    [3_600_000, { kind: "gone" }],
  ])("after %i ms", (idle, expected) => {
    expect(idlePhase(idle)).toEqual(expected);
  });
});
