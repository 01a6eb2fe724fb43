import { performance } from "node:perf_hooks";
import { classify } from "../understanding/classify.ts";
import { decide } from "../understanding/decide.ts";
import { decodeModel, encodeModel } from "../understanding/model-file.ts";
import { foldOnly, makeNormaliser, type Normaliser } from "../understanding/normalise/normalise.ts";
import { makeSpeller } from "../understanding/normalise/speller.ts";
import { openUnderstanding } from "../understanding/open-understanding.ts";
import { trainModel } from "../understanding/train.ts";
import type { Understanding } from "../understanding/understanding.ts";
import { NO_VECTORS, type WordVectors } from "../understanding/features/word-vectors.ts";
import type { Model } from "../understanding/model.ts";
import type { Contender, Guess } from "./contender.ts";

type Open = (model: Model) => (text: string) => Promise<Understanding>;

const asGuess = ({ route, intent, confidence, alternatives }: Understanding): Guess => {
  if (route === "out-of-scope") return { ranked: alternatives, score: confidence, outcome: "refuses" };
  if (route === "choose") return { ranked: alternatives, score: confidence, outcome: "asks" };
  return { ranked: [intent, ...alternatives].slice(0, 3), score: confidence, outcome: "sure" };
};

type How = {
  readonly name: string;
  readonly open: Open;
  readonly vectors: WordVectors;
  readonly normaliser?: Normaliser;
};

const contender = ({ name, open, ...how }: How): Contender => ({
  name,
  train: (corpus) => {
    const began = performance.now();
    const model = trainModel(corpus, how);
    const trainingMs = performance.now() - began;
    const saved = encodeModel(model);
    const understand = open(model);
    return Promise.resolve({
      guess: async (text: string) => asGuess(await understand(text)),
      trainingMs,
      bytes: saved.length,
      loadMs: async () => {
        const from = performance.now();
        const decoded = decodeModel(saved);
        if (decoded === "unreadable") throw new Error("The model just encoded cannot be read");
        await open(decoded)("bonjour");
        return performance.now() - from;
      },
    });
  },
});

const withoutRules =
  (normaliser?: Normaliser): Open =>
  (model) => {
    const normalise = normaliser ?? makeNormaliser(makeSpeller(model.lexicon));
    return (text) => Promise.resolve(decide(model, { kind: "question" }, classify(model, normalise(text).question)));
  };

/** As residents meet it: rules, then the model, inside nlp.js. */
export const ourUnderstanding = (vectors: WordVectors): Contender =>
  contender({ name: "SOS Numérique", open: openUnderstanding, vectors });

/** Without the rules, whose routes other sets do not have. */
export const ourModel = (vectors: WordVectors): Contender =>
  contender({ name: "SOS Numérique", open: withoutRules(), vectors });

/** Without rules, and without anything that knows French. */
export const ourModelInAnyLanguage: Contender = contender({
  name: "SOS Numérique",
  open: withoutRules(foldOnly),
  normaliser: foldOnly,
  vectors: NO_VECTORS,
});
