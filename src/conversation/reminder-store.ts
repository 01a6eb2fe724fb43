import type { Appointment, AppointmentId, ReminderKind } from "../appointments/appointment.ts";
import type { Alert } from "../handoff/alert.ts";
import type { NewMessage } from "./message.ts";

/** A reminder of one appointment as it was seen: moved or changed since, it is another one's. */
export type ReminderName = {
  readonly appointment: AppointmentId;
  readonly version: number;
  readonly kind: ReminderKind;
};

export type ReminderAct =
  /** Lines for the person's transcript, and for the outbox where there is a provider. Unique by their ids. */
  | { readonly outcome: "said"; readonly messages: readonly NewMessage[] }
  /** No way to write to the person now: the mediators are told. */
  | { readonly outcome: "unreachable"; readonly alert: Alert }
  /** Too late to be of use. */
  | { readonly outcome: "passed-over" };

/** What was done about reminders. Each method is one atomic act. */
export type ReminderStore = {
  /** Booked by somebody who writes to us, beginning from `from` up to `to`, without this reminder yet; soonest first, at most `limit`. */
  without(kind: ReminderKind, from: Date, to: Date, limit: number): Promise<readonly Appointment[]>;

  /**
   * The mark and its messages or alert in one act: "done" once, whoever asks and however often; "known" when something was done about it
   * already; "stale" when the appointment is not booked (any more) or is not what was seen. Nothing was written then.
   */
  settle(reminder: ReminderName, act: ReminderAct, now: Date): Promise<"done" | "known" | "stale">;
};
