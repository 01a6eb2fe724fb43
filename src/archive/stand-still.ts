import { setTimeout as wait } from "node:timers/promises";

import type { Clock } from "../shared/clock.ts";
import { movingLease, servingLease } from "../shared/lease-names.ts";
import type { LeaseStore } from "../shared/lease-store.ts";
import { ArchiveFault } from "./archive-fault.ts";

const leaseMs = 30_000;
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
      if (await isServed(place, parts)) throw new ArchiveFault(served(place));
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

async function keep({ name, leases }: Place, { owner, clock }: StandStillParts): Promise<() => Promise<void>> {
  const ask = () => leases.acquire(movingLease, owner, clock.now(), leaseMs);
  const answer = await ask();
  if (answer.kind === "taken") {
    throw new ArchiveFault(
      `${name} is being moved or restored by another process. Wait for its end; if it was killed, try again in half a minute.`,
    );
  }
  const renewing = setInterval(() => void ask().catch(() => undefined), leaseMs / 3); // a lost one is asked for again
  return async () => {
    clearInterval(renewing);
    await leases.release(movingLease, owner).catch(() => undefined); // it runs out by itself
  };
}

/** Whoever was killed has its lease for a while: it is served when somebody renews it. */
async function isServed({ name, leases }: Place, { clock, say }: StandStillParts): Promise<boolean> {
  const first = await leases.heldUntil(servingLease, clock.now());
  if (first === null) return false;
  say(`Looking whether the program still runs on ${name} (half a minute at most)…`);
  for (;;) {
    await wait(pollMs);
    const until = await leases.heldUntil(servingLease, clock.now());
    if (until === null) return false;
    if (until.getTime() !== first.getTime()) return true;
  }
}

const served = ({ name }: Place): string => `The program is running on ${name}. Stop it, then run this command again.`;
