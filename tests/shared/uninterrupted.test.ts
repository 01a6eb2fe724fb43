import { createUninterrupted } from "../../src/shared/uninterrupted.ts";

/** A process whose clock and stopwatch are ours; it looks every second. */
function aProcess() {
  let steady = 0;
  let offset = 0;
  const watched = createUninterrupted({
    clock: { now: () => new Date(1_800_000_000_000 + steady + offset) },
    stopwatch: () => steady,
    everyMs: 1_000,
  });
  const pass = (ms: number): void => void (steady += ms);
  const look = (takesMs = 5, outcome: "done" | "failed" = "done"): void => {
    watched.looks();
    pass(takesMs);
    watched.looked(outcome);
  };
  const live = (seconds: number): void => {
    for (let second = 0; second < seconds; second++) {
      pass(995);
      look();
    }
  };
  return { watched, pass, look, live, step: (ms: number) => void (offset += ms) };
}

describe("since when nothing was missed", () => {
  it("counts from the start of the process, by looks that come in time", () => {
    const { watched, live } = aProcess();
    expect(watched.lastedMs()).toBe(0);
    live(30);
    expect(watched.lastedMs()).toBe(30_000);
  });

  const hour = 3_600_000;
  it.each<[string, (one: ReturnType<typeof aProcess>) => void]>([
    ["a clock an hour ahead", ({ step }) => step(hour)],
    ["a clock set back by an hour", ({ step }) => step(-hour)],
    ["a look that failed", ({ look }) => look(5, "failed")],
    ["a look that was slow", ({ look }) => look(4_000)],
    ["a pause of the whole process", ({ pass }) => pass(5_000)],
  ])("begins anew with %s", (_, happens) => {
    const one = aProcess();
    one.live(30);
    happens(one);
    one.live(1);
    expect(one.watched.lastedMs()).toBeLessThan(2_000);
    one.live(10);
    expect(one.watched.lastedMs()).toBeGreaterThan(9_999);
  });

  it("minds neither a clock that is gently corrected nor looks that come a little late", () => {
    const { watched, live, step, pass, look } = aProcess();
    for (let round = 0; round < 10; round++) {
      live(1);
      step(200);
      pass(1_500);
      look(400);
    }
    expect(watched.lastedMs()).toBe(10 * 2_900);
  });
});
