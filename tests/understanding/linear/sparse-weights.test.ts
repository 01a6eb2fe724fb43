import { columnsOf, quantise, scoresOf } from "../../../src/understanding/linear/sparse-weights.ts";

const vector = (...entries: readonly (readonly [feature: number, value: number])[]) => ({
  features: Int32Array.from(entries, ([feature]) => feature),
  values: Float32Array.from(entries, ([, value]) => value),
});

describe("weights of eight bits", () => {
  const dense = { weights: Float32Array.of(1, -0.5, 0.01, 0, 0.3, 2), bias: Float32Array.of(0.1, -0.2), classes: 2 };

  it("score as the full ones do, to one part in two hundred", () => {
    const [first, second] = scoresOf(quantise(dense, 0), vector([0, 1], [2, 0.5]));
    expect(first).toBeCloseTo(1 + 0.5 * 0.3 + 0.1, 2);
    expect(second).toBeCloseTo(-0.5 + 0.5 * 2 - 0.2, 2);
  });

  it("leave out what is negligible beside the largest of its column", () => {
    expect(quantise(dense, 0.03).values).toHaveLength(4);
    expect(quantise(dense, 0).values).toHaveLength(5);
  });

  it("ignore features that training did not see", () => {
    expect([...scoresOf(quantise(dense, 0), vector([99, 1]))]).toEqual([...dense.bias]);
  });

  it("of columns give the cosine of a query with each vector", () => {
    const columns = columnsOf([vector([0, 0.6], [1, 0.8]), vector([1, 1])], 3);
    const [both, one] = scoresOf(columns, vector([0, 0.6], [1, 0.8]));
    expect(both).toBeCloseTo(1, 2);
    expect(one).toBeCloseTo(0.8, 2);
  });

  it.each([1, 3, 4, 5, 8, 11])("count every one of %i columns once", (classes) => {
    const row = Float32Array.from({ length: classes }, (_, c) => c + 1);
    const scores = scoresOf(quantise({ weights: row, bias: new Float32Array(classes), classes }, 0), vector([0, 2]));
    expect([...scores].map((score) => Math.round(score))).toEqual(Array.from(row, (weight) => 2 * weight));
  });
});
