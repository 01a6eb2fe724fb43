import type { InboxParts, SignedIn } from "./inbox-parts.ts";
import { sessionIdleMs } from "./session-token.ts";

/** Each use is a write: those within a minute of the last one are not noted. */
const noteUseEveryMs = 60_000;

/** The session's mediator, or null when it has ended, expired or been idle too long. Counts as use of it. */
export async function findSession(
  tokenHash: string,
  { mediators, clock }: Pick<InboxParts, "mediators" | "clock">,
): Promise<SignedIn | null> {
  const now = clock.now().getTime();
  const idleSince = new Date(now - sessionIdleMs);
  // `lastSeenAt` never moves back: touched as of long ago, the session shows when it was last in use.
  const session = await mediators.touchSession(tokenHash, idleSince);
  if (session === null) return null;
  if (session.lastSeenAt <= idleSince || session.expiresAt.getTime() <= now) {
    await mediators.endSession(tokenHash);
    return null;
  }
  if (now - session.lastSeenAt.getTime() > noteUseEveryMs) await mediators.touchSession(tokenHash, new Date(now));
  const mediator = await mediators.byId(session.mediator);
  return mediator && { mediator, tokenHash };
}
