import type { AppointmentDocument } from "./appointment-document.ts";
import { keep } from "./change.ts";
import { changeOne } from "./change-appointment.ts";
import type { MongoDatabase } from "./database.ts";
import { dayStep, dayWritten, ended, put } from "./day-step.ts";

/** What was to take the place of an appointment that is no longer booked there. Safe to repeat. */
export async function releaseMoves(db: MongoDatabase, appointment: string): Promise<void> {
  const holds = db.collections.appointments.find({ moves: appointment, state: "held" }, { _id: 1 });
  for (const { _id } of await holds.lean<Pick<AppointmentDocument, "_id">[]>().exec()) await releaseHold(db, _id);
}

export const releaseHold = (db: MongoDatabase, id: string): Promise<void> =>
  changeOne(db, id, undefined, (one, day) =>
    one.state === "held" ? dayWritten(put(dayStep(day), ended(one, "released")), undefined) : keep(undefined),
  );
