import { z } from "zod";
import type { ConversationId } from "../shared/ids.ts";

/** One date of a group workshop ("atelier"); ids come from the content. */
export const WorkshopId = z.string().min(1).max(100).brand<"WorkshopId">();
export type WorkshopId = z.infer<typeof WorkshopId>;

export const SeatId = z.string().min(1).max(100).brand<"SeatId">();
export type SeatId = z.infer<typeof SeatId>;

export type SeatState =
  | { readonly kind: "held"; readonly until: Date }
  | { readonly kind: "booked" }
  | { readonly kind: "cancelled"; readonly by: "resident" | "mediator" }
  | { readonly kind: "released" }
  | { readonly kind: "expired" };

export type Seat = {
  readonly id: SeatId;
  readonly workshop: WorkshopId;
  /** From 1 to the number of seats; no two that are held or booked have the same. */
  readonly number: number;
  readonly start: Date;
  readonly end: Date;
  /** Null once the person has been forgotten. */
  readonly conversation: ConversationId | null;
  readonly firstName: string | null;
  readonly state: SeatState;
  readonly heldAt: Date;
};
