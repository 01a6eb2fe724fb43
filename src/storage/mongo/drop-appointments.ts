import { giveCodeBack } from "./appointment-codes.ts";
import type { AppointmentDocument } from "./appointment-document.ts";
import { keep } from "./change.ts";
import { changeOne } from "./change-appointment.ts";
import type { MongoDatabase } from "./database.ts";
import { withItems } from "./day-document.ts";
import { dayStep, dayWritten, put } from "./day-step.ts";
import { cutSeats, dropWorkshops } from "./drop-workshops.ts";

/** Who it was with; the rest stays, for the centre's figures. */
export async function cutPersons(db: MongoDatabase, before: Date, limit: number): Promise<number> {
  const { appointments, codes } = db.collections;
  const known = { $or: [{ conversation: { $ne: null } }, { firstName: { $ne: null } }] };
  const old = await appointments
    .find({ end: { $lt: before }, state: { $ne: "held" }, ...known }, { code: 1 })
    .sort({ end: 1 })
    .limit(limit)
    .lean<Pick<AppointmentDocument, "_id" | "code">[]>()
    .exec();
  for (const { _id, code } of old) {
    if (code !== "") await giveCodeBack(codes, code, _id);
    await changeOne(db, _id, undefined, (one, day) => {
      if (one.state === "held" || one.end >= before) return keep(undefined);
      const cut = { ...one, conversation: null, firstName: null, holdEvent: null, code: "" };
      return dayWritten(put(dayStep(day), cut), undefined);
    });
  }
  return old.length < limit ? old.length + (await cutSeats(db, before, limit - old.length)) : old.length;
}

/** All of it, once its person is cut off or when it never was booked. From its day first: killed in between, it is found again. */
export async function dropAppointments(db: MongoDatabase, before: Date, limit: number): Promise<number> {
  const { appointments, codes } = db.collections;
  const noPerson = { $or: [{ conversation: null }, { state: { $in: ["released", "expired"] as const } }] };
  const old = await appointments
    .find({ end: { $lt: before }, state: { $ne: "held" }, ...noPerson }, { code: 1 })
    .sort({ end: 1 })
    .limit(limit)
    .lean<Pick<AppointmentDocument, "_id" | "code">[]>()
    .exec();
  for (const { _id, code } of old) {
    await giveCodeBack(codes, code, _id);
    await changeOne(db, _id, undefined, (_, day) => {
      const items = day.items.filter((item) => item._id !== _id);
      return items.length === day.items.length
        ? keep(undefined)
        : dayWritten({ day: withItems(day, items), followUps: [] }, undefined);
    });
    await appointments.deleteOne({ _id }).exec();
  }
  return old.length < limit ? old.length + (await dropWorkshops(db, before, limit - old.length)) : old.length;
}
