import { z } from "zod";
import type { ConversationId } from "../shared/ids.ts";

const id = z.string().min(1).max(100);

export const AppointmentId = id.brand<"AppointmentId">();
export type AppointmentId = z.infer<typeof AppointmentId>;

/** Somebody of the centre who receives people; ids come from the schedule. */
export const AgentId = id.brand<"AgentId">();
export type AgentId = z.infer<typeof AgentId>;

export const ReasonId = id.brand<"ReasonId">();
export type ReasonId = z.infer<typeof ReasonId>;

/** Where an appointment takes place, or where an agent is during an opening. */
export type Place = "centre" | "phone" | "home";

export type AppointmentState =
  /** Kept for a person who has not said yes yet; worth nothing from `until` on. */
  | { readonly kind: "held"; readonly until: Date }
  | { readonly kind: "booked" }
  | { readonly kind: "cancelled"; readonly by: "resident" | "mediator" }
  /** Given back by the person before it was booked. */
  | { readonly kind: "released" }
  | { readonly kind: "expired" };

export type Appointment = {
  readonly id: AppointmentId;
  /** Four characters that a person keeps, with which to find the appointment again at the kiosk. */
  readonly code: string;
  readonly reason: ReasonId;
  readonly agent: AgentId;
  readonly place: Place;
  readonly start: Date;
  readonly end: Date;
  /** Null once the person has been forgotten. */
  readonly conversation: ConversationId | null;
  readonly firstName: string | null;
  readonly state: AppointmentState;
  readonly heldAt: Date;
};
