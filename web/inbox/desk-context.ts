import { createContext, useContext } from "react";
import type { MediatorInfo } from "./api/inbox-api.ts";
import type { Drafts } from "./conversation/drafts.ts";
import type { OutgoingStore } from "./conversation/outgoing.ts";
import type { Seen } from "./list/seen.ts";
import type { Connection } from "./live/live-connection.ts";

/** What the parts of the desk share. */
export type Desk = {
  readonly me: MediatorInfo;
  readonly connection: Connection;
  /** Something that took place: said by screen readers, never shown. */
  readonly announce: (sentence: string) => void;
  readonly drafts: Drafts;
  readonly outgoing: OutgoingStore;
  readonly seen: Seen;
  /** Who is writing where: names by conversation. */
  readonly typing: ReadonlyMap<string, string>;
};

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (desk === null) throw new Error("useDesk outside of the desk");
  return desk;
}
