import { createHash } from "node:crypto";
import type { CookieOptions } from "express";

export const cookieName = "sos_session";
const hour = 60 * 60_000;
/** However busy: at the end of a day one signs in again. */
export const sessionLastsMs = 12 * hour;
/**
 * Without a request and without an open page. An open inbox counts as use: whoever leaves it open waits for people, and must
 * not be silently cut off from them.
 */
export const sessionIdleMs = 2 * hour;

/** Storage keeps only this of a session's or an invitation's token. */
export const hashToken = (token: string): string => createHash("sha256").update(token).digest("base64url");

export const cookieOptions = (publicUrl: string): CookieOptions => ({
  httpOnly: true,
  sameSite: "strict",
  secure: publicUrl.startsWith("https:"),
  path: "/",
});

/** The token in a Cookie header; the first one wins, and anything that is not a token is nobody. */
export function readSessionToken(cookieHeader: string | undefined): string | null {
  for (const pair of (cookieHeader ?? "").split(";")) {
    const [name, value] = pair.trim().split("=", 2);
    if (name === cookieName && value !== undefined && /^[A-Za-z0-9_-]{43}$/.test(value)) return value;
  }
  return null;
}
