import type { PersonalDataStore } from "./personal-data-store.ts";

const hour = 60 * 60_000;
/** What people are told in dialogs/phrases.yaml and docs/vie-privee.md; change all three together. */
const assistantAloneMs = 24 * hour;
const withMediatorMs = 30 * 24 * hour;
/** Conversations forgotten in one round, so that a round stays short. */
const roundLimit = 200;

/** One round of forgetting what has been kept long enough. Safe to repeat; appointments stay with the person. */
export async function forgetOutlived(
  personalData: Pick<PersonalDataStore, "outlived" | "forgetWords">,
  now: Date,
): Promise<void> {
  const silentSince = {
    assistantAlone: new Date(now.getTime() - assistantAloneMs),
    withMediator: new Date(now.getTime() - withMediatorMs),
  };
  // Together, since those that wait together share one compaction of the file.
  const outlived = await personalData.outlived(silentSince, roundLimit);
  await Promise.all(outlived.map((conversation) => personalData.forgetWords(conversation, now, now)));
}
