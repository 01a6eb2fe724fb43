import { Temporal } from "temporal-polyfill";
import type { Agenda } from "../appointments/agenda.ts";
import type { AppointmentStore } from "../appointments/appointment-store.ts";
import type { Booking } from "../appointments/booking.ts";
import type { Proposals } from "../appointments/proposals.ts";
import type { Schedule } from "../appointments/schedule.ts";
import { viewAppointment, type AppointmentView } from "./view-appointment.ts";

export type InboxAppointments = {
  readonly store: Pick<AppointmentStore, "between" | "cancel" | "attend" | "unattended" | "countUnattended">;
  readonly agenda: Agenda;
  readonly booking: Pick<Booking, "offer">;
  readonly proposals: Pick<Proposals, "propose" | "withdraw">;
  /** For the names behind the ids, and the hours of opening. */
  readonly schedule: Schedule;
  readonly timeZone: string;
};

/** Those that begin from one local day to another, both included ("YYYY-MM-DD"), soonest first; cancelled ones too. */
export async function listAppointments(
  from: string,
  to: string,
  { store, schedule, timeZone }: InboxAppointments,
): Promise<readonly AppointmentView[]> {
  const found = await store.between(startOfDay(from, timeZone), startOfDay(dayAfter(to), timeZone));
  return found.flatMap((appointment) => viewAppointment(appointment, schedule) ?? []);
}

const dayAfter = (day: string): string => Temporal.PlainDate.from(day).add({ days: 1 }).toString();

const startOfDay = (day: string, timeZone: string): Date =>
  new Date(Temporal.PlainDate.from(day).toZonedDateTime(timeZone).epochMilliseconds);
