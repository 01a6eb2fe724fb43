import { readdirSync, readFileSync } from "node:fs";

export type ChildProcess = { readonly pid: number; readonly command: string };

/** The living children of a process (from /proc); numbers are used again, so their order says nothing. */
export function childrenOf(parent: number): readonly ChildProcess[] {
  return readdirSync("/proc")
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
    .filter((pid) => statOf(pid)?.parent === parent && isAlive(pid))
    .map((pid) => ({ pid, command: read(`/proc/${pid}/cmdline`)?.replaceAll("\0", " ") ?? "" }));
}

/** Not ended: a zombie has. */
export const isAlive = (pid: number): boolean => {
  const state = statOf(pid)?.state;
  return state !== undefined && state !== "Z" && state !== "X";
};

/** The name stands in parentheses and may hold anything; after it come state and parent. */
function statOf(pid: number): { readonly state: string; readonly parent: number } | null {
  const [state = "", parent = ""] = /\) (\S) (\d+)/.exec(read(`/proc/${pid}/stat`) ?? "")?.slice(1) ?? [];
  return state === "" ? null : { state, parent: Number(parent) };
}

function read(file: string): string | null {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return null;
  }
}
