import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

/** Megabytes (10⁶ bytes) of memory that a process holds (RSS); from /proc, or `ps` where there is none. */
export function residentMemory(pid: number): number {
  return (kilobytesOf(pid) * 1_024) / 1e6;
}

function kilobytesOf(pid: number): number {
  try {
    return Number(/^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1]);
  } catch {
    return Number(execFileSync("ps", ["-o", "rss=", "-p", String(pid)], { encoding: "utf8" }).trim());
  }
}
