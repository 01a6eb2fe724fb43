import { cleanText } from "../safety/clean-text.ts";
import { MediatorId } from "../shared/ids.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";
import { hashPassword, isWeakPassword } from "./passwords.ts";
import { hashToken } from "./session-token.ts";

export type Acceptance = {
  readonly token: string;
  readonly name: string;
  readonly email: string;
  readonly password: string;
};

export type AcceptanceOutcome =
  | { readonly kind: "created"; readonly mediator: Mediator }
  | { readonly kind: "invitation-unknown" | "email-taken" | "weak-password" };

/** Creates the account with the invitation's role, and uses the invitation up. */
export async function acceptInvitation(
  { token, name, email, password }: Acceptance,
  { mediators, clock, random }: Pick<InboxParts, "mediators" | "clock" | "random">,
): Promise<AcceptanceOutcome> {
  if (isWeakPassword(password, { name, email })) return { kind: "weak-password" };
  const now = clock.now();
  const id = MediatorId.parse(random.token(16));
  const outcome = await mediators.acceptInvitation(
    hashToken(token),
    {
      id,
      name: cleanText(name),
      email: email.toLowerCase(),
      role: "mediator", // the invitation's own role stands
      passwordHash: await hashPassword(password),
      totpSecret: null,
    },
    now,
  );
  if (outcome !== "created") return { kind: outcome };
  const mediator = await mediators.byId(id);
  if (mediator === null) throw new Error(`mediator ${id} was created and cannot be found`);
  await mediators.record({ at: now, mediator: id, act: "accept-invitation", subject: null });
  return { kind: "created", mediator };
}
