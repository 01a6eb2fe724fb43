import {
  accuracyOf,
  calibrationErrorOf,
  quantile,
  rejectionAt95,
  type Answered,
} from "../../src/evaluation/figures.ts";

const answered = (
  label: string | null,
  ranked: readonly string[],
  score: number,
  outcome: "sure" | "asks" | "refuses",
) => ({ text: "", label, guess: { ranked, score, outcome } }) satisfies Answered;

describe("accuracy", () => {
  const four = [
    answered("a", ["a", "b", "c"], 0.9, "sure"),
    answered("a", ["b", "a", "c"], 0.8, "sure"),
    answered("a", ["a", "b", "c"], 0.3, "refuses"),
    answered("a", ["b", "c", "d"], 0.4, "asks"),
  ];

  it("counts the first, the first three, what is shown, and what is wrong and sure", () => {
    expect(accuracyOf(four)).toMatchObject({
      messages: 4,
      top1: 0.5,
      top3: 0.75,
      top1Shown: 0.25,
      wrongAndSure: 0.25,
      asked: 0.25,
      refused: 0.25,
    });
  });
});

describe("calibration", () => {
  it("is without error when scores are the shares that are right", () => {
    const half = [answered("a", ["a"], 0.5, "asks"), answered("a", ["b"], 0.5, "asks")];
    expect(calibrationErrorOf(half)).toBe(0);
  });

  it("is off by all of what a sure mistake claims", () => {
    expect(calibrationErrorOf([answered("a", ["b"], 1, "sure")])).toBe(1);
  });
});

describe("rejection", () => {
  it("counts what falls under the score that keeps 95 % of what is in scope", () => {
    const inScope = Array.from({ length: 20 }, (_, i) => answered("a", ["a"], i / 20, "sure"));
    const outside = [0, 0.04, 0.05, 0.9].map((score) => answered(null, ["a"], score, "asks"));
    // 19 of 20 are kept from 0.05 on
    expect(rejectionAt95(inScope, outside)).toBe(0.5);
  });

  it("is nothing when a model gives everything the same score", () => {
    const same = [answered("a", ["a"], 0, "refuses"), answered("a", ["a"], 0, "refuses")];
    expect(rejectionAt95(same, same)).toBe(0);
  });
});

it("takes a quantile from among the values", () => {
  expect(quantile([3, 1, 2], 0.5)).toBe(2);
  expect(quantile([3, 1, 2], 0.99)).toBe(3);
});
