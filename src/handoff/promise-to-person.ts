import { presenceAt, type MediatorHours } from "./mediator-hours.ts";
import { sayMoment } from "./say-moment.ts";

/** What a person who asks for somebody can be told without lying: a place in the line, or when somebody will be there. */
export type WaitingPromise =
  | { readonly kind: "here"; readonly position: number; readonly promise: string }
  | { readonly kind: "away"; readonly position: number; readonly promise: string; readonly until: string };

/** `ahead`: how many people wait already. No waiting time is told: there is nothing yet to estimate it from. */
export function promiseToPerson(ahead: number, now: Date, hours: MediatorHours): WaitingPromise {
  const promise = sayPlace(ahead);
  const presence = presenceAt(now, hours);
  if (presence.kind === "here") return { kind: "here", position: ahead + 1, promise };
  const until = presence.opensAt ? sayMoment(presence.opensAt, now) : "la réouverture du centre";
  return { kind: "away", position: ahead + 1, promise, until };
}

function sayPlace(ahead: number): string {
  if (ahead === 0) return "Vous êtes la prochaine personne.";
  if (ahead === 1) return "Il y a une personne avant vous.";
  return `Il y a ${ahead} personnes avant vous.`;
}
