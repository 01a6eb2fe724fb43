import { keep } from "./change.ts";
import type { MongoDatabase } from "./database.ts";
import type { SeatItem, WorkshopDocument } from "./workshop-document.ts";

/** Who sat there; the seats stay, for the centre's figures. Counts people. */
export async function cutSeats(db: MongoDatabase, before: Date, limit: number): Promise<number> {
  const old = await db.collections.workshops
    .find({ end: { $lt: before }, seats: { $elemMatch: { conversation: { $ne: null } } } }, { _id: 1 })
    .sort({ end: 1 })
    .limit(limit)
    .lean<{ _id: string }[]>()
    .exec();
  let cut = 0;
  for (const { _id } of old) {
    cut += await db.changeWorkshop<number>(_id, (workshop) => {
      const known = workshop?.seats.filter(isKnown).length ?? 0;
      if (workshop === null || known === 0) return keep(0);
      const seats = workshop.seats.map((seat) => ({ ...seat, conversation: null, firstName: null, holdEvent: null }));
      return { kind: "write", next: { ...workshop, seats }, followUps: [], answer: known };
    });
  }
  return cut;
}

/** Once nobody is known of it any more. */
export async function dropWorkshops(
  { collections: { workshops } }: MongoDatabase,
  before: Date,
  limit: number,
): Promise<number> {
  const old = await workshops
    .find({ end: { $lt: before } })
    .sort({ end: 1 })
    .limit(limit)
    .lean<WorkshopDocument[]>()
    .exec();
  const _id = {
    $in: old.filter(({ seats, pending }) => pending.length === 0 && !seats.some(isKnown)).map((one) => one._id),
  };
  return (await workshops.deleteMany({ _id }).exec()).deletedCount;
}

const isKnown = ({ conversation, firstName }: SeatItem): boolean => conversation !== null || firstName !== null;
