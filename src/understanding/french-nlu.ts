import { Nlu, type Classification } from "@nlpjs/nlu";
import { classify, type Reading } from "./classify.ts";
import { decide } from "./decide.ts";
import type { Model } from "./model.ts";
import { makeNormaliser, type NormalText } from "./normalise/normalise.ts";
import { makeSpeller } from "./normalise/speller.ts";
import { applyRules, type RuleOutcome } from "./rules/apply-rules.ts";
import { indexBareTerms } from "./rules/glossary-question.ts";
import type { Understanding } from "./understanding.ts";

type Written = { readonly text: string };
type Normalised = Written & { readonly normal: NormalText };
type Ruled = Normalised & { readonly rule: RuleOutcome };
type Read = Ruled & { readonly reading: Reading };
type Decided = Read & { readonly understanding: Understanding };

/** The steps of a message through nlp.js, in order; each is a method of the class below. */
export const PIPELINE = [".normalise", ".applyRules", ".classify", ".decide"] as const;

/** nlp.js instantiates a class by itself; this gives it one that knows the model. */
export const makeFrenchNlu = (model: Model): typeof Nlu => {
  const normalise = makeNormaliser(makeSpeller(model.lexicon));
  const terms = indexBareTerms(model.glossary);

  return class FrenchNlu extends Nlu {
    normalise(input: Written): Normalised {
      return { ...input, normal: normalise(input.text) };
    }

    applyRules(input: Normalised): Ruled {
      return { ...input, rule: applyRules(input.text, input.normal, terms) };
    }

    classify(input: Ruled): Read {
      return { ...input, reading: classify(model, input.normal.question) };
    }

    decide(input: Read): Decided {
      return { ...input, understanding: decide(model, input.rule, input.reading) };
    }

    // the stock one caches every text for an hour and drops what is not a classification
    override async process(text: string): Promise<{ classifications: Classification[]; understanding: Understanding }> {
      const { understanding } = (await this.runPipeline({ text }, this.pipelineProcess)) as Decided;
      const { intent, confidence } = understanding;
      return { classifications: [{ intent, score: confidence }], understanding };
    }
  };
};
