import path from "node:path";
import { measureFolds, type Measures } from "../../src/evaluation/measure.ts";
import { ourUnderstanding } from "../../src/evaluation/our-model.ts";
import { corpusOf } from "../../src/knowledge/corpus-of.ts";
import { loadKnowledgeBase } from "../../src/knowledge/load-knowledge-base.ts";
import { readWordVectors } from "../../src/knowledge/read-word-vectors.ts";
import { packageRoot } from "../../src/package-root.ts";
import type { Corpus } from "../../src/understanding/corpus.ts";

/** Every third entry: enough to see the model get worse, in a tenth of the time of all. */
const thinned = (corpus: Corpus): Corpus => {
  const faq = corpus.intents.filter(({ route }) => route === "faq");
  const left = new Set(faq.filter((_, i) => i % 3 !== 0).map(({ id }) => id));
  return {
    ...corpus,
    intents: corpus.intents.filter(({ id }) => !left.has(id)),
    passages: corpus.passages.filter(({ intent }) => !left.has(intent)),
  };
};

let measures: Measures;
beforeAll(async () => {
  const knowledge = await loadKnowledgeBase(path.join(packageRoot(), "knowledge-base"));
  if ("faults" in knowledge) throw new Error(knowledge.faults.map(({ problem }) => problem).join("\n"));
  const vectors = await readWordVectors(path.join(packageRoot(), "word-vectors"));
  const options = { folds: 5, rounds: 1, near: false };
  measures = await measureFolds(ourUnderstanding(vectors), thinned(corpusOf(knowledge)), options);
  if (process.env["SHOW_MEASURES"]) console.log(JSON.stringify(measures, null, 1));
}, 300_000);

// `npm run evaluate` tells how far above these floors the model is: a few points, for a fold is a small sample.
describe("a third of the knowledge base, one fold of five held out", () => {
  it("is understood", () => {
    expect(measures.clean.top1).toBeGreaterThan(0.8);
    expect(measures.clean.top3).toBeGreaterThan(0.92);
  });

  it("is understood when typed in a hurry", () => {
    expect(measures.noisy?.top1).toBeGreaterThan(0.72);
    expect(measures.noisy?.top3).toBeGreaterThan(0.85);
  });

  it("is seldom answered wrongly without asking", () => {
    expect(measures.clean.wrongAndSure).toBeLessThan(0.06);
    expect(measures.noisy?.wrongAndSure).toBeLessThan(0.06);
  });

  it("is told from what is far from it", () => {
    expect(measures.far?.rejectedAt95).toBeGreaterThan(0.8);
  });
});
