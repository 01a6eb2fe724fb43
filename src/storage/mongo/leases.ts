import { Schema } from "mongoose";

import type { LeaseStore } from "../../shared/lease-store.ts";
import { schemaOptions } from "./changeable.ts";
import type { MongoDatabase } from "./database.ts";
import { isDuplicate } from "./unavailable.ts";

/** Given back, it stays with nobody as its owner: the fence goes on from there. */
type LeaseDocument = {
  readonly _id: string;
  readonly owner: string | null;
  readonly until: Date;
  readonly fence: number;
};

const leaseSchema = new Schema<LeaseDocument>(
  { _id: String, owner: String, until: Date, fence: Number },
  { ...schemaOptions, collection: "leases" },
);

export const mongoLeases = ({ act, connection }: MongoDatabase): LeaseStore => {
  const leases = connection.model<LeaseDocument>("Lease", leaseSchema);
  const after = { returnDocument: "after" } as const;

  const tryOnce = async (name: string, owner: string, now: Date, until: Date) => {
    const mine = await leases
      .findOneAndUpdate({ _id: name, owner }, { $set: { until } }, after) // its clock may have stepped back
      .lean<LeaseDocument>()
      .exec();
    if (mine !== null) return { kind: "held", fence: mine.fence } as const;
    const free = { _id: name, owner: { $ne: owner }, until: { $lte: now } };
    const taken = await leases
      .findOneAndUpdate(free, { $set: { owner, until }, $inc: { fence: 1 } }, after)
      .lean<LeaseDocument>()
      .exec();
    if (taken !== null) return { kind: "held", fence: taken.fence } as const;
    try {
      await leases.insertMany([{ _id: name, owner, until, fence: 1 }]);
      return { kind: "held", fence: 1 } as const;
    } catch (error) {
      if (!isDuplicate(error)) throw error;
    }
    const other = await leases.findOne({ _id: name }).lean<LeaseDocument>().exec();
    return other !== null && other.owner !== owner && other.until > now
      ? ({ kind: "taken", until: other.until } as const)
      : null; // given back or taken by this owner in between
  };

  return {
    acquire: (name, owner, now, forMs) =>
      act(async () => {
        for (;;) {
          const outcome = await tryOnce(name, owner, now, new Date(now.getTime() + forMs));
          if (outcome !== null) return outcome;
        }
      }),

    release: (name, owner) =>
      act(async () => {
        await leases.updateOne({ _id: name, owner }, { $set: { owner: null, until: new Date(0) } }).exec();
      }),

    heldUntil: (name, now) =>
      act(async () => {
        const held = { _id: name, owner: { $ne: null }, until: { $gt: now } };
        return (await leases.findOne(held).lean<LeaseDocument>().exec())?.until ?? null;
      }),
  };
};
