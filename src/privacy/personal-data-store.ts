import type { ConversationId } from "../shared/ids.ts";

/** What the program keeps about the person of one conversation. */
export type PersonalData = {
  readonly conversation: { readonly createdAt: Date; readonly name: string | null };
  /** Where the person wrote from, as channels name it. */
  readonly addresses: readonly { readonly channel: string; readonly account: string; readonly contact: string }[];
  readonly messages: readonly { readonly at: Date; readonly from: string; readonly text: string }[];
  readonly appointments: readonly { readonly start: Date; readonly reason: string; readonly state: string }[];
  readonly workshops: readonly { readonly start: Date; readonly workshop: string; readonly state: string }[];
  readonly waitingList: readonly { readonly since: Date; readonly reason: string; readonly wishes: object }[];
};

export type PersonalDataStore = {
  /**
   * What the conversation holds up to and including `upTo` is gone afterwards, from the free pages of the file too: words of messages and
   * events, name, live events, pending deliveries; its appointments lose the person (past) or are cancelled (to come). Clears the
   * conversation's `eraseUpTo`. Later messages stay. All that became a part of the conversation goes with it. Safe to repeat.
   */
  erase(conversation: ConversationId, upTo: Date, now: Date): Promise<"erased" | "unknown-conversation">;
  /** Conversations whose `eraseUpTo` is set: asked for in a turn, not yet carried out. */
  pendingErasures(): Promise<readonly { readonly conversation: ConversationId; readonly upTo: Date }[]>;
  /** Like `erase`, but the person keeps their appointments; of this conversation alone, not of those that are a part of it. */
  forgetWords(conversation: ConversationId, upTo: Date, now: Date): Promise<"erased" | "unknown-conversation">;
  /**
   * Conversations with words that have been kept long enough, at most `limit`: those that the person ended, those that the assistant
   * alone answered and that are silent since `assistantAlone`, others silent since `withMediator`. Whoever waits or is being
   * helped is left alone. What became a part of another conversation is kept as long as that one.
   */
  outlived(
    silentSince: { readonly assistantAlone: Date; readonly withMediator: Date },
    limit: number,
  ): Promise<readonly ConversationId[]>;
  collect(conversation: ConversationId): Promise<PersonalData | null>;
};
