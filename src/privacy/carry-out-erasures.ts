import type { ConversationId } from "../shared/ids.ts";
import type { PersonalDataStore } from "./personal-data-store.ts";

export type ErasureParts = {
  readonly personalData: Pick<PersonalDataStore, "pendingErasures" | "erase">;
  /** Who asked is not told: the person. */
  readonly journal: (conversation: ConversationId) => Promise<void>;
};

/** What people asked for in a turn and is not done yet: right after the turn, and at start for what a killed process left. */
export async function carryOutErasures({ personalData, journal }: ErasureParts, now: Date): Promise<void> {
  for (const { conversation, upTo } of await personalData.pendingErasures()) {
    if ((await personalData.erase(conversation, upTo, now)) === "erased") await journal(conversation);
  }
}
