import type { Random } from "../shared/clock.ts";
import { AppointmentId } from "./appointment.ts";
import { drawCode } from "./appointment-code.ts";
import type { HoldRequest } from "./appointment-store.ts";
import type { Slot } from "./offer-slots.ts";
import type { Reason } from "./reason.ts";
import { weeklyOpenMinutes, type Schedule } from "./schedule.ts";
import { toLocal } from "./wall-clock.ts";

const MINUTE_MS = 60_000;
/** Agents' work is compared over two weeks before and after the appointment. */
const COMPARED_MS = 14 * 24 * 60 * MINUTE_MS;

/** What follows from the slot alone; who asks, and for how long, is the caller's to say. */
export function holdRequestFor(
  reason: Reason,
  { start, end, agents }: Slot,
  { schedule, random, timeZone }: { readonly schedule: Schedule; readonly random: Random; readonly timeZone: string },
): Omit<HoldRequest, "event" | "conversation" | "heldUntil" | "moves" | "mediator"> {
  const day = toLocal(start, timeZone).toPlainDate();
  return {
    id: AppointmentId.parse(random.token(12)),
    code: drawCode(random),
    reason: reason.id,
    place: reason.place,
    start,
    end,
    busyUntil: new Date(end.getTime() + reason.bufferMinutes * MINUTE_MS),
    candidates: agents.map((agent) => ({ agent, weeklyOpenMinutes: weeklyOpenMinutes(agent, day, schedule) })),
    compare: { from: new Date(start.getTime() - COMPARED_MS), to: new Date(start.getTime() + COMPARED_MS) },
  };
}
