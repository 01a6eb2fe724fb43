import { createHmac } from "node:crypto";
import { generateURI, verifySync } from "otplib";

/** The step before and after the present one are accepted: phones are rarely on time to the second. */
const toleranceSeconds = 30;

const windowMs = 5 * 60_000;
const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/**
 * The secrets that may be proved now, the present one first; each can be for five to ten minutes after it was shown. They derive from
 * the session, so that whichever process is asked knows them without anything being kept before the proof.
 */
export function offeredSecrets(sessionToken: string, now: Date): readonly [string, string] {
  const window = Math.floor(now.getTime() / windowMs);
  return [secretOf(sessionToken, window), secretOf(sessionToken, window - 1)];
}

/** 160 bits, as RFC 4226 recommends. */
function secretOf(sessionToken: string, window: number): string {
  const bytes = createHmac("sha256", sessionToken).update(`second factor ${window}`).digest();
  return Array.from(bytes, (byte) => base32[byte % 32]).join("");
}

/** What an authenticator application reads. */
export const totpUri = (secret: string, email: string): string =>
  generateURI({ issuer: "SOS Numérique", label: email, secret });

/** The time step that the code belongs to, or null. Whether the step was used already is the storage's to say. */
export function totpStep(secret: string, code: string, now: Date): number | null {
  const token = code.replace(/\s/g, "");
  if (!/^\d{6}$/.test(token)) return null;
  const result = verifySync({
    secret,
    token,
    epoch: Math.floor(now.getTime() / 1000),
    epochTolerance: toleranceSeconds,
  });
  return result.valid && "timeStep" in result ? result.timeStep : null;
}
