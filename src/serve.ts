import { createLog } from "./log.ts";
import type { Config } from "./config.ts";
import { exitWithFault } from "./exit-with-fault.ts";
import { inviteMediator } from "./inbox/invite-mediator.ts";
import { openContent } from "./open-content.ts";
import { openNews } from "./open-news.ts";
import { openStorage, refuseWhileMoving } from "./open-storage.ts";
import { supervise } from "./processes/supervise.ts";
import { isWorker, obeySupervisor, sayCannotStart } from "./processes/worker.ts";
import type { HowToStop } from "./processes/words.ts";
import { systemClock, systemRandom } from "./shared/system-clock.ts";
import { StartFault } from "./start-fault.ts";
import type { RunningProgram } from "./start-program.ts";
import type { Storage } from "./storage/storage.ts";

const say = (line: string): void => void process.stdout.write(`${line}\n`);

/** Starts the program in as many processes as wanted, prints its addresses, and stops it cleanly on SIGTERM or SIGINT. */
export async function serve(config: Config): Promise<void> {
  if (isWorker()) await serveAsWorker(config);
  else if (config.processes === 1) await serveAlone(config);
  else await superviseWorkers(config);
}

async function serveAlone(config: Config): Promise<void> {
  const storage = await openStorage(config);
  const program = await start(config, storage);
  await announce(config, storage);
  stopOnSignals(() => program.stop("now"));
}

async function serveAsWorker(config: Config): Promise<void> {
  process.on("SIGHUP", () => undefined); // meant for the supervisor, also when it reaches the whole group
  try {
    const program = await start(config, await openStorage(config));
    const stop = stopOnSignals(program.stop);
    obeySupervisor(stop);
  } catch (error) {
    await sayCannotStart();
    exitWithFault(error);
  }
}

/** Tables and model are made here, once, before there are workers. */
async function superviseWorkers(config: Config): Promise<void> {
  const storage = await openStorage(config);
  try {
    await openContent(config, say);
    const supervisor = supervise({
      processes: config.processes,
      random: systemRandom,
      log: createLog(config.logLevel),
    });
    stopOnSignals(() => supervisor.stop());
    process.on("SIGHUP", supervisor.roll);
    const outcome = await supervisor.started;
    if (outcome === "cannot-start") {
      throw new StartFault("No worker process could start: mend what is said above, or try PROCESSES=1 to see more.");
    }
    if (outcome === "started") await announce(config, storage);
  } finally {
    await storage.close();
  }
}

async function start(config: Config, storage: Storage): Promise<RunningProgram> {
  const content = await openContent(config, say);
  await refuseWhileMoving(storage, config.database); // again: learning may take a minute
  // Loaded here, since a supervisor does not need it.
  const { startProgram } = await import("./start-program.ts");
  const log = createLog(config.logLevel);
  const worker = `${process.pid}-${systemRandom.token(6)}`;
  const news = openNews(config, worker, log);
  const parts = { config, content, storage, news, worker, clock: systemClock, random: systemRandom, log };
  return startProgram({ ...parts, showCode: (code) => void showCode(code, config.publicUrl) });
}

/** Drawn for a person at a terminal; a journal would only keep a secret. */
async function showCode(code: string, publicUrl: string): Promise<void> {
  say(
    `\nLink the centre's telephone: scan the code of ${publicUrl}/mediateurs/#whatsapp with WhatsApp, "Linked devices".`,
  );
  if (!process.stdout.isTTY) return;
  const { drawCodeAsText } = await import("./channels/whatsapp-web/link-status.ts");
  say(await drawCodeAsText(code));
}

async function announce(config: Config, storage: Storage): Promise<void> {
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
}

/** A second signal does not wait. Returns the way to stop without a signal. */
function stopOnSignals(stop: (how: HowToStop) => Promise<void>): (how: HowToStop) => void {
  let stopping = false;
  const begin = (how: HowToStop): void => {
    if (stopping) return;
    stopping = true;
    stop(how).then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  let signalled = false;
  const onSignal = (): void => {
    if (signalled) process.exit(1);
    signalled = true;
    begin("now");
  };
  process.on("SIGTERM", onSignal);
  process.on("SIGINT", onSignal);
  return begin;
}
