import { AppointmentId } from "../../src/appointments/appointment.ts";
import type { Reply } from "../../src/conversation/message.ts";

export const aReminder: Extract<Reply, { kind: "reminder" }> = {
  kind: "reminder",
  text: "Rappel : vous avez rendez-vous demain.",
  choices: [],
  values: [],
  appointment: AppointmentId.parse("an-appointment"),
  which: "day-before",
};
