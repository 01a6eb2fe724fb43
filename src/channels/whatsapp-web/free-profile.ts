import { readFileSync, readlinkSync, rmSync } from "node:fs";
import { hostname } from "node:os";
import path from "node:path";

/** What Chromium's lock on a profile says: `<host>-<process>`. */
export type LockVerdict = "free" | "stale" | { readonly orphan: number };

/** What stands in the process table. */
export type Processes = {
  isAlive(pid: number): boolean;
  /** Null where the system does not tell. */
  commandLine(pid: number): string | null;
};

/**
 * We alone own this profile (the lease says so): a lock of another host is a container that is gone; one of a process that is no more, or
 * is no Chromium on this profile, is stale; and a Chromium that still runs on it is an orphan of ours.
 */
export function judgeLock(target: string | null, profile: string, host: string, processes: Processes): LockVerdict {
  if (target === null) return "free";
  const dash = target.lastIndexOf("-");
  const pid = Number(target.slice(dash + 1));
  if (target.slice(0, dash) !== host || !Number.isInteger(pid) || pid <= 1 || !processes.isAlive(pid)) return "stale";
  const command = processes.commandLine(pid);
  return command?.includes(`--user-data-dir=${profile}`) === true ? { orphan: pid } : "stale";
}

const system: Processes = {
  isAlive: (pid) => {
    try {
      process.kill(pid, 0);
      return true;
    } catch {
      return false;
    }
  },
  commandLine: (pid) => {
    try {
      return readFileSync(`/proc/${pid}/cmdline`, "utf8").replaceAll("\0", " ");
    } catch {
      return null;
    }
  },
};

/** Ends an orphan on the profile and removes a lock that nobody holds, so that Chromium can start on it. */
export function freeProfile(profile: string, processes: Processes = system): void {
  const verdict = judgeLock(readLock(profile), profile, hostname(), processes);
  if (verdict === "free") return;
  if (typeof verdict === "object") killGroup(verdict.orphan);
  for (const name of ["SingletonLock", "SingletonSocket", "SingletonCookie"]) {
    rmSync(path.join(profile, name), { force: true });
  }
}

/** Chromium leads a group of its own, helpers included. */
export function killGroup(pid: number): void {
  for (const target of [-pid, pid]) {
    try {
      process.kill(target, "SIGKILL");
      return;
    } catch {
      // no such group, or nobody any more
    }
  }
}

function readLock(profile: string): string | null {
  try {
    return readlinkSync(path.join(profile, "SingletonLock"));
  } catch {
    return null;
  }
}
