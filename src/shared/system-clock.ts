import { randomBytes } from "node:crypto";
import type { Clock, Random } from "./clock.ts";

export const systemClock: Clock = { now: () => new Date() };

export const systemRandom: Random = {
  fraction: () => Math.random(),
  token: (bytes) => randomBytes(bytes).toString("base64url"),
};
