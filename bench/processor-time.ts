import { readFileSync } from "node:fs";

/** Linux counts it in hundredths of a second, whatever the machine (USER_HZ). */
const ticksPerSecond = 100;

/**
 * Milliseconds of processor time that a process has used since its start, in user and kernel mode. Unlike elapsed time it hardly
 * suffers from what else the machine does. NaN where there is no /proc.
 */
export function processorMs(pid: number): number {
  try {
    // After the name in parentheses, which may hold spaces, come the state and then numbers; the 12th and 13th are user and system time.
    const fields = readFileSync(`/proc/${pid}/stat`, "utf8").split(") ").at(-1)?.split(" ") ?? [];
    return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1_000;
  } catch {
    return NaN;
  }
}
