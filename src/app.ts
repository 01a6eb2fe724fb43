import path from "node:path";
import express, { type Express } from "express";
import helmet from "helmet";
import { acceptMessengerWebhook } from "./channels/messenger/messenger-channel.ts";
import { metaWebhook } from "./channels/meta/meta-webhook.ts";
import { chatEventStream } from "./channels/web/chat-events.ts";
import { chatRoutes } from "./channels/web/chat-routes.ts";
import { pageRoutes } from "./channels/web/page-routes.ts";
import { helpRoutes, type HelpParts } from "./help-centre/help-routes.ts";
import type { Config } from "./config.ts";
import type { SplitReply } from "./conversation/draft.ts";
import { createEventFollower } from "./conversation/follow-events.ts";
import type { Typing } from "./conversation/typing.ts";
import { createInboxRouter } from "./inbox/create-inbox-router.ts";
import type { PartingWords } from "./inbox/inbox-parts.ts";
import type { Log } from "./log.ts";
import { statusRoutes } from "./status-routes.ts";
import type { Clock, Random } from "./shared/clock.ts";
import type { Storage } from "./storage/storage.ts";
import type { Schedule } from "./appointments/schedule.ts";

export type AppParts = {
  readonly config: Config;
  readonly storage: Storage;
  readonly schedule: Schedule;
  readonly words: PartingWords;
  readonly split: SplitReply;
  /** Of an entry of the knowledge base. */
  readonly titleOf: (entry: string) => string | null;
  readonly help: Omit<HelpParts, "frameFile">;
  readonly typing: Typing;
  /** Tells of commits of any process. */
  readonly onCommit: (listener: () => void) => () => void;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Folder of the built pages. */
  readonly webRoot: string;
  readonly onReceived: () => void;
  readonly isReady: () => boolean;
  /** This process has the jobs that one process of all does. */
  readonly doesSingleJobs: () => boolean;
  readonly stopping: AbortSignal;
};

/** Every door of the program. */
export function createApp(parts: AppParts): Express {
  const { config, storage, clock, random, log, typing, onCommit, onReceived, stopping } = parts;
  const events = createEventFollower({ liveEvents: storage.liveEvents, onCommit, log });
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.behindProxy ? "loopback" : false);
  app.use(statusRoutes(parts));
  if (config.messenger) {
    const { appSecret, verifyToken } = config.messenger;
    const accept = (body: unknown) => acceptMessengerWebhook(body, { ...storage, clock, onReceived });
    app.use("/webhooks/messenger", metaWebhook({ appSecret, verifyToken, accept }));
  }
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", "data:"],
          frameAncestors: ["'self'"],
          baseUri: ["'none'"],
          formAction: ["'self'"],
          objectSrc: ["'none'"],
        },
      },
      crossOriginResourcePolicy: { policy: "same-origin" },
      strictTransportSecurity: config.publicUrl.startsWith("https://"),
    }),
  );
  const streamEvents = chatEventStream({ ...storage, events, typing, stopping });
  app.use("/api/chat", chatRoutes({ turns: storage.turns, clock, random, onReceived, streamEvents, log }));
  app.use(
    "/api/inbox",
    createInboxRouter({
      ...storage,
      events,
      typing,
      clock,
      random,
      publicUrl: config.publicUrl,
      words: parts.words,
      split: parts.split,
      titleOf: parts.titleOf,
      appointments: { store: storage.appointments, schedule: parts.schedule, timeZone: config.timeZone },
      stopping,
      log,
    }),
  );
  app.use(helpRoutes({ ...parts.help, frameFile: path.join(parts.webRoot, "aide.html") }));
  app.use(pageRoutes(parts.webRoot));
  return app;
}
