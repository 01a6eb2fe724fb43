import type { Evidence } from "../../../src/understanding/classifier/classifier.ts";
import { mixEvidence, trainMix } from "../../../src/understanding/classifier/mix.ts";
import { seededRandom } from "../../../src/understanding/seeded-random.ts";

const LABELS = 4;

/** Ways of looking that know nothing, but for the closest example, which is mostly right. */
const observe = (count: number, closestIsRight: (n: number) => boolean) => {
  const random = seededRandom(3);
  const noise = (): Float64Array => Float64Array.from({ length: LABELS }, () => 0.2 * (random() - 0.5));
  return Array.from({ length: count }, (_, n) => {
    const label = n % LABELS;
    const closest = noise();
    closest[closestIsRight(n) ? label : (label + 1) % LABELS] = 1;
    const evidence: Evidence = {
      words: noise(),
      runs: noise(),
      meaning: noise(),
      passage: noise(),
      definition: noise(),
      closest,
      covered: noise(),
      missing: noise(),
      length: 3,
      hasMeaning: true,
      known: 1,
      coverage: 1,
    };
    return { evidence, label };
  });
};

const shareRight = (observations: ReturnType<typeof observe>, mix: Float64Array): number =>
  observations.filter(({ evidence, label }) => {
    const probabilities = mixEvidence(mix, evidence);
    return (probabilities[label] ?? 0) === Math.max(...probabilities);
  }).length / observations.length;

describe("the mix of the ways of looking", () => {
  it("relies on the one that is right", () => {
    const observations = observe(2_000, (n) => n % 10 !== 0);
    expect(shareRight(observations, trainMix(observations))).toBeGreaterThan(0.88);
  });

  it("does not turn against one because of a few questions", () => {
    const mix = trainMix(observe(6, () => false));
    expect(
      shareRight(
        observe(400, () => true),
        mix,
      ),
    ).toBeGreaterThan(0.5);
  });
});
