import { generateSecret, generateURI, verifySync } from "otplib";

/** The step before and after the present one are accepted: phones are rarely on time to the second. */
const toleranceSeconds = 30;

export const newTotpSecret = (): string => generateSecret();

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
