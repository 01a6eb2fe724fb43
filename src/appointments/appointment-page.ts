import type { Clock } from "../shared/clock.ts";
import { EventId, type ConversationId } from "../shared/ids.ts";
import { AppointmentId, type Appointment, type Place } from "./appointment.ts";
import type { AppointmentStore } from "./appointment-store.ts";
import type { Booking } from "./booking.ts";
import { slotSentence } from "./describe-slot.ts";
import type { Offers } from "./find-offers.ts";
import { readOfferId } from "./offer-id.ts";
import type { Schedule } from "./schedule.ts";

/** An appointment as whoever knows its address sees it: nothing of the person but the first name they gave. */
export type AppointmentView = {
  readonly id: AppointmentId;
  readonly state: "booked" | "over" | "cancelled";
  readonly calendar: Appointment["calendar"];
  readonly start: Date;
  readonly end: Date;
  readonly place: Place;
  readonly sentence: string;
  readonly firstName: string | null;
  readonly code: string;
  readonly bring: readonly string[];
  readonly instructions: string | null;
};

export type AppointmentPageParts = {
  readonly schedule: Schedule;
  readonly store: Pick<AppointmentStore, "find">;
  readonly booking: Pick<Booking, "offer" | "hold" | "confirm" | "cancel">;
  readonly clock: Clock;
  readonly timeZone: string;
};

/**
 * What a person can do from the address of an appointment, without signing in. The id is the secret: ninety-six random bits, given
 * to that person alone. The address goes on leading to the appointment wherever it is moved.
 */
export type AppointmentPages = {
  /** Null: there is none, or the person asked to be forgotten. */
  find(secret: string): Promise<AppointmentView | null>;
  cancel(secret: string): Promise<void>;
  /** The next times for the same reason. */
  otherTimes(secret: string): Promise<Offers>;
  /** The new one takes the old one's place in one act; the same call again finds where the first has led. */
  move(secret: string, offerId: string): Promise<AppointmentId | "taken" | "gone">;
};

export function createAppointmentPages(parts: AppointmentPageParts): AppointmentPages {
  const { schedule, store, booking, clock, timeZone } = parts;
  const findKnown = async (
    secret: string,
  ): Promise<(Appointment & { readonly conversation: ConversationId }) | null> => {
    const id = AppointmentId.safeParse(secret);
    let appointment = id.success ? await store.find(id.data) : null;
    while (appointment?.state.kind === "moved") appointment = await store.find(appointment.state.to);
    if (appointment === null || appointment.conversation === null) return null;
    const { kind } = appointment.state;
    return kind === "booked" || kind === "cancelled"
      ? { ...appointment, conversation: appointment.conversation }
      : null;
  };
  const isOpen = ({ state, end }: Appointment): boolean => state.kind === "booked" && end > clock.now();

  return {
    find: async (secret) => {
      const appointment = await findKnown(secret);
      if (appointment === null) return null;
      const { id, start, end, place, firstName, code, state, calendar } = appointment;
      const reason = schedule.reasons.find((each) => each.id === appointment.reason);
      const agentName = schedule.agents.find((agent) => agent.id === appointment.agent)?.firstName ?? null;
      return {
        id,
        state: state.kind === "cancelled" ? "cancelled" : isOpen(appointment) ? "booked" : "over",
        calendar,
        start,
        end,
        place,
        sentence: slotSentence({ start, place, agentName }, timeZone),
        firstName,
        code,
        bring: reason?.bring ?? [],
        instructions: reason?.instructions ?? null,
      };
    },

    cancel: async (secret) => {
      const appointment = await findKnown(secret);
      if (appointment === null) return;
      await booking.cancel({ appointmentId: appointment.id, conversation: appointment.conversation });
    },

    otherTimes: async (secret) => {
      const appointment = await findKnown(secret);
      return appointment !== null && isOpen(appointment) ? booking.offer({ reason: appointment.reason }) : [];
    },

    move: async (secret, offerId) => {
      const old = await findKnown(secret);
      if (old === null) return "gone";
      if (!isOpen(old)) return "gone";
      if (old.start.getTime() === readOfferId(offerId)?.start.getTime()) return old.id; // pressed twice
      const { conversation } = old;
      const eventId = EventId.parse(`page-move:${old.id}:${offerId}`.slice(0, 200));
      const held = await booking.hold({ offerId, conversation, eventId, moves: old.id });
      if (held.kind !== "held") return held.kind;
      const booked = await booking.confirm({ conversation, firstName: "" });
      return booked.kind === "expired" ? "taken" : booked.appointment.id;
    },
  };
}
