import type { SummaryView } from "../../../src/inbox/views.ts";

export type GroupName = "waiting" | "mine" | "colleagues" | "assistant";
export type Group = { readonly name: GroupName; readonly rows: readonly SummaryView[] };

/** The inbox's four groups: those who wait longest first, the others by their latest word; empty groups are left out. */
export function arrangeConversations(rows: readonly SummaryView[], me: string): readonly Group[] {
  const groupOf = ({ owner }: SummaryView): GroupName => {
    if (owner.kind === "waiting") return "waiting";
    if (owner.kind === "bot") return "assistant";
    return owner.id === me ? "mine" : "colleagues";
  };
  const names: readonly GroupName[] = ["waiting", "mine", "colleagues", "assistant"];
  return names
    .map((name) => ({
      name,
      rows: rows.filter((row) => groupOf(row) === name).toSorted(name === "waiting" ? byWait : byActivity),
    }))
    .filter((group) => group.rows.length > 0);
}

const byWait = (a: SummaryView, b: SummaryView): number => compare(waitingSince(a), waitingSince(b));

const byActivity = (a: SummaryView, b: SummaryView): number =>
  Number(a.ended) - Number(b.ended) || compare(activityOf(b), activityOf(a));

const waitingSince = ({ owner }: SummaryView): string => (owner.kind === "waiting" ? owner.since : "");
const activityOf = ({ lastMessage, lastInboundAt, createdAt }: SummaryView): string =>
  lastMessage?.at ?? lastInboundAt ?? createdAt;

/** ISO instants in UTC sort as text. */
const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
