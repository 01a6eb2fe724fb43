import type { Reading } from "./classify.ts";
import { sigmoid } from "./linear/train-logit.ts";
import type { Model } from "./model.ts";
import type { RuleOutcome } from "./rules/apply-rules.ts";
import type { Understanding } from "./understanding.ts";

/** Rules are not measured as probabilities: about as often as their tables of sentences hold. */
const CERTAIN = 0.99;
const DEFINITION = 0.95;
/** Cosine from which an entry has this very question among its examples. */
const SAME_QUESTION = 0.75;
/** A word sent alone ("pronote") is answered rather than defined from this confidence. */
const RATHER_ANSWER = 0.6;
/** A greeting or an insult needs no choice of three: it costs little when wrong. */
const CONVERSATIONAL = 0.5;
/** Three choices of which the best is right less than once in twelve are no help. */
const WORTH_PROPOSING = 0.08;
const PROPOSALS = 3;

export const NOTHING: Understanding = {
  route: "out-of-scope",
  intent: "out-of-scope",
  confidence: 0,
  alternatives: [],
};

/** Is there an entry that answers better than the definition of the word? */
const answersBetter = ({ asked }: { readonly asked: boolean }, { closest, confidence }: Reading): boolean =>
  closest >= SAME_QUESTION || (!asked && confidence >= RATHER_ANSWER);

/** Under every message that is not refused, and the lower the stranger the message. */
const confidenceRefused = ({ thresholds }: Model, { inScope, confidence }: Reading): number =>
  inScope < thresholds.refuse
    ? Math.min(confidence, (WORTH_PROPOSING * sigmoid(inScope)) / sigmoid(thresholds.refuse))
    : confidence;

/** From what rules and model found to one of three outcomes: answer, ask which of three, or say that one does not know. */
export const decide = (model: Model, rule: RuleOutcome, reading: Reading): Understanding => {
  const { confidence } = reading;
  const guesses = reading.guesses.flatMap((label) => model.intents[label] ?? []);
  const answers = guesses.filter(({ route }) => route === "faq").map(({ id }) => id);
  const alternatives = answers.slice(0, PROPOSALS);
  if (rule.kind === "certain") return { route: rule.route, intent: rule.route, confidence: CERTAIN, alternatives };

  const [best] = guesses;
  const definition = rule.kind === "term" ? `glossary:${rule.glossaryId}` : undefined;
  if (rule.kind === "term" && !(best?.route === "faq" && answersBetter(rule, reading))) {
    return { route: "glossary", intent: `glossary:${rule.glossaryId}`, confidence: DEFINITION, alternatives };
  }
  const refused = reading.inScope < model.thresholds.refuse || confidence < WORTH_PROPOSING;
  if (best === undefined || refused) return { ...NOTHING, confidence: confidenceRefused(model, reading), alternatives };
  // a word alone that the rules do not know as a call may be the first name that a dialog asked for: "Karim"
  if (best.route === "handoff" && reading.words < 2) return { ...NOTHING, confidence: 0, alternatives };
  if (best.route !== "faq" && confidence >= CONVERSATIONAL) {
    return { route: best.route, intent: best.id, confidence, alternatives };
  }
  const [first, second, ...others] = answers;
  if (first === undefined) return { ...NOTHING, confidence };
  const next = [second, definition, ...others].filter((id) => id !== undefined);
  return best.route === "faq" && confidence >= model.thresholds.answer
    ? { route: "faq", intent: first, confidence, alternatives: next.slice(0, PROPOSALS) }
    : { route: "choose", intent: first, confidence, alternatives: [first, ...next].slice(0, PROPOSALS) };
};
