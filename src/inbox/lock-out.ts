import type { MediatorStore } from "./mediator-store.ts";

/** Wrong passwords or codes within the window, after which even the right one is refused. */
const limits = { email: 5, address: 20 } as const;
export const lockOutMs = 15 * 60_000;

type Failures = Pick<MediatorStore, "failedSignIns" | "recordFailedSignIn" | "clearFailedSignIns">;
export type Attempt = { readonly email: string; readonly address: string };

const emailKey = ({ email }: Attempt): string => `email:${email}`;
const addressKey = ({ address }: Attempt): string => `address:${address}`;

/**
 * To call before looking at the password. The try is counted as failed at once, and that count taken away when it succeeds: tries sent
 * together are all counted. A refused try is not counted, or whoever hammers would keep the mediator out for ever.
 */
export async function beginAttempt(failures: Failures, attempt: Attempt, now: Date): Promise<"may-try" | "locked"> {
  const since = new Date(now.getTime() - lockOutMs);
  if ((await failures.failedSignIns(addressKey(attempt), since)) >= limits.address) return "locked";
  if ((await failures.failedSignIns(emailKey(attempt), since)) >= limits.email) return "locked";
  await failures.recordFailedSignIn(emailKey(attempt), now);
  return (await failures.failedSignIns(emailKey(attempt), since)) > limits.email ? "locked" : "may-try";
}

/** The address is counted by failures only: colleagues share one. */
export const attemptFailed = (failures: Failures, attempt: Attempt, now: Date): Promise<void> =>
  failures.recordFailedSignIn(addressKey(attempt), now);

/** Not to call while only the password was right: tries at the code must go on being counted. */
export const attemptSucceeded = (failures: Failures, attempt: Attempt): Promise<void> =>
  failures.clearFailedSignIns(emailKey(attempt));
