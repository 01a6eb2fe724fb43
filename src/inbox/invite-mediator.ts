import type { Clock, Random } from "../shared/clock.ts";
import type { Mediator, MediatorStore } from "./mediator-store.ts";
import { hashToken } from "./session-token.ts";

const invitationLastsMs = 7 * 24 * 60 * 60_000;

/**
 * A link that creates one account, once, within seven days. The token stands in the fragment, which browsers send to no server: it is
 * in no access log.
 */
export async function inviteMediator(
  role: Mediator["role"],
  {
    mediators,
    clock,
    random,
    publicUrl,
  }: {
    readonly mediators: Pick<MediatorStore, "invite">;
    readonly clock: Clock;
    readonly random: Random;
    readonly publicUrl: string;
  },
): Promise<string> {
  const token = random.token(32);
  await mediators.invite(hashToken(token), role, new Date(clock.now().getTime() + invitationLastsMs));
  return `${publicUrl}/mediateurs/#invitation=${token}`;
}
