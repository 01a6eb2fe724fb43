import { keyboardDistance } from "../../../src/understanding/normalise/keyboard-distance.ts";

describe("the distance between what was typed and a word", () => {
  it.each([
    ["carte", "carte", 0],
    ["cqrte", "carte", 0.7], // the key beside, on an AZERTY keyboard
    ["cwrte", "carte", 1], // a key far away
    ["crate", "carte", 0.7],
    ["cartte", "carte", 0.5],
    ["cate", "carte", 0.9],
    ["caf", "kaf", 0.7], // sounds alike
  ])("from %s to %s is %f", (typed, word, distance) => {
    expect(keyboardDistance(typed, word, 3)).toBeCloseTo(distance);
  });

  it("is 99 beyond what is bearable", () => {
    expect(keyboardDistance("banane", "telephone", 1.8)).toBe(99);
  });
});
