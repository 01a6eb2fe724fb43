import { Schema } from "mongoose";

import type { ArchiveStore } from "../../archive/archive-store.ts";
import { schemaOptions } from "./changeable.ts";
import type { MongoDatabase } from "./database.ts";
import { dumpRecords } from "./dump-records.ts";
import { insertOnce } from "./insert-once.ts";
import { loadRecords } from "./load-records.ts";

type ArrivalDocument = { readonly _id: string; readonly from: string; readonly source: string };
const arrivalSchema = new Schema<ArrivalDocument>(
  { _id: String, from: String, source: String },
  { ...schemaOptions, collection: "arrivals" },
);
const theArrival = "arrival";

export const mongoArchive = (db: MongoDatabase): ArchiveStore => {
  const arrivals = db.connection.model<ArrivalDocument>("Arrival", arrivalSchema);
  return {
    dump: () => dumpRecords(db),
    load: (records) => db.act(() => loadRecords(db, records)),
    arrival: () =>
      db.act(async () => {
        const found = await arrivals.findOne({ _id: theArrival }).lean<ArrivalDocument>().exec();
        return found === null ? null : { from: found.from, source: found.source };
      }),
    beginArrival: (arrival) => db.act(() => insertOnce(arrivals, { _id: theArrival, ...arrival })),
    endArrival: () => db.act(async () => void (await arrivals.deleteOne({ _id: theArrival }).exec())),
  };
};
