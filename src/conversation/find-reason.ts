import type { Schedule } from "../appointments/schedule.ts";
import type { KnowledgeBase } from "../knowledge/knowledge-base.ts";
import { namesOneOf } from "../understanding/normalise/names-one-of.ts";
import type { Understanding } from "../understanding/understanding.ts";

/** What an appointment is for, when the words that ask for it leave no doubt, or else what was explained just before; the reason's id. */
export type ReasonFinder = (said: string, lastAnswer: string | null) => Promise<string | null>;

export type ReasonFinderParts = {
  readonly schedule: Pick<Schedule, "reasons">;
  readonly knowledge: Pick<KnowledgeBase, "faq">;
  readonly understand: (text: string) => Promise<Understanding>;
};

/** Words about having an appointment: the model would see nothing else in them. */
const ABOUT_APPOINTMENTS =
  /\b(?:r\.?d\.?v\.?s?|rend(?:ez|e|é|é|ée)?[\s-]*vous?|rande?[\s-]*vous?|cr[ée]neaux?|prendre|pren[dt]s?|r[ée]server|obtenir)(?![\p{L}])/giu;

/** "Mais pas pour la CAF": what it is not for says nothing of what it is for. */
const REFUSES = /\bpas (?:pour|sur|la|le|les)\b/i;

export function createReasonFinder({ schedule, knowledge, understand }: ReasonFinderParts): ReasonFinder {
  const reasonOf = (entry: string): string | null => {
    const id = knowledge.faq.get(entry)?.appointmentReason ?? null;
    return schedule.reasons.some((reason) => reason.id === id) ? id : null;
  };
  return async (said, lastAnswer) => {
    const named = schedule.reasons.filter(({ label, words = [] }) => namesOneOf(said, [label, ...words]));
    const [one, ...others] = named;
    if (one !== undefined) return others.length === 0 ? one.id : null;
    if (REFUSES.test(said)) return null;
    const rest = said.replace(ABOUT_APPOINTMENTS, " ").replace(/\s+/g, " ").trim();
    const meant = rest === "" ? null : subjectOf(await understand(rest), reasonOf);
    return meant ?? (lastAnswer === null ? null : reasonOf(lastAnswer));
  };
}

/** One answer, or several of the same subject. */
function subjectOf({ route, intent, alternatives }: Understanding, reasonOf: (entry: string) => string | null) {
  if (route === "faq") return reasonOf(intent);
  if (route !== "choose") return null;
  const [first, ...others] = alternatives.map(reasonOf);
  return first !== undefined && others.every((other) => other === first) ? first : null;
}
