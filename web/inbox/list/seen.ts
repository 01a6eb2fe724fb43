import type { SummaryView } from "../../../src/inbox/views.ts";
import { keepList, readKeptList, type KeyValueStore } from "../frame/kept-value.ts";

export type Seen = {
  /** Has the person written since this mediator last looked, where it is this mediator's to look? */
  isUnread(row: SummaryView): boolean;
  /** `at`: the person's last message on the screen. */
  mark(conversation: string, at: string): void;
};

/** Ids and instants only; older ones are forgotten. */
const most = 300;

/** What was read in this browser. */
export function createSeen(storage: KeyValueStore, mediator: string): Seen {
  const key = `sos-inbox:${mediator}:seen`;
  const seen = new Map(readKeptList(storage, key) as readonly (readonly [string, string])[]);
  return {
    isUnread: ({ id, owner, lastInboundAt, ended }) => {
      const concerns = owner.kind === "waiting" || (owner.kind === "mediator" && owner.id === mediator);
      return concerns && !ended && lastInboundAt !== null && lastInboundAt > (seen.get(id) ?? "");
    },
    mark: (conversation, at) => {
      if (at <= (seen.get(conversation) ?? "")) return;
      seen.delete(conversation);
      seen.set(conversation, at);
      for (const oldest of [...seen.keys()].slice(0, Math.max(0, seen.size - most))) seen.delete(oldest);
      keepList(storage, key, [...seen]);
    },
  };
}
