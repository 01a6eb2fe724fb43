import { performance } from "node:perf_hooks";
import { containerBootstrap } from "@nlpjs/core";
import { LangFr } from "@nlpjs/lang-fr";
import { Nlp } from "@nlpjs/nlp";
import type { Contender, Guess } from "./contender.ts";

/** Its default threshold: below, it answers "None". */
const THRESHOLD = 0.5;
const NONE = "None";

const makeNlp = (locale: string): Nlp => {
  const container = containerBootstrap();
  container.use(LangFr);
  // its own defaults, but for the lines it would print
  container.registerConfiguration("nlu-??", {
    keepStopwords: true,
    nonefeatureValue: 1,
    nonedeltaMultiplier: 1.2,
    spellCheck: false,
    spellCheckDistance: 1,
    filterZeros: true,
    log: false,
  });
  const nlp = new Nlp({ container, autoLoad: false, autoSave: false });
  nlp.addLanguage(locale);
  return nlp;
};

/** @param locale one that nlp.js has no language for is tokenised plainly, which is what it does by itself */
export const stockNlpjs = (locale: string): Contender => ({
  name: "stock nlp.js",
  train: async ({ intents, background }) => {
    const nlp = makeNlp(locale);
    const began = performance.now();
    for (const { id, examples } of intents) for (const example of examples) nlp.addDocument(locale, example, id);
    for (const phrase of background) nlp.addDocument(locale, phrase, NONE);
    await nlp.train();
    const trainingMs = performance.now() - began;
    const saved = nlp.export(true);
    return {
      guess: async (text) => guessOf(await nlp.process(locale, text)),
      trainingMs,
      bytes: Buffer.byteLength(saved),
      loadMs: async () => {
        const from = performance.now();
        const loaded = makeNlp(locale);
        loaded.import(saved);
        await loaded.process(locale, "bonjour");
        return performance.now() - from;
      },
    };
  },
});

const guessOf = ({ classifications }: Awaited<ReturnType<Nlp["process"]>>): Guess => {
  const best = classifications.toSorted((a, b) => b.score - a.score);
  // without "None": what it kept back counts as found for top-1 and top-3, and its score orders it
  const known = best.filter(({ intent }) => intent !== NONE);
  const ranked = known.map(({ intent }) => intent);
  const score = known[0]?.score ?? 0;
  const sure = best[0]?.intent !== NONE && score >= THRESHOLD;
  return { ranked: ranked.slice(0, 3), score, outcome: sure ? "sure" : "refuses" };
};
