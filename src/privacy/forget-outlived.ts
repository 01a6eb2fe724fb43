import type { PersonalDataStore } from "./personal-data-store.ts";
import { keptForAWhile, type KeptForAWhile, type RetentionStore } from "./retention-store.ts";

/** In milliseconds; the settings `KEEP_…` give them. */
export type Durations = {
  /** People are told these in dialogs/phrases.yaml and on the page /confidentialite: `doctor` compares. */
  readonly words: { readonly assistantAlone: number; readonly withMediator: number };
  readonly kept: Readonly<Record<KeptForAWhile, number>>;
};

/** Conversations forgotten in one round, so that a round stays short. */
const roundLimit = 200;
/** Dropped in one act, so that messages come in between; and acts in one round. */
const actLimit = 500;
const mostActs = 20;

export type ForgetParts = {
  readonly personalData: Pick<PersonalDataStore, "outlived" | "forgetWords">;
  readonly retention: RetentionStore;
};

/** One round of forgetting what has been kept long enough. Safe to repeat; appointments to come stay with the person. */
export async function forgetOutlived(parts: ForgetParts, durations: Durations, now: Date): Promise<void> {
  await forgetWords(parts.personalData, durations.words, now);
  for (const kind of keptForAWhile) await dropOutlived(parts.retention, kind, before(now, durations.kept[kind]));
}

async function forgetWords(
  personalData: ForgetParts["personalData"],
  { assistantAlone, withMediator }: Durations["words"],
  now: Date,
): Promise<void> {
  const silentSince = { assistantAlone: before(now, assistantAlone), withMediator: before(now, withMediator) };
  // Together, since those that wait together share one compaction of the file.
  const outlived = await personalData.outlived(silentSince, roundLimit);
  await Promise.all(outlived.map((conversation) => personalData.forgetWords(conversation, now, now)));
}

/** What is left over waits for the next round. */
async function dropOutlived(retention: RetentionStore, kind: KeptForAWhile, since: Date): Promise<void> {
  for (let act = 0; act < mostActs; act++) {
    if ((await retention.dropOlder(kind, since, actLimit)) < actLimit) return;
  }
}

const before = (now: Date, ms: number): Date => new Date(now.getTime() - ms);
