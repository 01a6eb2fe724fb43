import type { Vector } from "../../../src/understanding/features/vector.ts";
import { quantise, scoresOf } from "../../../src/understanding/linear/sparse-weights.ts";
import { trainSvm } from "../../../src/understanding/linear/train-svm.ts";
import { seededRandom } from "../../../src/understanding/seeded-random.ts";

const point = (...at: number[]): Vector => ({ features: Int32Array.from(at.keys()), values: Float32Array.from(at) });

/** Points around one centre per class. */
const cloud = (centres: readonly (readonly number[])[], each: number, spread: number, seed: number) => {
  const random = seededRandom(seed);
  return centres.flatMap((centre, label) =>
    Array.from({ length: each }, () => ({
      label,
      vector: point(...centre.map((x) => x + spread * (random() - 0.5))),
    })),
  );
};
const CENTRES = [
  [1, 0, 0.2],
  [0, 1, 0.2],
  [-0.7, -0.7, 0.2],
];

const learn = (points: readonly { readonly vector: Vector; readonly label: number }[]) =>
  trainSvm(
    points.map(({ vector }) => vector),
    Int32Array.from(points, ({ label }) => label),
    { features: 3, classes: 3 },
  );

describe("linear support vector machines", () => {
  const trained = learn(cloud(CENTRES, 40, 0.8, 1));
  const scores = (vector: Vector) => scoresOf(quantise(trained, 0), vector);

  it("place what they did not see inside its own class and outside the others", () => {
    for (const { vector, label } of cloud(CENTRES, 40, 0.6, 2)) {
      const inside = [...scores(vector)].map((score) => score > 0);
      expect(inside).toEqual([0, 1, 2].map((c) => c === label));
    }
  });

  it("reach the margin: the closest examples score about 1 and -1", () => {
    const two = trainSvm([point(1), point(-1)], Int32Array.of(0, 1), { features: 1, classes: 2 });
    // by hand: w = 4C / (4C + 1) for two points at 1 and -1 and no bias
    expect(two.weights[0]).toBeCloseTo(0.8, 1);
    expect(two.bias[0]).toBeCloseTo(0, 1);
  });

  it("give the same weights each time", () => {
    expect(learn(cloud(CENTRES, 40, 0.8, 1))).toEqual(trained);
  });
});
