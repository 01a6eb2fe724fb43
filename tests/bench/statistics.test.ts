import { median, percentile, spreadOf } from "../../bench/statistics.ts";

describe("statistics", () => {
  it.each([
    [[3, 1, 2], 2],
    [[4, 1, 3, 2], 2.5],
    [[7], 7],
  ])("the median of %j is %d", (values, expected) => {
    expect(median(values)).toBe(expected);
  });

  it.each([
    [0.5, 50],
    [0.99, 99],
    [1, 100],
  ])("of 1 to 100, a share of %d lies at or below %d", (share, expected) => {
    const values = Array.from({ length: 100 }, (_, index) => 100 - index);
    expect(percentile(values, share)).toBe(expected);
  });

  it("takes the rank above when the share falls between two values", () => {
    expect(percentile([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 0.99)).toBe(10);
  });

  it("says that nothing has no median and no percentile", () => {
    expect(median([])).toBeNaN();
    expect(spreadOf([])).toEqual({ p50: NaN, p99: NaN });
  });
});
