import type { Model } from "mongoose";

import { isDuplicate } from "./unavailable.ts";

/** What is there under this id stays as it is. */
export async function insertOnce<D>(model: Model<D>, document: D): Promise<void> {
  try {
    await model.insertMany([document]);
  } catch (error) {
    if (!isDuplicate(error)) throw error;
  }
}
