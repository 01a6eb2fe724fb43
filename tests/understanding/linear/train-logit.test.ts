import { logOdds, sigmoid, trainLogit } from "../../../src/understanding/linear/train-logit.ts";
import { seededRandom } from "../../../src/understanding/seeded-random.ts";

const random = seededRandom(1);
/** True with the probability that the first number gives; the second number says nothing, and is large. */
const observations = Array.from({ length: 2_000 }, () => {
  const x = random() * 6 - 3;
  return { numbers: Float64Array.of(x, 1_000 * random()), yes: random() < sigmoid(x), weight: 1 };
});

describe("a yes-or-no question learnt from numbers", () => {
  const logit = trainLogit(observations);

  it.each([-2, -1, 0, 1, 2])("gives the probability it was made with at %d", (x) => {
    expect(sigmoid(logOdds(logit, Float64Array.of(x, 500)))).toBeCloseTo(sigmoid(x), 1);
  });

  it("counts an observation of weight three as three", () => {
    const [first, ...others] = observations.slice(0, 50);
    const weighted = trainLogit([{ ...first!, weight: 3 }, ...others]);
    const repeated = trainLogit([first!, first!, first!, ...others]);
    expect(weighted.bias).toBeCloseTo(repeated.bias, 6);
  });

  it("stays finite when the numbers never vary, or tell everything", () => {
    const certain = Array.from({ length: 40 }, (_, i) => ({
      numbers: Float64Array.of(i < 20 ? 0 : 1, 7),
      yes: i >= 20,
      weight: 1,
    }));
    const { bias, weights } = trainLogit(certain);
    expect([bias, ...weights].every(Number.isFinite)).toBe(true);
  });
});
