import { z } from "zod";
import type { ConversationId } from "../shared/ids.ts";
import type { Appointment, AppointmentId, ReasonId } from "./appointment.ts";
import type { HoldRequest } from "./appointment-store.ts";

export const WaitingId = z.string().min(1).max(100).brand<"WaitingId">();
export type WaitingId = z.infer<typeof WaitingId>;

const localDay = z.iso.date();
const minuteOfDay = z.number().int().min(0).max(1440);

/** When the person can come, in local time. An empty list: any. A time suits that suits each list. */
export const WaitingWishes = z.object({
  /** 1 Monday to 7 Sunday. */
  weekdays: z.array(z.number().int().min(1).max(7)).readonly(),
  /** Minutes of the day between which it may begin: `from` included, `to` not. */
  hours: z.array(z.object({ from: minuteOfDay, to: minuteOfDay }).readonly()).readonly(),
  /** "YYYY-MM-DD", both included. */
  days: z.array(z.object({ from: localDay, to: localDay }).readonly()).readonly(),
});
export type WaitingWishes = z.infer<typeof WaitingWishes>;

/** Somebody for whom nothing suited, who is told when a time becomes free. */
export type WaitingEntry = {
  readonly id: WaitingId;
  readonly conversation: ConversationId;
  readonly reason: ReasonId;
  readonly wishes: WaitingWishes;
  readonly joinedAt: Date;
  /** What was offered last; past its time, it was left unanswered. Null before the first. */
  readonly offer: { readonly appointment: AppointmentId; readonly start: Date; readonly until: Date } | null;
  /** How many times something was offered. */
  readonly offers: number;
};

/** `hold.conversation`, `hold.reason` and `hold.mediator` are those of the entry; `hold.event` names the offer once and for all. */
export type WaitingOffer = { readonly entry: WaitingId; readonly offers: number; readonly hold: HoldRequest };

export type WaitingListStore = {
  /** A person waits once for a reason: joining again changes what they wish, and keeps their place. */
  join(
    entry: Pick<WaitingEntry, "id" | "conversation" | "reason" | "wishes">,
    now: Date,
  ): Promise<{ readonly kind: "joined" | "changed"; readonly entry: WaitingEntry }>;
  /** For one reason, or for all when null. */
  leave(conversation: ConversationId, reason: ReasonId | null): Promise<"left" | "gone">;
  /** Who waits and is not being offered anything: those who were offered least first, then who joined first. */
  waiting(now: Date): Promise<readonly WaitingEntry[]>;
  /** Who is being offered something, whether they were told of it or not. */
  beingOffered(now: Date): Promise<readonly WaitingEntry[]>;
  of(conversation: ConversationId): Promise<readonly WaitingEntry[]>;
  /**
   * A real hold for one person, as `AppointmentStore.hold` makes it, and the entry is being offered until it ends. Conditional on
   * `offers`, the number that was seen: of several who offer at once, one does. "taken" when the time is not free, and nothing changed;
   * "stale" when the person left, is being offered something, or was since. Booking what is offered takes the person off the list.
   */
  offer(
    offer: WaitingOffer,
    now: Date,
  ): Promise<{ readonly kind: "offered"; readonly appointment: Appointment } | { readonly kind: "taken" | "stale" }>;
};
