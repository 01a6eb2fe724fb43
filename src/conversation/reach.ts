import type { ConversationId } from "../shared/ids.ts";
import type { Conversation } from "./conversation.ts";

/** Whether what the program says now reaches the person: yes; perhaps, when they come back to look; no way to write to them. */
export type Reach = "yes" | "perhaps" | "no";

/** A reminder may have an agreed wording of its own where other words may not leave. */
export type WhatIsSaid = "reminder" | "words";

/** Whether a provider lets something leave, so long after the person's last message. */
export type OpenNow = (lastInboundAt: Date | null, now: Date, what: WhatIsSaid) => boolean;

export type ReachParts = {
  /** For each channel whose replies go to a provider. */
  readonly providers: ReadonlyMap<string, OpenNow>;
  /** The others are read here: whether somebody's screen is open on this conversation. */
  readonly isFollowed: (conversation: ConversationId) => boolean;
  /** Channels through which nobody can be told anything later, since the screen is everybody's. */
  readonly isShared: (channel: string) => boolean;
};

export const createReach =
  ({ providers, isFollowed, isShared }: ReachParts) =>
  ({ id, address, lastInboundAt, endedAt }: Conversation, now: Date, what: WhatIsSaid): Reach => {
    if (endedAt !== null || isShared(address.channel)) return "no";
    const provider = providers.get(address.channel);
    if (provider !== undefined) return provider(lastInboundAt, now, what) ? "yes" : "no";
    return isFollowed(id) ? "yes" : "perhaps";
  };
