import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { Config } from "../config.ts";
import { demoMediators, demoPassword, seedDemo } from "../demo/seed-demo.ts";
import { createLiveSchedule } from "../appointments/live-schedule.ts";
import { openContent } from "../open-content.ts";
import { openDialogue } from "../open-dialogue.ts";
import { splitForChannel } from "../split-replies.ts";
import { openStorage } from "../open-storage.ts";
import { serve } from "../serve.ts";
import { systemRandom } from "../shared/system-clock.ts";
import type { Command } from "./command.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** The program on a database that goes when it stops, with two mediators and a believable week. The model is the installed one's. */
export const demo: Command = async (settings) => {
  const folder = await mkdtemp(path.join(tmpdir(), "sos-numerique-demo-"));
  process.on("exit", () => rmSync(folder, { recursive: true, force: true }));
  const config: Config = {
    ...settings,
    database: { kind: "sqlite", file: path.join(folder, "demo.db") },
    messenger: null,
    processes: 1,
  };
  await fillDatabase(config);
  await serve(config);
  say(`
This is a demonstration: everybody is invented, and all is forgotten when it stops (Ctrl-C).
Sign in to the inbox with the password "${demoPassword}" as
${demoMediators.map(({ name, email }) => `  ${name.padEnd(8)}${email}`).join("\n")}`);
};

async function fillDatabase(config: Config): Promise<void> {
  const storage = await openStorage(config);
  try {
    const present = new Date();
    let moment = present;
    const clock = {
      now: () => moment,
      moveTo: (to: Date) => {
        moment = to;
      },
    };
    const content = await openContent(config, say);
    const { schedule } = createLiveSchedule({
      start: content.schedule,
      centreClosures: content.knowledge.centre.closures,
      store: storage.schedule,
    });
    const dialogue = await openDialogue({
      config,
      content: { ...content, schedule },
      storage,
      isPushed: () => false,
      clock,
      random: systemRandom,
      split: splitForChannel,
    });
    say("Living through a week of conversations…");
    await seedDemo({
      storage,
      dialogue,
      clock,
      random: systemRandom,
      present,
      timeZone: config.timeZone,
      onProgress: (done, of) => {
        if (done === of) say(`${of} conversations are there.`);
      },
    });
  } finally {
    await storage.close();
  }
}
