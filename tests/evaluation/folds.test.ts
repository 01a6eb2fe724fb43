import { examplesHeldOut, intentsHeldOut } from "../../src/evaluation/folds.ts";
import { smallCorpus } from "../understanding/small-corpus.ts";

const faq = smallCorpus.intents.filter(({ route }) => route === "faq");
const examples = faq.flatMap(({ examples: texts }) => texts);
const learnt = ({ intents }: typeof smallCorpus): Set<string> =>
  new Set(intents.flatMap(({ examples: texts }) => texts));

describe("folds of examples", () => {
  const folds = examplesHeldOut(smallCorpus, 5, 1);

  it("ask every example of an answer and every background phrase once", () => {
    expect(folds.flatMap(({ inScope }) => inScope.map(({ text }) => text)).toSorted()).toEqual(examples.toSorted());
    expect(folds.flatMap(({ outOfScope }) => outOfScope.map(({ text }) => text)).toSorted()).toEqual(
      smallCorpus.background.toSorted(),
    );
  });

  it("never ask what they learnt", () => {
    for (const { train, inScope, outOfScope } of folds) {
      const seen = learnt(train);
      expect(inScope.filter(({ text }) => seen.has(text))).toEqual([]);
      expect(outOfScope.filter(({ text }) => train.background.includes(text))).toEqual([]);
    }
  });

  it("are the same for the same seed and others for another", () => {
    expect(examplesHeldOut(smallCorpus, 5, 1)).toEqual(folds);
    expect(examplesHeldOut(smallCorpus, 5, 2)).not.toEqual(folds);
  });
});

describe("folds of intents", () => {
  const folds = intentsHeldOut(smallCorpus, 5, 1);

  it("know neither examples nor answers of what they must refuse", () => {
    for (const { train, outOfScope } of folds) {
      const unknown = faq.filter(({ id }) => !train.intents.some((intent) => intent.id === id));
      expect(unknown).toHaveLength(faq.length / 5);
      expect(outOfScope.map(({ text }) => text)).toEqual(unknown.flatMap(({ examples: texts }) => texts));
      const ids = new Set(unknown.map(({ id }) => id));
      expect(train.passages.filter(({ intent }) => ids.has(intent))).toEqual([]);
    }
  });

  it("leave every answer out once", () => {
    const left = folds.flatMap(({ outOfScope }) => outOfScope.map(({ text }) => text));
    expect(left.toSorted()).toEqual(examples.toSorted());
  });
});
