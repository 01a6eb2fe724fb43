import type { AppointmentStore } from "../appointments/appointment-store.ts";
import type { Booking } from "../appointments/booking.ts";
import type { LiveSchedule } from "../appointments/live-schedule.ts";
import type { ScheduleStore } from "../appointments/schedule-store.ts";
import type { OpenNow } from "../conversation/reach.ts";

/** What the screens of openings, absences and reasons need. */
export type InboxSchedule = {
  readonly live: LiveSchedule;
  readonly store: ScheduleStore;
  readonly appointments: Pick<AppointmentStore, "between" | "find" | "cancel">;
  readonly booking: Pick<Booking, "offer">;
  readonly timeZone: string;
  /** For each channel whose replies go to a provider: whether it lets words of the program leave. On the others people read here. */
  readonly providers: ReadonlyMap<string, OpenNow>;
  /** Channels that nobody comes back to. */
  readonly isKiosk: (channel: string) => boolean;
};
