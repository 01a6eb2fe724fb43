import type { PersonalDataStore } from "./personal-data-store.ts";

/** What people asked for in a turn and is not done yet: right after the turn, and at start for what a killed process left. */
export async function carryOutErasures(
  personalData: Pick<PersonalDataStore, "pendingErasures" | "erase">,
  now: Date,
): Promise<void> {
  for (const { conversation, upTo } of await personalData.pendingErasures()) {
    await personalData.erase(conversation, upTo, now);
  }
}
