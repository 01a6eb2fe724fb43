import type { Connection } from "mongoose";

import { unmoved, type AppointmentDocument } from "./appointment-document.ts";

type Bare = Pick<AppointmentDocument, "_id" | "state">;
type Day = {
  readonly _id: string;
  readonly rev: number;
  readonly items: readonly Bare[];
  readonly pending: readonly object[];
};

/**
 * What appointments have since they can move, in those that were written before: among all, in their days, and where they are pending there.
 * Safe to repeat: what has it keeps it.
 */
export async function addMoveFields(connection: Connection): Promise<void> {
  const appointments = connection.collection<Bare>("appointments");
  for await (const one of appointments.find({ version: { $exists: false } })) {
    await appointments.updateOne({ _id: one._id }, { $set: withMoveFields(one) });
  }
  const days = connection.collection<Day>("days");
  for await (const { _id } of days.find({}, { projection: { _id: 1 } })) {
    for (let written = false; !written;) {
      const day = await days.findOne({ _id });
      if (day === null) break;
      const items = day.items.map(withMoveFields);
      const pending = day.pending.map((one) =>
        "appointment" in one && typeof one.appointment === "object"
          ? { ...one, appointment: withMoveFields(one.appointment as Bare) }
          : one,
      );
      const changes = { $set: { items, pending }, $inc: { rev: 1 } };
      written = (await days.updateOne({ _id, rev: day.rev }, changes)).matchedCount === 1;
    }
  }
}

const withMoveFields = <A extends Bare>(one: A): A => ({
  ...{ ...unmoved, calendarUid: one._id, sequence: one.state.startsWith("cancelled") ? 1 : 0 },
  ...one,
});
