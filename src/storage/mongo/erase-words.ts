import type { Collections } from "./collections.ts";

/** Longer than any process can be slow and still write: what is erased stays that long as a bare id, so that nobody brings it back. */
const bareIdsKeptMs = 24 * 3_600_000;

/** The part of an erasure that lies outside the conversation's own document. Safe to repeat. */
export async function eraseWords(
  { messages, events, liveEvents }: Collections,
  conversation: string,
  upTo: Date,
  now: Date,
): Promise<void> {
  const said = { conversation, at: { $lte: upTo } };
  const ids = (await messages.find(said, { _id: 1 }).lean<{ _id: string }[]>().exec()).map(({ _id }) => _id);
  await liveEvents
    .updateMany(
      { conversation, $or: [{ at: { $lte: upTo } }, { ref: { $in: ids } }] },
      { $set: { erasedAt: now, conversation: null, ref: null } },
    )
    .exec();
  await messages
    .updateMany(said, {
      $set: { erasedAt: now, conversation: null, body: null, author: null, clientId: null, reply: null },
    })
    .exec();
  await events
    .updateMany({ conversation, state: "poisoned", sentAt: { $lte: upTo } }, { $set: { content: null, problem: null } })
    .exec();

  const old = { $lte: new Date(now.getTime() - bareIdsKeptMs) };
  await messages.deleteMany({ erasedAt: old }).exec();
  const last = await liveEvents.findOne({}, { _id: 1 }).sort({ _id: -1 }).lean().exec();
  if (last !== null) await liveEvents.deleteMany({ erasedAt: old, _id: { $lt: last._id } }).exec(); // its number goes on
}
