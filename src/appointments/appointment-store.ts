import type { ConversationId, EventId, MediatorId } from "../shared/ids.ts";
import type { AgentId, Appointment, AppointmentId, Place, ReasonId } from "./appointment.ts";
import type { BusyCells } from "./cells.ts";

/** Who could take it, and the hours they receive in a week: for `chooseAgent`. */
export type Candidate = { readonly agent: AgentId; readonly weeklyOpenMinutes: number };

export type HoldRequest = {
  /** The event that asks: asked again with the same one, the answer is the same appointment. */
  readonly event: EventId;
  readonly conversation: ConversationId;
  /** For the appointment that is made, if one is. The code is a wish: the next free one is taken. */
  readonly id: AppointmentId;
  readonly code: string;
  readonly reason: ReasonId;
  readonly place: Place;
  readonly start: Date;
  readonly end: Date;
  /** `end` and the buffer after it: the agent is kept free until then. */
  readonly busyUntil: Date;
  readonly candidates: readonly Candidate[];
  /** The work that counts when the fairest is chosen: appointments that begin in this span. */
  readonly compare: { readonly from: Date; readonly to: Date };
  readonly heldUntil: Date;
};

export type HoldAnswer = { readonly kind: "held"; readonly appointment: Appointment } | { readonly kind: "taken" };

export type CancelledBy =
  | { readonly kind: "resident"; readonly conversation: ConversationId }
  | { readonly kind: "mediator"; readonly mediator: MediatorId };

/**
 * Appointments, and the cells (agent, five minutes) that make it impossible for two of them to meet. Each method is one atomic act.
 * All are safe to repeat: the same call gives the same answer and changes nothing more, unless somebody acted in between.
 */
export type AppointmentStore = {
  /**
   * Keeps the fairest free candidate for the conversation, which holds one appointment at most: what it held before is given
   * back, in the same act, and does not stand in the way. "taken" when no candidate is free, and changes nothing; also
   * when this event's appointment is neither held nor booked any more. Holds past their time never stand in the way.
   */
  hold(request: HoldRequest, now: Date): Promise<HoldAnswer>;

  /** The hold lasts until `until`, if that is later than it would. "expired" once its time has passed, purged or not. */
  renewHold(
    appointment: AppointmentId,
    conversation: ConversationId,
    until: Date,
    now: Date,
  ): Promise<"renewed" | "expired">;

  /**
   * From held to booked, with a live event. "expired" when the hold is past its time, whether or not the purge has run, or was
   * given back, or is another conversation's.
   */
  confirm(
    appointment: AppointmentId,
    conversation: ConversationId,
    firstName: string | null,
    now: Date,
  ): Promise<{ readonly kind: "booked"; readonly appointment: Appointment } | { readonly kind: "expired" }>;

  /** Gives a hold back before it is booked, past its time or not. */
  release(appointment: AppointmentId, conversation: ConversationId): Promise<"released" | "gone">;

  /**
   * A booked appointment that is not over; the time is free again, with a live event. "gone" when there is none (any more), or
   * when the other side cancelled it, or when it is another conversation's.
   */
  cancel(
    appointment: AppointmentId,
    by: CancelledBy,
    now: Date,
  ): Promise<{ readonly kind: "cancelled"; readonly appointment: Appointment } | { readonly kind: "gone" }>;

  /** Holds past their time become expired; returns how many. Only tidies up: no other act relies on it. */
  expireHolds(now: Date): Promise<number>;

  /** Cells held or booked between two instants, for each agent asked about. */
  busyBetween(agents: readonly AgentId[], from: Date, to: Date, now: Date): Promise<BusyCells>;
  /** Minutes held or booked in appointments that begin between two instants, for each agent asked about. */
  minutesBooked(agents: readonly AgentId[], from: Date, to: Date, now: Date): Promise<ReadonlyMap<AgentId, number>>;

  /** What the conversation held last, whatever became of it since. */
  lastHeldBy(conversation: ConversationId): Promise<Appointment | null>;
  /** Booked and not over, soonest first. */
  upcomingOf(conversation: ConversationId, now: Date): Promise<readonly Appointment[]>;
  /** Booked or cancelled, beginning between two instants, soonest first. */
  between(from: Date, to: Date): Promise<readonly Appointment[]>;
  find(appointment: AppointmentId): Promise<Appointment | null>;

  /**
   * Of what the conversation held or booked up to `upTo`: what is to come is given back or cancelled, and nothing leads from any of
   * it to the person any more.
   */
  forget(conversation: ConversationId, upTo: Date, now: Date): Promise<void>;
};
