import type { Reading } from "./classify.ts";
import type { Model } from "./model.ts";
import type { RuleOutcome } from "./rules/apply-rules.ts";
import type { Understanding } from "./understanding.ts";

/** A rule is not a probability; this is how often the tables of its tests would have to be wrong. */
const CERTAIN = 0.99;
const DEFINITION = 0.95;
/** A definition is asked, but an entry has this very question among its examples, or nearly. */
const SAME_QUESTION = 0.75;
/** Conversational intents need no choice of three: they cost little when wrong. */
const CONVERSATIONAL = 0.5;
const PROPOSALS = 3;

export const NOTHING: Understanding = {
  route: "out-of-scope",
  intent: "out-of-scope",
  confidence: 0,
  alternatives: [],
};

/** From what rules and model found to one of three outcomes: answer, ask which of three, or say that one does not know. */
export const decide = (model: Model, rule: RuleOutcome, reading: Reading): Understanding => {
  const guesses = reading.guesses.map((label) => model.intents[label]).filter((intent) => intent !== undefined);
  const answers = guesses.filter(({ route }) => route === "faq").map(({ id }) => id);
  if (rule.kind === "certain") {
    return { route: rule.route, intent: rule.route, confidence: CERTAIN, alternatives: answers.slice(0, PROPOSALS) };
  }
  const [best] = guesses;
  const glossary = rule.kind === "definition" ? `glossary:${rule.glossaryId}` : undefined;
  const answered = best?.route === "faq" && reading.closest >= SAME_QUESTION;
  if (glossary !== undefined && !answered) {
    return { route: "glossary", intent: glossary, confidence: DEFINITION, alternatives: answers.slice(0, PROPOSALS) };
  }
  const others = [...answers.slice(1, 2), ...(glossary === undefined ? [] : [glossary]), ...answers.slice(2)];
  if (best === undefined || reading.inScope < model.thresholds.refuse) {
    return { ...NOTHING, confidence: reading.confidence, alternatives: answers.slice(0, PROPOSALS) };
  }
  if (best.route !== "faq" && reading.confidence >= CONVERSATIONAL) {
    return {
      route: best.route,
      intent: best.id,
      confidence: reading.confidence,
      alternatives: answers.slice(0, PROPOSALS),
    };
  }
  const [first] = answers;
  if (first === undefined) return NOTHING;
  if (best.route === "faq" && reading.confidence >= model.thresholds.answer) {
    return { route: "faq", intent: first, confidence: reading.confidence, alternatives: others.slice(0, PROPOSALS) };
  }
  const proposed = [first, ...others].slice(0, PROPOSALS);
  return { route: "choose", intent: first, confidence: reading.confidence, alternatives: proposed };
};
