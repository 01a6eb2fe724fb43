import type { InboxParts } from "./inbox-parts.ts";
import { attemptFailed, attemptSucceeded, beginAttempt } from "./lock-out.ts";
import type { Mediator } from "./mediator-store.ts";
import { checkPassword } from "./passwords.ts";
import { hashToken, sessionLastsMs } from "./session-token.ts";
import { totpStep } from "./totp.ts";

type SignInParts = Pick<InboxParts, "mediators" | "clock" | "random">;

export type Credentials = {
  readonly email: string;
  readonly password: string;
  /** Six digits, when the account has a second factor. */
  readonly code: string | null;
};

export type SignInOutcome =
  | { readonly kind: "signed-in"; readonly mediator: Mediator; readonly token: string }
  | { readonly kind: "wrong-credentials" | "wrong-code" | "code-needed" | "locked" };

/** `address`: where the request comes from. */
export async function signIn(
  { email, password, code }: Credentials,
  address: string,
  parts: SignInParts,
): Promise<SignInOutcome> {
  const { mediators, clock } = parts;
  const now = clock.now();
  const refused = (id: Mediator["id"] | null): Promise<void> =>
    mediators.record({ at: now, mediator: id, act: "sign-in-refused", subject: null });
  const attempt = { email: email.trim().toLowerCase(), address };
  if ((await beginAttempt(mediators, attempt, now)) === "locked") return { kind: "locked" };

  const mediator = await mediators.byEmail(attempt.email);
  const right = await checkPassword(mediator?.passwordHash ?? null, password);
  if (mediator === null || !right) {
    await attemptFailed(mediators, attempt, now);
    await refused(mediator?.id ?? null); // for an unknown address too, which costs the same time
    return { kind: "wrong-credentials" };
  }
  if (mediator.totpSecret !== null) {
    if (code === null) return { kind: "code-needed" };
    const step = totpStep(mediator.totpSecret, code, now);
    if (step === null || (await mediators.useTotpStep(mediator.id, step)) === "replayed") {
      await attemptFailed(mediators, attempt, now);
      await refused(mediator.id);
      return { kind: "wrong-code" };
    }
  }
  await attemptSucceeded(mediators, attempt);
  return { kind: "signed-in", mediator, token: await startSession(mediator, parts) };
}

/** The token for the cookie; storage keeps its hash. */
export async function startSession(mediator: Mediator, { mediators, clock, random }: SignInParts): Promise<string> {
  const now = clock.now();
  const token = random.token(32);
  await mediators.startSession({
    tokenHash: hashToken(token),
    mediator: mediator.id,
    createdAt: now,
    lastSeenAt: now,
    expiresAt: new Date(now.getTime() + sessionLastsMs),
  });
  await mediators.record({ at: now, mediator: mediator.id, act: "sign-in", subject: null });
  return token;
}
