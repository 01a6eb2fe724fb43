import { openSync, readFileSync, readdirSync, writeSync } from "node:fs";
import path from "node:path";

/**
 * What a process of the race was about to do, and what it was answered. Written at once, so that it is there after a SIGKILL: an act without
 * an answer may have happened or not.
 */
export type Line =
  | { readonly kind: "asks"; readonly act: Act; readonly person: string | null }
  | { readonly kind: "answered"; readonly act: Act; readonly person: string | null; readonly answer: string }
  /** What a look at the whole agenda found wrong. */
  | { readonly kind: "seen"; readonly wrong: string };

export type Act = "hold" | "confirm" | "move" | "drag" | "cancel" | "look";

export type Journal = { write(line: Line): void };

export function openJournal(file: string): Journal {
  const descriptor = openSync(file, "a");
  return { write: (line) => void writeSync(descriptor, `${JSON.stringify(line)}\n`) };
}

/** All that the processes of a race wrote; a last line that was cut off in the middle counts as not written. */
export function readJournals(folder: string): readonly Line[] {
  const files = readdirSync(folder).filter((name) => name.endsWith(".journal"));
  return files.flatMap((name) => linesOf(path.join(folder, name)));
}

export function linesOf(file: string): readonly Line[] {
  const complete = readFileSync(file, "utf8").split("\n").slice(0, -1);
  return complete.map((line) => JSON.parse(line) as Line);
}
