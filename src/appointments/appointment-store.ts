import type { ConversationId, EventId, MediatorId } from "../shared/ids.ts";
import type { AgentId, Appointment, AppointmentId, Attendance, Place, ReasonId } from "./appointment.ts";
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
  /** The booked one whose place it takes once it is confirmed; its own time does not stand in the way. */
  readonly moves: AppointmentId | null;
  /** Who proposes it to the person; null when they chose themselves. */
  readonly mediator: MediatorId | null;
};

export type HoldAnswer =
  | { readonly kind: "held"; readonly appointment: Appointment }
  | { readonly kind: "taken" }
  /** What it would take the place of is not booked (any more), or is over. */
  | { readonly kind: "gone" };

/** What a mediator decides when the time is not free: knowingly to double it, or to leave it. */
export type IfTaken = "refuse" | "force";

/** A time with one agent. */
type Time = {
  readonly agent: AgentId;
  readonly place: Place;
  readonly start: Date;
  readonly end: Date;
  /** `end` and the buffer after it. */
  readonly busyUntil: Date;
};

/** At once, without a hold; for somebody who writes to us, or who is at the desk or on the telephone (no conversation). */
export type BookRequest = Time & {
  /** For the appointment that is made: asked again with the same one, the answer is the same. The code is a wish. */
  readonly id: AppointmentId;
  readonly code: string;
  readonly reason: ReasonId;
  readonly conversation: ConversationId | null;
  readonly firstName: string | null;
  readonly mediator: MediatorId;
  readonly ifTaken: IfTaken;
};

/** By a mediator: to another time, another agent, or both. */
export type MoveRequest = {
  readonly appointment: AppointmentId;
  /** As it was seen. */
  readonly version: number;
  /** For the one that takes its place: asked again with the same one, the answer is the same. */
  readonly id: AppointmentId;
  readonly to: Time;
  readonly mediator: MediatorId;
  readonly ifTaken: IfTaken;
};

export type MoveAnswer =
  | { readonly kind: "moved"; readonly appointment: Appointment }
  | { readonly kind: "taken" }
  /** Somebody changed it since it was seen; this is how it is now. */
  | { readonly kind: "stale"; readonly appointment: Appointment }
  /** Not booked any more, or over. */
  | { readonly kind: "gone" };

export type CancelledBy =
  /** A null conversation: whoever has its secret or its code. */
  | { readonly kind: "resident"; readonly conversation: ConversationId | null }
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
   * given back, or is another conversation's. When it takes the place of another (`moves`), both change in this one act: nobody ever
   * finds both booked, or neither. It has then the other's person, code, name and calendar entry. "expired" also when the other is no
   * longer booked.
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

  /** Booked at once by a mediator, with a live event. What is booked by force keeps others away like any other. */
  book(
    request: BookRequest,
    now: Date,
  ): Promise<{ readonly kind: "booked"; readonly appointment: Appointment } | { readonly kind: "taken" }>;

  /** Moved at once by a mediator, as `confirm` moves, with a live event. */
  move(request: MoveRequest, now: Date): Promise<MoveAnswer>;

  /** What came of a booked appointment; may be said again differently, with a live event each time it changes. */
  attend(appointment: AppointmentId, attendance: Attendance, now: Date): Promise<"said" | "gone">;
  /** Booked appointments that are over and of which nobody has said what came of them, the oldest first, at most `limit`. */
  unattended(now: Date, limit: number): Promise<readonly Appointment[]>;
  /** How many `unattended` there are. */
  countUnattended(now: Date): Promise<number>;

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
  /** Booked and not over. Whoever asks slows guesses down, and compares the first name. */
  findByCode(code: string, now: Date): Promise<Appointment | null>;

  /**
   * Of what the conversation held or booked up to `upTo`: what is to come is given back or cancelled, and nothing leads from any of
   * it to the person any more.
   */
  forget(conversation: ConversationId, upTo: Date, now: Date): Promise<void>;
};
