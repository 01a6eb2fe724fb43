import { AppointmentId, type AgentId } from "../../src/appointments/appointment.ts";
import type { Candidate, HoldRequest } from "../../src/appointments/appointment-store.ts";
import { ConversationId, EventId } from "../../src/shared/ids.ts";
import { aReason, karim, samira } from "./schedules.ts";

export { karim, samira };
export const now = new Date("2026-03-25T10:00:00Z");
export const later = (minutes: number): Date => new Date(now.getTime() + minutes * 60_000);
export const slot = (time: string, minutes = 45): Pick<HoldRequest, "start" | "end" | "busyUntil"> => {
  const start = new Date(`2026-03-31T${time}:00Z`);
  const end = new Date(start.getTime() + minutes * 60_000);
  return { start, end, busyUntil: end };
};
export const only = (...agents: readonly AgentId[]): readonly Candidate[] =>
  agents.map((agent) => ({ agent, weeklyOpenMinutes: 600 }));
export const person = (name: string | number): ConversationId => ConversationId.parse(`conversation-${name}`);
const codes = "CDFHJKLMNPRTVWX23456789";

let made = 0;
/** 9:00 with Samira for Amina, for ten minutes; each call is another event unless told otherwise. */
export const wish = (changes: Partial<HoldRequest> = {}): HoldRequest => {
  made += 1;
  return {
    ...slot("09:00"),
    event: EventId.parse(`event-${made}`),
    conversation: person("amina"),
    id: AppointmentId.parse(`appointment-${made}`),
    code: Array.from({ length: 4 }, (_, place) => codes[Math.floor(made / 23 ** place) % 23]).join(""),
    reason: aReason().id,
    place: "centre",
    candidates: only(samira),
    compare: { from: new Date("2026-03-17T00:00:00Z"), to: new Date("2026-04-14T00:00:00Z") },
    heldUntil: later(10),
    moves: null,
    mediator: null,
    ...changes,
  };
};
