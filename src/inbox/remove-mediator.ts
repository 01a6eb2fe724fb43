import type { MediatorId } from "../shared/ids.ts";
import { handBack, type HandBackParts } from "./hand-back.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";

type RemoveParts = HandBackParts & {
  readonly mediators: Pick<InboxParts["mediators"], "remove" | "former" | "record">;
  readonly handoff: Pick<InboxParts["handoff"], "handBack" | "heldBy">;
  readonly turns: Pick<InboxParts["turns"], "find">;
};

/**
 * Closes an account: its sessions end at once, and what it held waits for somebody else. `by`: null from the command line, which has
 * no words for those people; a running program lets go for it within seconds, as it does after being stopped in the middle.
 */
export async function removeMediator(
  id: MediatorId,
  by: MediatorId | null,
  { mediators, clock }: Pick<RemoveParts, "mediators" | "clock">,
): Promise<"removed" | "unknown"> {
  const now = clock.now();
  const outcome = await mediators.remove(id, now);
  if (outcome === "removed") await mediators.record({ at: now, mediator: by, act: "remove-mediator", subject: id });
  return outcome;
}

/** Whoever was helped by somebody who is gone waits again, and is told. Safe to repeat. */
export async function letGoOfRemoved(parts: RemoveParts): Promise<void> {
  for (const gone of await parts.mediators.former()) await letGo(gone, parts);
}

async function letGo(gone: Pick<Mediator, "id" | "name">, parts: RemoveParts): Promise<void> {
  for (const id of await parts.handoff.heldBy(gone.id)) {
    const conversation = await parts.turns.find(id);
    if (conversation !== null) await handBack("release", conversation, gone, parts);
  }
}
