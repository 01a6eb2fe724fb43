import type { ChannelAddress } from "./message.ts";

/** Who is who, where an address is not an identity (a telephone number, a `@lid`, a business-scoped id). */
export type ContactStore = {
  /**
   * The channel says that two addresses are one person's. From now on both lead to one conversation, whose id every act takes for the
   * others' too, and replies go to the address that the person wrote from last.
   *
   * "joined" when each had a conversation: the one that a mediator holds goes on, else the one that waits, else the one that the
   * person wrote in last. The other becomes a part of it: its lines show in the same transcript, its pending events wait in the
   * other, its appointments move, it returns to the assistant and its epoch moves, so that a turn under way there is stale. In one
   * document that is the loser's `joined to`; the rest unfolds from it, and may be repeated.
   */
  learnAlias(one: ChannelAddress, other: ChannelAddress, now: Date): Promise<"learnt" | "known" | "joined">;
};
