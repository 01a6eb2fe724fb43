import { setTimeout as wait } from "node:timers/promises";

import type { Clock } from "../shared/clock.ts";
import { movingLease, servingLease } from "../shared/lease-names.ts";
import type { LeaseStore } from "../shared/lease-store.ts";
import { ArchiveFault } from "./archive-fault.ts";

/** Short: after a kill, the same command waits that long. */
const leaseMs = 6_000;
const pollMs = 250;

/** A database, by what standing still needs of it. */
export type Place = {
  /** For people: the file, or the address without its password. */
  readonly name: string;
  readonly leases: LeaseStore;
};

export type StandStillParts = {
  /** This process; no other may be called so. */
  readonly owner: string;
  readonly clock: Clock;
  readonly say: (line: string) => void;
};

/**
 * Runs `act` while nobody can begin to serve from any of these databases. Throws ArchiveFault when one is served, or being moved, already;
 * and when it was begun to be served all the same, by a process that had looked before: what `act` did is then not to be trusted.
 */
export async function standStill<T>(
  places: readonly Place[],
  parts: StandStillParts,
  act: () => Promise<T>,
): Promise<T> {
  const kept: (() => Promise<void>)[] = [];
  try {
    for (const place of places) kept.push(await keep(place, parts));
    for (const place of places) {
      if (await isUsed(place, servingLease, "the program runs on", parts)) throw new ArchiveFault(served(place));
    }
    const result = await act();
    for (const place of places) {
      if ((await place.leases.heldUntil(servingLease, parts.clock.now())) !== null)
        throw new ArchiveFault(served(place));
    }
    return result;
  } finally {
    for (const letGo of kept) await letGo();
  }
}

async function keep(place: Place, parts: StandStillParts): Promise<() => Promise<void>> {
  const { name, leases } = place;
  const { owner, clock } = parts;
  const ask = () => leases.acquire(movingLease, owner, clock.now(), leaseMs);
  while ((await ask()).kind === "taken") {
    if (await isUsed(place, movingLease, "something moves or restores", parts)) {
      throw new ArchiveFault(`${name} is being moved or restored by another process. Wait for its end.`);
    }
  }
  const renewing = setInterval(() => void ask().catch(() => undefined), leaseMs / 3); // a lost one is asked for again
  return async () => {
    clearInterval(renewing);
    await leases.release(movingLease, owner).catch(() => undefined); // it runs out by itself
  };
}

/** Whoever was killed has its lease for a while: it is in use when somebody renews it. */
async function isUsed({ name, leases }: Place, lease: string, what: string, parts: StandStillParts): Promise<boolean> {
  const { clock, say } = parts;
  const first = await leases.heldUntil(lease, clock.now());
  if (first === null) return false;
  say(`Looking whether ${what} ${name} (half a minute at most)…`);
  for (;;) {
    await wait(pollMs);
    const until = await leases.heldUntil(lease, clock.now());
    if (until === null) return false;
    if (until.getTime() !== first.getTime()) return true;
  }
}

const served = ({ name }: Place): string => `The program is running on ${name}. Stop it, then run this command again.`;
