import type { Message } from "../../src/conversation/message.ts";
import type { TakenMessage } from "../support/fake-graph.ts";
import type { HeldInterval } from "./mediator-traffic.ts";
import type { SentMessage } from "./resident-traffic.ts";

/** What a fault run left behind, for one resident. */
export type ResidentRecord = {
  readonly conversation: string;
  readonly acknowledged: readonly SentMessage[];
  readonly transcript: readonly Message[];
  /** What the provider took for this resident, in the order of taking. */
  readonly taken: readonly TakenMessage[];
  readonly held: readonly HeldInterval[];
};

export type FaultCounts = {
  readonly messagesLost: number;
  readonly messagesHandledTwice: number;
  readonly messagesOutOfOrder: number;
  readonly repliesLost: number;
  readonly repliesDoubled: number;
  readonly repliesOutOfOrder: number;
  readonly botSpokeAfterClaim: number;
};

const zero: FaultCounts = {
  messagesLost: 0,
  messagesHandledTwice: 0,
  messagesOutOfOrder: 0,
  repliesLost: 0,
  repliesDoubled: 0,
  repliesOutOfOrder: 0,
  botSpokeAfterClaim: 0,
};

/** Every way in which the promises could have been broken, counted. All must be zero. */
export function countFaults(record: ResidentRecord): FaultCounts {
  const heard = record.transcript
    .filter(({ author }) => author.kind === "resident")
    .map(({ clientId }) => midOf(clientId));
  const sent = record.acknowledged.map(({ mid }) => mid);
  const heardOnce = [...new Set(heard)];
  const spoken = record.transcript.filter(({ author, body }) => author.kind !== "resident" && body.kind !== "note");
  const due = spoken.filter(({ delivery }) => delivery !== "withheld").map(({ id }) => String(id));
  const took = record.taken.map(({ metadata }) => metadata);
  const tookOnce = [...new Set(took)];
  const botIds = new Set(spoken.filter(({ author }) => author.kind === "bot").map(({ id }) => String(id)));
  return {
    messagesLost: sent.filter((mid) => !heard.includes(mid)).length,
    messagesHandledTwice: heard.length - heardOnce.length,
    messagesOutOfOrder: misplaced(heardOnce, sent),
    repliesLost: due.filter((id) => !took.includes(id)).length,
    repliesDoubled: took.length - tookOnce.length,
    repliesOutOfOrder: misplaced(
      tookOnce,
      spoken.map(({ id }) => String(id)),
    ),
    botSpokeAfterClaim: record.taken.filter(
      ({ metadata, at }) => botIds.has(metadata) && record.held.some(({ from, to }) => from < at && at < to),
    ).length,
  };
}

export const sumFaults = (counts: readonly FaultCounts[]): FaultCounts =>
  counts.reduce<FaultCounts>(
    (sum, count) => ({
      messagesLost: sum.messagesLost + count.messagesLost,
      messagesHandledTwice: sum.messagesHandledTwice + count.messagesHandledTwice,
      messagesOutOfOrder: sum.messagesOutOfOrder + count.messagesOutOfOrder,
      repliesLost: sum.repliesLost + count.repliesLost,
      repliesDoubled: sum.repliesDoubled + count.repliesDoubled,
      repliesOutOfOrder: sum.repliesOutOfOrder + count.repliesOutOfOrder,
      botSpokeAfterClaim: sum.botSpokeAfterClaim + count.botSpokeAfterClaim,
    }),
    zero,
  );

/** The provider's own id, at the end of ours. */
const midOf = (clientId: string | null): string => clientId?.split(":").slice(2).join(":") ?? "";

/** How many neighbours of `actual` stand the other way round in `expected`. */
function misplaced(actual: readonly string[], expected: readonly string[]): number {
  const place = new Map(expected.map((id, index) => [id, index]));
  let count = 0;
  let last = -1;
  for (const id of actual) {
    const index = place.get(id);
    if (index === undefined) continue;
    if (index < last) count += 1;
    last = Math.max(last, index);
  }
  return count;
}
