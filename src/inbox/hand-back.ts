import type { Conversation, Owner } from "../conversation/conversation.ts";
import { MessageId } from "../shared/ids.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";

/** `close`: done, the assistant answers again. `release`: back into the line, somebody else please. */
export type HandBack = "close" | "release";

export type HandBackParts = Pick<InboxParts, "clock" | "random" | "words"> & {
  readonly mediators: Pick<InboxParts["mediators"], "record">;
  readonly handoff: Pick<InboxParts["handoff"], "handBack">;
};

export async function handBack(
  act: HandBack,
  { id: conversation, memory }: Pick<Conversation, "id" | "memory">,
  { id, name }: Pick<Mediator, "id" | "name">,
  { handoff, mediators, clock, random, words }: HandBackParts,
): Promise<"done" | "not-yours"> {
  const now = clock.now();
  const to: Exclude<Owner, { kind: "mediator" }> =
    act === "close" ? { kind: "bot" } : { kind: "waiting", since: now, reason: "asked", watch: "fresh" };
  const said = await (act === "close" ? words.goodbye(name, memory.survey === "open") : words.released(name));
  const origin = random.token(12);
  const outcome = await handoff.handBack(
    conversation,
    id,
    to,
    said.map((body, position) => ({
      id: MessageId.parse(`inbox/${act}/${origin}/${position}`),
      at: now,
      author: { kind: "system" },
      body,
      clientId: null,
    })),
  );
  if (outcome === "done") await mediators.record({ at: now, mediator: id, act, subject: conversation });
  return outcome;
}
