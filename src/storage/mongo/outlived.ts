import type { PersonalDataStore } from "../../privacy/personal-data-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { Collections } from "./collections.ts";
import type { ConversationDocument } from "./conversation-document.ts";
import { findRoots } from "./find-conversation.ts";

type SilentSince = Parameters<PersonalDataStore["outlived"]>[0];
type Found = Pick<ConversationDocument, "_id" | "activeAt" | "helped">;

/** The promise is that of `PersonalDataStore.outlived`. */
export async function outlived(
  collections: Collections,
  silentSince: SilentSince,
  limit: number,
): Promise<readonly ConversationId[]> {
  const { assistantAlone, withMediator } = silentSince;
  const whole = await collections.conversations
    .find(
      {
        hasWords: true,
        joinedTo: null,
        $or: [
          { endedAt: { $ne: null } },
          { "owner.kind": "bot", activeAt: { $lte: withMediator } },
          { "owner.kind": "bot", activeAt: { $lte: assistantAlone }, helped: false },
        ],
      },
      { activeAt: 1 },
    )
    .sort({ hasWords: 1, activeAt: 1 })
    .limit(limit)
    .lean<Found[]>()
    .exec();
  return [...whole, ...(await outlivedParts(collections, silentSince))]
    .toSorted((a, b) => a.activeAt.getTime() - b.activeAt.getTime())
    .slice(0, limit)
    .map(({ _id }) => _id as ConversationId);
}

/** They are kept as long as what they are a part of. There are few: one for each address more that a person wrote from. */
async function outlivedParts(
  collections: Collections,
  { assistantAlone, withMediator }: SilentSince,
): Promise<readonly Found[]> {
  const parts = await collections.conversations
    .find({ hasWords: true, joinedTo: { $gt: "" } }, { activeAt: 1, helped: 1 })
    .lean<Found[]>()
    .exec();
  const roots = await findRoots(
    collections,
    parts.map(({ _id }) => _id),
  );
  return parts.filter(({ _id, helped }) => {
    const root = roots.get(_id);
    if (root === undefined || root.endedAt !== null) return true;
    const patience = helped || root.helped ? withMediator : assistantAlone;
    return root.owner.kind === "bot" && root.activeAt <= patience;
  });
}
