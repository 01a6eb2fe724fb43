import type { Appointment } from "../../appointments/appointment.ts";
import { appointmentOf, type AppointmentDocument } from "./appointment-document.ts";
import { tookPlace } from "./change-appointment.ts";
import type { MongoDatabase } from "./database.ts";

/**
 * While an appointment gives its place to one of another day, both may be found booked, or, in a list that was read meanwhile, neither: what
 * leads from one to the other says which one is shown.
 */
export async function listAppointments(
  db: MongoDatabase,
  filter: object,
  belongs: (one: AppointmentDocument) => boolean,
): Promise<readonly Appointment[]> {
  const { appointments } = db.collections;
  const found = await appointments.find(filter).lean<AppointmentDocument[]>().exec();
  const known = new Map(found.map((one) => [one._id, one]));
  for (let read = found; read.length > 0;) {
    const next = read.flatMap(({ leaving, movedTo }) => leaving?.to ?? movedTo ?? []);
    const unseen = next.filter((id) => !tookPlace.has(known.get(id)?.state ?? "held"));
    read =
      unseen.length === 0
        ? []
        : await appointments
            .find({ _id: { $in: unseen } })
            .lean<AppointmentDocument[]>()
            .exec();
    for (const one of read) known.set(one._id, one);
  }
  const left = new Set([...known.values()].flatMap((one) => (tookPlace.has(one.state) ? (one.moves ?? []) : [])));
  return [...known.values()]
    .filter((one) => belongs(one) && !left.has(one._id))
    .toSorted(bySoonest)
    .map(appointmentOf);
}

/** One of them, as it is shown. */
export async function shownAppointment(db: MongoDatabase, filter: object): Promise<Appointment | null> {
  const { appointments } = db.collections;
  const found = await appointments.findOne(filter).sort({ start: 1 }).lean<AppointmentDocument>().exec();
  if (found === null) return null;
  if (!found.leaving) return appointmentOf(found);
  const successor = await appointments.findOne({ _id: found.leaving.to }).lean<AppointmentDocument>().exec();
  if (successor === null || !tookPlace.has(successor.state)) return appointmentOf(found);
  return appointmentOf("_id" in filter ? { ...found, state: "moved", movedTo: successor._id } : successor);
}

const bySoonest = (a: AppointmentDocument, b: AppointmentDocument): number =>
  a.start.getTime() - b.start.getTime() || compare(a.agent, b.agent) || compare(a._id, b._id);

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
