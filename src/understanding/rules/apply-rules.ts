import type { NormalText } from "../normalise/normalise.ts";
import type { Route } from "../understanding.ts";
import { appointmentWish } from "./appointment-wish.ts";
import { glossaryQuestion, type TermFound, type Terms } from "./glossary-question.ts";
import { isInsult } from "./insults.ts";
import { smallTalk } from "./small-talk.ts";
import { wantsPerson } from "./wants-person.ts";

export type RuleOutcome =
  | { readonly kind: "certain"; readonly route: Exclude<Route, "faq" | "glossary" | "choose"> }
  | ({ readonly kind: "term" } & TermFound)
  | { readonly kind: "question" };

/** A whole message of signs asking for rescue. */
const RESCUE = /🆘|📞|☎|🚨/u;

const certainRoute = (raw: string, normal: NormalText): Exclude<Route, "faq" | "glossary" | "choose"> | undefined => {
  const talk = smallTalk(raw, normal);
  if (talk !== undefined) return talk;
  if (normal.folded === "" && RESCUE.test(raw)) return "handoff";
  if (isInsult(normal)) return "insult";
  const wish = appointmentWish(raw, normal);
  if (wish !== undefined) return wish;
  return wantsPerson(raw, normal) ? "handoff" : undefined;
};

/** What can be told without the model. A person wanted is never left to a probability. */
export const applyRules = (raw: string, normal: NormalText, terms: Terms): RuleOutcome => {
  const route = certainRoute(raw, normal);
  if (route !== undefined) return { kind: "certain", route };
  const found = glossaryQuestion(terms, normal);
  return found === undefined ? { kind: "question" } : { kind: "term", ...found };
};
