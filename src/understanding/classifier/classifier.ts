import { bagOf, type Bag, type FeatureSpace } from "../features/feature-space.ts";
import { asVector, meaningOf, type WordVectors } from "../features/word-vectors.ts";
import { hashOfWord, WORD } from "../features/ngrams.ts";
import { halvesOf, joined, vectorOf } from "../features/vector.ts";
import { scoresOf, type SparseWeights } from "../linear/sparse-weights.ts";
import { findTerms, type TermIndex } from "./term-finder.ts";

/**
 * The ways to look at a question, each giving one number per label: three linear models, on words, on runs of
 * characters and on what the words mean; the closest example; the closest answer; and the answers closest to the
 * definitions of its words. The last label is the background: what must be refused.
 */
export type Classifier = {
  readonly vectors: WordVectors;
  readonly space: FeatureSpace;
  readonly labels: number;
  readonly exampleIdf: Float32Array;
  readonly passageIdf: Float32Array;
  readonly words: SparseWeights;
  readonly runs: SparseWeights;
  readonly meanings: SparseWeights;
  /** One column per example, and the label of each. */
  readonly examples: SparseWeights;
  readonly exampleLabels: Uint16Array;
  /** One column per passage of an answer, and the label of each. */
  readonly passages: SparseWeights;
  readonly passageLabels: Uint16Array;
  readonly terms: TermIndex;
  /** One row of `labels` numbers per glossary entry: how close its definition is to the passages of each label. */
  readonly definitions: Float32Array;
};

export type Evidence = {
  /** On which side of each label the linear models place it: above 0 is inside. */
  readonly words: Float64Array;
  readonly runs: Float64Array;
  readonly meaning: Float64Array;
  /** Cosine with the closest example of each label. */
  readonly closest: Float64Array;
  /** Cosine with the closest passage of each label. */
  readonly passage: Float64Array;
  /** Sum over the glossary terms in the question. */
  readonly definition: Float64Array;
  /** In words. */
  readonly length: number;
  /** Has it a word whose meaning is known? */
  readonly hasMeaning: boolean;
  /** Share of the words that examples have, plain and weighted by how rare the words are. */
  readonly known: number;
  readonly coverage: number;
  /** The same for each label alone: its examples and its answer. */
  readonly covered: Float64Array;
  /** For each label, how rare the rarest word is that neither its examples nor its answer have; 0 when they have all. */
  readonly missing: Float64Array;
};

export const bestPerLabel = (scores: Float64Array, labels: Uint16Array, count: number): Float64Array => {
  const best = new Float64Array(count);
  for (let i = 0; i < scores.length; i++) {
    const label = labels[i] ?? 0;
    const score = scores[i] ?? 0;
    if (score > (best[label] ?? 0)) best[label] = score;
  }
  return best;
};

const definitionsIn = ({ labels, terms, definitions }: Classifier, question: string): Float64Array => {
  const sum = new Float64Array(labels);
  for (const entry of findTerms(terms, question)) {
    for (let c = 0; c < labels; c++) sum[c] = (sum[c] ?? 0) + (definitions[entry * labels + c] ?? 0);
  }
  return sum;
};

const knownWords = (
  { space, exampleIdf, exampleLabels }: Classifier,
  bag: Bag,
): { known: number; coverage: number } => {
  const rarest = rarestIdf(exampleLabels.length);
  let count = 0;
  let weight = 0;
  for (let i = 0; i < bag.features.length; i++) {
    const feature = bag.features[i] ?? 0;
    const idf = exampleIdf[feature] ?? 0;
    if (space.kinds[feature] !== WORD || idf === 0) continue;
    count += bag.counts[i] ?? 0;
    weight += idf * (bag.counts[i] ?? 0);
  }
  if (count === 0) return { known: 0, coverage: 0 };
  return { known: count / bag.words, coverage: weight / (weight + rarest * (bag.words - count)) };
};

/** Marks the labels of the columns that have a feature. */
const markLabels = ({ starts, columns }: SparseWeights, of: Uint16Array, feature: number, marked: Uint8Array): void => {
  const end = starts[feature + 1] ?? 0;
  for (let k = starts[feature] ?? 0; k < end; k++) marked[of[columns[k] ?? 0] ?? 0] = 1;
};

/** A word that all other entries have and this one lacks ("grise" for the identity card) tells that another thing is meant. */
const wordsOfEach = (classifier: Classifier, bag: Bag): Pick<Evidence, "covered" | "missing"> => {
  const { space, labels, exampleIdf } = classifier;
  const rarest = rarestIdf(classifier.exampleLabels.length);
  const covered = new Float64Array(labels);
  const missing = new Float64Array(labels);
  const marked = new Uint8Array(labels);
  let unknown = bag.words;
  let total = 0;
  for (let i = 0; i < bag.features.length; i++) {
    const feature = bag.features[i] ?? 0;
    if (space.kinds[feature] !== WORD) continue;
    const weight = (exampleIdf[feature] ?? 0) || rarest;
    unknown -= bag.counts[i] ?? 0;
    total += weight;
    marked.fill(0);
    markLabels(classifier.examples, classifier.exampleLabels, feature, marked);
    markLabels(classifier.passages, classifier.passageLabels, feature, marked);
    for (let c = 0; c < labels; c++) {
      if (marked[c] === 1) covered[c] = (covered[c] ?? 0) + weight;
      else if (weight > (missing[c] ?? 0)) missing[c] = weight;
    }
  }
  total += unknown * rarest;
  for (let c = 0; c < labels; c++) covered[c] = (covered[c] ?? 0) / (total || 1);
  return { covered, missing: unknown > 0 ? missing.fill(rarest) : missing };
};

/** How fast words count for more the rarer they are. */
const RARITY = 1.5;

/** The rarer a word, the more of the meaning it carries; one that no example has is the rarest. */
export const meaningIn = (
  { vectors, space, exampleIdf }: Pick<Classifier, "vectors" | "space" | "exampleIdf">,
  rarest: number,
  text: string,
): Float32Array =>
  meaningOf(vectors, text, (word) => ((exampleIdf[space.find(hashOfWord(word))] ?? 0) || rarest) ** RARITY);

export const rarestIdf = (examples: number): number => Math.log(1 + examples) + 1;

export const gatherEvidence = (classifier: Classifier, question: string): Evidence => {
  const { space, labels } = classifier;
  const bag = bagOf(space, question);
  const halves = halvesOf(space, classifier.exampleIdf, bag);
  const asPassage = vectorOf(space, classifier.passageIdf, bag);
  const meaning = meaningIn(classifier, rarestIdf(classifier.exampleLabels.length), question);
  return {
    words: scoresOf(classifier.words, halves.words),
    runs: scoresOf(classifier.runs, halves.runs),
    meaning: scoresOf(classifier.meanings, asVector(meaning)),
    closest: bestPerLabel(scoresOf(classifier.examples, joined(halves)), classifier.exampleLabels, labels),
    passage: bestPerLabel(scoresOf(classifier.passages, asPassage), classifier.passageLabels, labels),
    definition: definitionsIn(classifier, question),
    length: bag.words,
    hasMeaning: meaning.some((x) => x !== 0),
    ...knownWords(classifier, bag),
    ...wordsOfEach(classifier, bag),
  };
};
