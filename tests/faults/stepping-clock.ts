import { existsSync, readdirSync, renameSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Outage } from "./outage.ts";

/** Debian's place for libfaketime, on whatever processor. */
const folders = ["/usr/lib", "/usr/local/lib"];

/**
 * A clock for the program's processes that steps as a machine's does: the wall clock jumps for all of them at once, the stopwatch does
 * not (libfaketime, which reads its offset from a file). Null where it is not installed.
 */
export type SteppingClock = { readonly env: Readonly<Record<string, string>>; readonly outages: readonly Outage[] };

export function steppingClock(folder: string): SteppingClock | null {
  const library = findLibrary();
  if (library === null) return null;
  const offsetFile = path.join(folder, "clock-offset");
  const become = (offset: string): void => {
    writeFileSync(`${offsetFile}.new`, offset);
    renameSync(`${offsetFile}.new`, offsetFile); // never seen half written
  };
  become("+0");
  const step = (name: string, offset: string): Outage => ({
    name,
    ms: [3_000, 8_000],
    begin: async () => {
      become(offset);
      return () => become("+0");
    },
  });
  return {
    env: {
      LD_PRELOAD: library,
      FAKETIME_TIMESTAMP_FILE: offsetFile,
      FAKETIME_CACHE_DURATION: "1",
      FAKETIME_DONT_FAKE_MONOTONIC: "1",
    },
    outages: [step("clock an hour ahead, and back", "+3600"), step("clock an hour behind, and back", "-3600")],
  };
}

export const howToGetAClock = "clock: libfaketime is not installed (apt-get install faketime)";

function findLibrary(): string | null {
  const places = folders.flatMap((folder) =>
    existsSync(folder) ? [folder, ...readdirSync(folder).map((name) => path.join(folder, name))] : [],
  );
  return places.map((place) => path.join(place, "faketime/libfaketime.so.1")).find(existsSync) ?? null;
}
