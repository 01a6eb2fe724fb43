import type { Message } from "../../src/conversation/message.ts";
import type { TakenMessage } from "../support/fake-graph.ts";
import type { HeldInterval } from "./mediator-traffic.ts";
import type { SentMessage } from "./resident-traffic.ts";

/** What a fault run left behind, for one resident. */
export type ResidentRecord = {
  readonly acknowledged: readonly SentMessage[];
  readonly transcript: readonly Message[];
  /** What the provider took for this resident, in the order of taking. */
  readonly taken: readonly TakenMessage[];
  /** Ids of the replies that the provider refused for good. */
  readonly refused: ReadonlySet<string>;
  readonly held: readonly HeldInterval[];
};

const zero = {
  messagesLost: 0,
  messagesHandledTwice: 0,
  messagesOutOfOrder: 0,
  repliesLost: 0,
  repliesDoubled: 0,
  repliesOutOfOrder: 0,
  botSpokeAfterClaim: 0,
};

export type FaultCounts = { readonly [name in keyof typeof zero]: number };

/** Every way in which the promises could have been broken towards one resident, counted. All must be zero. */
export function countFaults(record: ResidentRecord): FaultCounts {
  const heard = record.transcript
    .filter(({ author }) => author.kind === "resident")
    .map(({ clientId }) => midOf(clientId));
  const heardOnce = [...new Set(heard)];
  const spoken = record.transcript.filter(({ author, body }) => author.kind !== "resident" && body.kind !== "note");
  const took = record.taken.map(({ metadata }) => metadata);
  const tookOnce = new Set(took);
  const uncertain = new Set(spoken.filter(({ delivery }) => delivery === "unknown").map(({ id }) => String(id)));
  const botIds = new Set(spoken.filter(({ author }) => author.kind === "bot").map(({ id }) => String(id)));
  return {
    messagesLost: record.acknowledged.filter(({ mid }) => !heard.includes(mid)).length,
    messagesHandledTwice: heard.length - heardOnce.length,
    messagesOutOfOrder: overtaken(heardOnce, record.acknowledged),
    repliesLost: spoken.filter((message) => !tookOnce.has(message.id) && !isAccountedFor(message, record)).length,
    // A reply of unknown fate that a person decided to send again is no fault; nobody decides so here.
    repliesDoubled: took.filter((id, index) => took.indexOf(id) < index && !uncertain.has(id)).length,
    repliesOutOfOrder: misplaced(
      [...tookOnce],
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

/** It did not reach the person, and a mediator sees why: overtaken by a claim, refused by the provider, or of unknown fate. */
function isAccountedFor({ id, delivery }: Message, { refused }: ResidentRecord): boolean {
  return delivery === "withheld" || delivery === "unknown" || (delivery === "failed" && refused.has(id));
}

/** The provider's own id, at the end of ours. */
const midOf = (clientId: string | null): string => clientId?.split(":").slice(2).join(":") ?? "";

/** How many were heard after one that was only posted once they had been acknowledged. */
function overtaken(heard: readonly string[], sent: readonly SentMessage[]): number {
  const sentOf = new Map(sent.map((message) => [message.mid, message]));
  let latestPosted = -Infinity;
  let count = 0;
  for (const mid of heard) {
    const message = sentOf.get(mid);
    if (message === undefined) continue;
    if (message.acknowledgedAt < latestPosted) count += 1;
    latestPosted = Math.max(latestPosted, message.postedAt);
  }
  return count;
}

/** How many of `actual` come after one that stands behind them in `expected`. */
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
