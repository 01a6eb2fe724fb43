import express, { type Express } from "express";
import helmet from "helmet";
import { createAppointmentPages } from "./appointments/appointment-page.ts";
import { createBooking } from "./appointments/booking.ts";
import { acceptMessengerWebhook } from "./channels/messenger/messenger-channel.ts";
import { metaWebhook } from "./channels/meta/meta-webhook.ts";
import type { Centre } from "./channels/web/appointment-html.ts";
import { appointmentRoutes } from "./channels/web/appointment-routes.ts";
import { chatEventStream } from "./channels/web/chat-events.ts";
import { chatRoutes } from "./channels/web/chat-routes.ts";
import { pageRoutes } from "./channels/web/page-routes.ts";
import type { Config } from "./config.ts";
import { createEventFollower } from "./conversation/follow-events.ts";
import { createTyping } from "./conversation/typing.ts";
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
  readonly centre: Centre;
  readonly words: PartingWords;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Folder of the built pages. */
  readonly webRoot: string;
  readonly onReceived: () => void;
  readonly isReady: () => boolean;
  readonly stopping: AbortSignal;
};

/** Every door of the program. */
export function createApp(parts: AppParts): Express {
  const { config, storage, clock, random, log, onReceived, stopping } = parts;
  const typing = createTyping();
  const events = createEventFollower({ liveEvents: storage.liveEvents, onCommit: storage.onCommit, log });
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.behindProxy ? "loopback" : false);
  app.use(statusRoutes({ storage, isReady: parts.isReady }));
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
  const streamEvents = chatEventStream({ events, typing, stopping });
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
      appointments: { store: storage.appointments, schedule: parts.schedule, timeZone: config.timeZone },
      stopping,
      log,
    }),
  );
  const { schedule } = parts;
  const { timeZone } = config;
  const booking = createBooking({ schedule, store: storage.appointments, clock, random, timeZone });
  const pages = createAppointmentPages({ schedule, store: storage.appointments, booking, clock, timeZone });
  app.use("/rendez-vous", appointmentRoutes({ pages, centre: parts.centre, clock }));
  app.use(pageRoutes(parts.webRoot));
  return app;
}
