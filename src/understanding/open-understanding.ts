import { containerBootstrap } from "@nlpjs/core";
import { Nlp } from "@nlpjs/nlp";
import { NOTHING } from "./decide.ts";
import { makeFrenchNlu, PIPELINE } from "./french-nlu.ts";
import type { Model } from "./model.ts";
import type { Understanding } from "./understanding.ts";

/** Never throws, whatever the text. */
export type Understand = (text: string) => Promise<Understanding>;

const LOCALE = "fr";

/** nlp.js hosts the pipeline; our class is its NLU for French. */
export const openUnderstanding = (model: Model): Understand => {
  const container = containerBootstrap();
  // its memory of exact sentences would answer before the pipeline, and keeps them
  container.registerConfiguration(`domain-manager-${LOCALE}`, { useStemDict: false, trainByDomain: false });
  container.registerPipeline(`nlu-${LOCALE}-process`, PIPELINE);
  const nlp = new Nlp({ container, threshold: 0, autoLoad: false, autoSave: false, calculateSentiment: false });
  // given the class itself, nlp.js would make one instance of it, for English
  container.register("FrenchNlu", makeFrenchNlu(model), false);
  nlp.useNlu("FrenchNlu", LOCALE);
  nlp.addLanguage(LOCALE);

  return async (text) => {
    if (text === "") return NOTHING; // nlp.js takes an empty text for a missing one
    const { nluAnswer } = await nlp.process(LOCALE, text);
    return (nluAnswer as { readonly understanding: Understanding }).understanding;
  };
};
