import type { MongoDatabase } from "./database.ts";
import { lastNumber } from "./live-event-log.ts";

/** Told before it is done: whoever asks for what goes is never given less than there was. The last one stays as a bare number. */
export async function dropLiveEvents(
  { collections: { liveEvents, counters } }: MongoDatabase,
  before: Date,
  limit: number,
): Promise<number> {
  const last = await lastNumber(liveEvents);
  const old = await liveEvents
    .find({ at: { $lt: before }, $or: [{ erasedAt: null }, { _id: { $lt: last } }] }, { _id: 1 })
    .sort({ at: 1, _id: 1 })
    .limit(limit)
    .lean<{ _id: number }[]>()
    .exec();
  if (old.length === 0) return 0;
  const numbers = old.map(({ _id }) => _id);
  await counters.updateOne({ _id: "live-dropped" }, { $max: { n: Math.max(...numbers) } }).exec();
  await liveEvents
    .updateMany({ _id: { $in: numbers } }, { $set: { erasedAt: before, conversation: null, ref: null } })
    .exec();
  await liveEvents.deleteMany({ _id: { $in: numbers.filter((number) => number < last) } }).exec();
  return old.length;
}
