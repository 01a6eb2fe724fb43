import type { Bag, FeatureSpace } from "../features/feature-space.ts";
import { inverseFrequency, vectorOf } from "../features/vector.ts";
import { columnsOf, quantise, scoresOf } from "../linear/sparse-weights.ts";
import { trainLogistic } from "../linear/train-logistic.ts";
import { asVector, toUnit, type WordVectors } from "../features/word-vectors.ts";
import { bestPerLabel, meaningIn, rarestIdf, type Classifier } from "./classifier.ts";
import { indexTerms } from "./term-finder.ts";

export type Labelled = { readonly text: string; readonly bag: Bag; readonly label: number };

export type TrainingSet = {
  readonly space: FeatureSpace;
  readonly vectors: WordVectors;
  /** The background counted in. */
  readonly labels: number;
  readonly examples: readonly Labelled[];
  readonly passages: readonly Labelled[];
  /** Normalised terms; term and definition as one bag. */
  readonly glossary: readonly { readonly terms: readonly string[]; readonly bag: Bag }[];
};

/** Weights under this share of the largest of their label: a ninth of the size, and the same answers. */
const NEGLIGIBLE = 0.03;

export const trainClassifier = ({ space, vectors, labels, examples, passages, glossary }: TrainingSet): Classifier => {
  const features = space.hashes.length;
  const bags = examples.map(({ bag }) => bag);
  // examples come first in the space: the features that only passages have need no weights
  const highest = bags.reduce((max, bag) => bag.features.reduce((a, b) => Math.max(a, b), max), -1);
  const size = { features: highest + 1, classes: labels };
  const truth = Int32Array.from(examples, ({ label }) => label);
  const exampleIdf = inverseFrequency(features, bags);
  const passageBags = passages.map(({ bag }) => bag);
  const passageIdf = inverseFrequency(features, passageBags);
  const inWords = bags.map((bag) => vectorOf(space, exampleIdf, bag));
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
  return {
    vectors,
    meanings: quantise(
      trainLogistic(meanings.map(asVector), truth, { features: vectors.dimensions, classes: labels }),
      0,
    ),
    senses: meanPerLabel(meanings, truth, labels, vectors.dimensions),
    space,
    labels,
    exampleIdf,
    passageIdf,
    words: quantise(trainLogistic(inWords, truth, size), NEGLIGIBLE),
    examples: columnsOf(inWords, features),
    exampleLabels: Uint16Array.from(truth),
    passages: passageColumns,
    passageLabels,
    terms: indexTerms(glossary),
    definitions,
  };
};

/** One row per label, of length 1. */
const meanPerLabel = (
  meanings: readonly Float32Array[],
  truth: Int32Array,
  labels: number,
  dimensions: number,
): Float32Array => {
  const table = new Float32Array(labels * dimensions);
  meanings.forEach((meaning, n) => {
    const at = (truth[n] ?? 0) * dimensions;
    for (let i = 0; i < dimensions; i++) table[at + i] = (table[at + i] ?? 0) + (meaning[i] ?? 0);
  });
  for (let at = 0; at < table.length; at += dimensions) table.set(toUnit(table.subarray(at, at + dimensions)), at);
  return table;
};
