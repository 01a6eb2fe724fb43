import type { AppointmentStore } from "../appointments/appointment-store.ts";
import type { Booking } from "../appointments/booking.ts";
import type { LiveSchedule } from "../appointments/live-schedule.ts";
import type { ScheduleStore } from "../appointments/schedule-store.ts";

/** What the screens of openings, absences and reasons need. */
export type InboxSchedule = {
  readonly live: LiveSchedule;
  readonly store: ScheduleStore;
  readonly appointments: Pick<AppointmentStore, "between" | "find" | "cancel">;
  readonly booking: Pick<Booking, "offer">;
  readonly timeZone: string;
  /** How long after the person's last message each provider takes words of the program; where there is no entry, they read here. */
  readonly programWindowMs: ReadonlyMap<string, number>;
  /** Channels that nobody comes back to. */
  readonly isKiosk: (channel: string) => boolean;
};
