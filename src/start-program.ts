import { createServer, type Server } from "node:http";
import path from "node:path";
import { createApp } from "./app.ts";
import { messengerDriver } from "./channels/messenger/messenger-channel.ts";
import type { Config, MessengerSettings } from "./config.ts";
import { startInOrder } from "./conversation/in-order.ts";
import { watchWaiting } from "./conversation/watch-waiting.ts";
import { startDelivery } from "./delivery/deliver.ts";
import { presenceAt } from "./handoff/mediator-hours.ts";
import type { Log } from "./log.ts";
import type { Content } from "./open-content.ts";
import { openDialogue } from "./open-dialogue.ts";
import { packageRoot } from "./package-root.ts";
import { forgetOutlived } from "./privacy/forget-outlived.ts";
import { carryOutErasures } from "./privacy/carry-out-erasures.ts";
import type { Clock, Random } from "./shared/clock.ts";
import { startRegularly } from "./shared/regularly.ts";
import { StartFault } from "./start-fault.ts";
import type { Storage } from "./storage/storage.ts";

export type ProgramParts = {
  readonly config: Config;
  readonly content: Content;
  readonly storage: Storage;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
};

export type RunningProgram = {
  /** Where this machine reaches it. */
  readonly url: string;
  /** A round of the watch over people who wait, without waiting for its hour. */
  watchNow(): Promise<void>;
  /** Answers what it is answering, finishes the turns and sends under way, then closes the storage. */
  stop(): Promise<void>;
};

const watchEveryMs = 15_000;
const erasuresEveryMs = 60_000;
const holdsEveryMs = 60_000;
const retentionEveryMs = 10 * 60_000;

/** Puts the parts together and starts them. Throws a StartFault when the port cannot be had. */
export async function startProgram(parts: ProgramParts): Promise<RunningProgram> {
  const { config, content, storage, clock, random, log } = parts;
  const { now } = clock;
  const dialogue = await openDialogue(parts);
  const worker = `${process.pid}-${random.token(6)}`;

  const drivers = new Map(config.messenger ? [["messenger", messengerDriver(graphSettings(config.messenger))]] : []);
  const delivery = startDelivery({ outbox: storage.outbox, drivers, worker, clock, random, log });
  const stopWaking = drivers.size > 0 ? storage.onCommit(delivery.wake) : () => undefined;
  const erasures = startRegularly(
    "erasures",
    erasuresEveryMs,
    () => carryOutErasures(storage.personalData, now()),
    log,
  );
  const inOrder = startInOrder({
    turns: storage.turns,
    handle: dialogue.handle,
    apologise: dialogue.apologise,
    onTurn: (turn) => {
      if (turn.after.eraseUpTo !== null) erasures.now();
    },
    worker,
    clock,
    random,
    log,
  });
  const { longWaitWords, hours } = dialogue;
  const mediatorsAreHere = (at: Date) => presenceAt(at, hours).kind === "here";
  const watchNow = () => watchWaiting(now(), { handoff: storage.handoff, longWaitWords, mediatorsAreHere });
  const watch = startRegularly("watch over waiting people", watchEveryMs, watchNow, log);
  const retention = startRegularly(
    "retention",
    retentionEveryMs,
    () => forgetOutlived(storage.personalData, now()),
    log,
  );
  const holds = startRegularly(
    "expired holds",
    holdsEveryMs,
    async () => void (await storage.appointments.expireHolds(now())),
    log,
  );

  const stopping = new AbortController();
  const app = createApp({
    config,
    storage,
    schedule: content.schedule,
    centre: content.knowledge.centre,
    clock,
    random,
    log,
    words: dialogue.words,
    webRoot: path.join(packageRoot(), "dist/web"),
    onReceived: inOrder.wake,
    isReady: () => !stopping.signal.aborted,
    stopping: stopping.signal,
  });
  const server = await listen(createServer(app), config.port);
  return {
    url: `http://localhost:${portOf(server)}`,
    watchNow,
    stop: async () => {
      stopping.abort();
      await closeServer(server);
      await Promise.all([inOrder.stop(), watch.stop(), erasures.stop(), retention.stop(), holds.stop()]);
      stopWaking();
      await delivery.stop();
      await storage.close();
    },
  };
}

const graphSettings = (messenger: MessengerSettings) => ({
  ...messenger,
  token: messenger.pageToken,
  timeoutMs: 10_000,
});

function listen(server: Server, port: number): Promise<Server> {
  return new Promise((resolve, reject) => {
    server.once("error", (error: NodeJS.ErrnoException) =>
      reject(
        error.code === "EADDRINUSE"
          ? new StartFault(
              `Port ${port} is taken by another program. Stop it, or choose another one: PORT=${port + 1} npm start`,
            )
          : error.code === "EACCES"
            ? new StartFault(`Port ${port} is not allowed for this user. Choose one above 1024: PORT=3000 npm start`)
            : error,
      ),
    );
    server.listen(port, () => resolve(server));
  });
}

const portOf = (server: Server): number => {
  const address = server.address();
  return typeof address === "object" && address !== null ? address.port : 0;
};

/** No new request; those under way have five seconds. */
function closeServer(server: Server): Promise<void> {
  return new Promise((resolve) => {
    const impatience = setTimeout(() => server.closeAllConnections(), 5_000);
    server.close(() => {
      clearTimeout(impatience);
      resolve();
    });
    server.closeIdleConnections();
  });
}
