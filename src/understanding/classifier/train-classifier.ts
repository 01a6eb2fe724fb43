import type { Bag, FeatureSpace } from "../features/feature-space.ts";
import { halvesOf, inverseFrequency, joined, vectorOf, type Vector } from "../features/vector.ts";
import { columnsOf, quantise, scoresOf, type SparseWeights } from "../linear/sparse-weights.ts";
import { trainSvm } from "../linear/train-svm.ts";
import { asVector, type WordVectors } from "../features/word-vectors.ts";
import { bestPerLabel, meaningIn, rarestIdf, type Classifier } from "./classifier.ts";
import { indexTerms } from "./term-finder.ts";

export type Labelled = { readonly text: string; readonly bag: Bag; readonly label: number };

/** What somebody may type, and the same typed in a hurry. */
export type Example = Labelled & { readonly slips: readonly Bag[] };

export type TrainingSet = {
  readonly space: FeatureSpace;
  readonly vectors: WordVectors;
  /** The background counted in. */
  readonly labels: number;
  readonly examples: readonly Example[];
  readonly passages: readonly Labelled[];
  /** Normalised terms; term and definition as one bag. */
  readonly glossary: readonly { readonly terms: readonly string[]; readonly bag: Bag }[];
};

/** Weights under this share of the largest of their label: a ninth of the size, and the same answers. */
const NEGLIGIBLE = 0.03;

export const trainClassifier = ({ space, vectors, labels, examples, passages, glossary }: TrainingSet): Classifier => {
  const features = space.hashes.length;
  const bags = examples.map(({ bag }) => bag);
  // what is typed in a hurry teaches the linear models, and no other: it would take the place of the examples themselves
  const typed = [...bags, ...examples.flatMap(({ slips }) => slips)];
  const typedTruth = Int32Array.from(
    [...examples, ...examples.flatMap(({ slips, label }) => slips.map(() => ({ label })))],
    ({ label }) => label,
  );
  // examples come first in the space: the features that only passages have need no weights
  const highest = typed.reduce((max, bag) => bag.features.reduce((a, b) => Math.max(a, b), max), -1);
  const truth = typedTruth.subarray(0, examples.length);
  const exampleIdf = inverseFrequency(features, bags);
  const passageBags = passages.map(({ bag }) => bag);
  const passageIdf = inverseFrequency(features, passageBags);
  const halves = typed.map((bag) => halvesOf(space, exampleIdf, bag));
  const passageVectors = passageBags.map((bag) => vectorOf(space, passageIdf, bag));
  const passageColumns = columnsOf(passageVectors, features);
  const passageLabels = Uint16Array.from(passages, ({ label }) => label);
  const definitions = new Float32Array(glossary.length * labels);
  glossary.forEach(({ bag }, entry) => {
    const scores = scoresOf(passageColumns, vectorOf(space, passageIdf, bag));
    definitions.set(bestPerLabel(scores, passageLabels, labels), entry * labels);
  });
  const rarest = rarestIdf(examples.length);
  const meanings = examples.map(({ text }) => meaningIn({ vectors, space, exampleIdf }, rarest, text));
  const learn = (rows: readonly Vector[], of: Int32Array, negligible: number, wide = highest + 1): SparseWeights =>
    quantise(trainSvm(rows, of, { features: wide, classes: labels }), negligible);
  return {
    vectors,
    space,
    labels,
    exampleIdf,
    passageIdf,
    words: learn(
      halves.map(({ words }) => words),
      typedTruth,
      NEGLIGIBLE,
    ),
    runs: learn(
      halves.map(({ runs }) => runs),
      typedTruth,
      NEGLIGIBLE,
    ),
    meanings: learn(meanings.map(asVector), truth, 0, vectors.dimensions),
    examples: columnsOf(halves.slice(0, examples.length).map(joined), features),
    exampleLabels: Uint16Array.from(truth),
    passages: passageColumns,
    passageLabels,
    terms: indexTerms(glossary),
    definitions,
  };
};
