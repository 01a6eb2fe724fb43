import { readBenchOptions } from "../../bench/bench-options.ts";

describe("readBenchOptions", () => {
  it("measures everything, with three rounds of three thousand messages, when nothing is said", () => {
    const options = readBenchOptions([]);
    expect([...options.only]).toEqual(["throughput", "latency", "start", "size"]);
    expect(options).toMatchObject({ rounds: 3, messagesPerRound: 3_000, starts: 5 });
  });

  it("does less when it must be quick", () => {
    expect(readBenchOptions(["--quick"])).toMatchObject({ rounds: 1, starts: 2 });
  });

  it("measures only what is named", () => {
    expect([...readBenchOptions(["--only", "size, start"]).only]).toEqual(["size", "start"]);
  });

  it("refuses a part that does not exist, and says which ones do", () => {
    expect(() => readBenchOptions(["--only", "speed"])).toThrow(
      "--only knows throughput, latency, start, size; not speed",
    );
  });
});
