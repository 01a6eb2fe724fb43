import { hash, verify } from "@node-rs/argon2";

/** OWASP's first choice for Argon2id (password storage cheat sheet, 2025): 19 MiB, 2 passes, 1 lane. */
const cost = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };
/** Longer ones are refused, not cut: hashing megabytes is work that a stranger could order. */
const longest = 256;
const shortest = 12;

export const hashPassword = (password: string): Promise<string> => hash(password.normalize("NFC"), cost);

let hashOfNobody: Promise<string> | null = null;

/** As much work for an unknown account (`passwordHash` null) as for a known one: the time tells nobody who has an account. */
export async function checkPassword(passwordHash: string | null, password: string): Promise<boolean> {
  hashOfNobody ??= hashPassword("nobody has this password");
  const right = await verify(passwordHash ?? (await hashOfNobody), password.slice(0, longest).normalize("NFC"));
  return right && passwordHash !== null && password.length <= longest;
}

/** Length first (ANSSI, NIST 800-63B): no rule about digits or capitals, but nothing that the account itself tells. */
export function isWeakPassword(password: string, { name, email }: { name: string; email: string }): boolean {
  const length = Array.from(password).length;
  if (length < shortest || password.length > longest) return true;
  if (new Set(password.toLowerCase()).size < 5) return true;
  const told = [name, email, email.split("@")[0] ?? ""].filter((word) => word.length >= 4);
  return told.some((word) => isMostly(password.toLowerCase(), word.toLowerCase()));
}

/** The word, with less than eight other signs around it. */
const isMostly = (password: string, word: string): boolean =>
  password.includes(word) && password.replaceAll(word, "").length < 8;
