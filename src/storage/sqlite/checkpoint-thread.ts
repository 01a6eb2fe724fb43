import { parentPort, workerData } from "node:worker_threads";

import { checkpoint } from "./checkpoint.ts";
import { openConnection } from "./open-connection.ts";

/** What it says after each round. */
export type Rounded = { readonly problem: string | null };

// The thread of checkpointer.ts: a round for each message, on a connection of its own.
const port = parentPort;
if (port === null) throw new Error("checkpoint-thread.ts is run by checkpointer.ts, in a thread");
const db = openConnection((workerData as { file: string }).file, "writer");
const round = (): Rounded => {
  try {
    checkpoint(db);
    return { problem: null };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) }; // a full disk: the next round tries again
  }
};
port.on("message", (order: "round" | "end") => {
  if (order === "round") return port.postMessage(round());
  db.close();
  port.close();
});
