import path from "node:path";
import { readWordVectors } from "../../src/knowledge/read-word-vectors.ts";
import { packageRoot } from "../../src/package-root.ts";
import { indexWordVectors, meaningOf, NO_VECTORS } from "../../src/understanding/features/word-vectors.ts";

const same = (): number => 1;
const cosine = (a: Float32Array, b: Float32Array): number => a.reduce((sum, x, i) => sum + x * (b[i] ?? 0), 0);

describe("the meaning of a text", () => {
  const small = indexWordVectors([["travail", "boulot"], ["loyer"]], Int8Array.of(100, 0, 0, 50));

  it("is that of its words, of length 1, whatever their number", () => {
    expect([...meaningOf(small, "boulot boulot", same)]).toEqual([1, 0]);
    expect(meaningOf(small, "travail inconnu", same)).toEqual(meaningOf(small, "boulot", same));
  });

  it("follows the weights of the words", () => {
    const [first = 0, second = 0] = meaningOf(small, "travail loyer", (word) => (word === "loyer" ? 4 : 1));
    expect(second / first).toBeCloseTo(2);
  });

  it("is nothing without known words", () => {
    expect([...meaningOf(small, "xyz", same)]).toEqual([0, 0]);
    expect([...meaningOf(NO_VECTORS, "travail", same)]).toEqual([]);
  });
});

describe("the word vectors of the program", () => {
  it.each([
    ["boulot", "travail", "passeport"],
    ["escroquerie", "arnaque", "cantine"],
    ["loyer", "locataire", "medecin"],
    ["lycee", "ecole", "impot"],
  ])("hold %s closer to %s than to %s", async (word, near, far) => {
    const vectors = await readWordVectors(path.join(packageRoot(), "word-vectors"));
    const meaning = (text: string) => meaningOf(vectors, text, same);
    const like = (other: string) => cosine(meaning(other), meaning(word));
    expect(like(near)).toBeGreaterThan(like(far) + 0.1);
  });
});
