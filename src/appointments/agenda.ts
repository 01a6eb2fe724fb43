import type { ConversationId, MediatorId } from "../shared/ids.ts";
import type { AgentId, Appointment } from "./appointment.ts";
import type { IfTaken, MoveAnswer } from "./appointment-store.ts";

/** What mediators do in the agenda, whatever the openings: they know when they are there. */
export type Agenda = {
  /** The same appointment at another time, with another agent, or both; as long as it was. "stale": `version` is not the present one. */
  move(wish: {
    readonly appointmentId: string;
    readonly version: number;
    readonly agent: AgentId;
    readonly start: Date;
    readonly mediator: MediatorId;
    readonly ifTaken: IfTaken;
  }): Promise<MoveAnswer>;
  /** `id`: given by whoever asks, so that it may be asked again; a random one, since it is the secret of the appointment's page. */
  book(wish: {
    readonly id: string;
    readonly reason: string;
    readonly agent: AgentId;
    readonly start: Date;
    readonly conversation: ConversationId | null;
    readonly firstName: string;
    readonly mediator: MediatorId;
    readonly ifTaken: IfTaken;
  }): Promise<
    { readonly kind: "booked"; readonly appointment: Appointment } | { readonly kind: "taken" | "unknown-reason" }
  >;
};
