import { watch } from "node:fs";
import { mkdir, writeFile } from "node:fs/promises";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "./config.ts";
import { openContent } from "./open-content.ts";
import { StartFault } from "./start-fault.ts";

/** An editor saves in several steps. */
const QUIET_MS = 300;

/**
 * For development: when a file of knowledge-base/ or dialogs/ changes, learns it beside the running program, which goes
 * on answering with what it knew; then writes `stamp`, upon which `npm run dev` starts the program anew, with the new
 * model ready. Faults are told and change nothing.
 */
export function learnWhileServing(config: Config, stamp: string, say: (line: string) => void): void {
  let changes = 0;
  let learning = false;
  const learn = async (): Promise<void> => {
    if (learning) return;
    learning = true;
    for (let learnt = -1; learnt !== changes;) {
      learnt = changes;
      await sleep(QUIET_MS);
      if (learnt !== changes) continue;
      try {
        await openContent(config, say);
        if (learnt !== changes) continue;
        await mkdir(path.dirname(stamp), { recursive: true });
        await writeFile(stamp, `${new Date().toISOString()}\n`);
      } catch (error) {
        if (!(error instanceof StartFault)) throw error;
        say(error.message);
      }
    }
    learning = false;
  };
  for (const folder of [config.knowledgeBase, config.dialogs]) {
    watch(folder, { recursive: true }, () => {
      changes += 1;
      void learn();
    });
  }
}
