import { mongo, type Model } from "mongoose";

import { isDuplicate } from "./unavailable.ts";

/** What is there under this id stays as it is. */
export const insertOnce = <D>(model: Model<D>, document: D): Promise<void> => insertEachOnce(model, [document]);

/** In one round trip; what is there under one of the ids stays as it is. */
export async function insertEachOnce<D>(model: Model<D>, documents: readonly D[]): Promise<void> {
  try {
    await model.insertMany([...documents], { ordered: false });
  } catch (error) {
    if (!isDuplicate(error) || !onlyDuplicates(error)) throw error;
  }
}

/** One that was refused for another reason must not pass for one that is there. */
const onlyDuplicates = (error: unknown): boolean =>
  !(error instanceof mongo.MongoBulkWriteError) || [error.writeErrors].flat().every(({ code }) => code === 11_000);
