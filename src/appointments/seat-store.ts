import type { ConversationId, EventId } from "../shared/ids.ts";
import type { CancelledBy } from "./appointment-store.ts";
import type { Seat, SeatId, WorkshopId } from "./workshop.ts";

export type SeatRequest = {
  /** The event that asks: asked again with the same one, the answer is the same seat. */
  readonly event: EventId;
  readonly conversation: ConversationId;
  /** For the seat that is taken, if one is. */
  readonly id: SeatId;
  readonly workshop: WorkshopId;
  /** How many the workshop has. With fewer than before, those that were given stay. */
  readonly seats: number;
  readonly start: Date;
  readonly end: Date;
  readonly heldUntil: Date;
};

/**
 * Seats of group workshops: no two people have the same one, a person has one of a workshop at most. Each method is one atomic act, safe
 * to repeat: the same call gives the same answer and changes nothing more, unless somebody acted in between.
 */
export type SeatStore = {
  /**
   * The first free seat. Who holds or has booked one of this workshop gets that very one again. "full" when none is free, or when
   * this event's seat was given back since. Holds past their time never stand in the way.
   */
  hold(
    request: SeatRequest,
    now: Date,
  ): Promise<{ readonly kind: "held"; readonly seat: Seat } | { readonly kind: "full" }>;
  /** From held to booked, with a live event. "expired" when the hold is past its time or was given back, or is another conversation's. */
  confirm(
    seat: SeatId,
    conversation: ConversationId,
    firstName: string | null,
    now: Date,
  ): Promise<{ readonly kind: "booked"; readonly seat: Seat } | { readonly kind: "expired" }>;
  /** Gives a hold back before it is booked. */
  release(seat: SeatId, conversation: ConversationId): Promise<"released" | "gone">;
  /** A booked seat of a workshop that is not over, with a live event. */
  cancel(
    seat: SeatId,
    by: CancelledBy,
    now: Date,
  ): Promise<{ readonly kind: "cancelled"; readonly seat: Seat } | { readonly kind: "gone" }>;

  /** How many seats are held or booked, for each workshop asked about. */
  taken(workshops: readonly WorkshopId[], now: Date): Promise<ReadonlyMap<WorkshopId, number>>;
  /** Booked, in the order of their numbers: the list at the door. */
  bookedOf(workshop: WorkshopId): Promise<readonly Seat[]>;
  /** Booked and not over, soonest first. */
  upcomingOf(conversation: ConversationId, now: Date): Promise<readonly Seat[]>;
  /** Held and not yet past its time, or null. The newest, if several. */
  heldBy(conversation: ConversationId, now: Date): Promise<Seat | null>;
  find(seat: SeatId): Promise<Seat | null>;
};
