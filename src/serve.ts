import { createLog } from "./log.ts";
import type { Config } from "./config.ts";
import { inviteMediator } from "./inbox/invite-mediator.ts";
import { openContent } from "./open-content.ts";
import { openStorage } from "./open-storage.ts";
import { systemClock, systemRandom } from "./shared/system-clock.ts";
import { startProgram, type RunningProgram } from "./start-program.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts the program, prints its addresses, and stops it cleanly on SIGTERM or SIGINT. */
export async function serve(config: Config): Promise<RunningProgram> {
  const storage = await openStorage(config);
  const content = await openContent(config, say);
  const log = createLog(config.logLevel);
  const program = await startProgram({ config, content, storage, clock: systemClock, random: systemRandom, log });

  say(`
SOS Numérique is ready.
  The centre's page with the chat  ${config.publicUrl}/
  The kiosk                        ${config.publicUrl}/borne
  The mediators' inbox             ${config.publicUrl}/mediateurs`);
  if ((await storage.mediators.count()) === 0) {
    const parts = {
      mediators: storage.mediators,
      clock: systemClock,
      random: systemRandom,
      publicUrl: config.publicUrl,
    };
    say(`
No mediator yet. Create the first one with this link (it works once, within 7 days):
  ${await inviteMediator("admin", parts)}`);
  }
  stopOnSignals(program);
  return program;
}

/** A second signal does not wait. */
function stopOnSignals(program: RunningProgram): void {
  let stopping = false;
  const stop = (): void => {
    if (stopping) process.exit(1);
    stopping = true;
    program.stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}
