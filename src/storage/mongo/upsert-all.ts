import type { Model } from "mongoose";

/** Writes each document over the one that has its id. */
export async function upsertAll<D extends { readonly _id: unknown }>(
  model: Model<D>,
  documents: readonly D[],
): Promise<void> {
  if (documents.length === 0) return;
  const writes = documents.map((replacement) => ({
    replaceOne: { filter: { _id: replacement._id }, replacement, upsert: true },
  }));
  await model.collection.bulkWrite(writes as never, { ordered: true });
}

/** `count` documents whose ids are always the same, instead of those that were counted. */
export const countedIds = (key: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, number) => `carried/${key}/${number}`);
