import path from "node:path";
import express, { type Express } from "express";
import helmet from "helmet";
import { createAgenda } from "./appointments/agenda.ts";
import { createAppointmentPages } from "./appointments/appointment-page.ts";
import { createBooking } from "./appointments/booking.ts";
import { acceptMessengerWebhook } from "./channels/messenger/messenger-channel.ts";
import { metaWebhook } from "./channels/meta/meta-webhook.ts";
import { acceptWhatsAppWebhook } from "./channels/whatsapp-cloud/whatsapp-channel.ts";
import { linkStatus } from "./channels/whatsapp-web/link-status.ts";
import type { Centre } from "./channels/web/appointment-html.ts";
import { appointmentRoutes } from "./channels/web/appointment-routes.ts";
import { chatEventStream } from "./channels/web/chat-events.ts";
import { chatFile } from "./channels/web/chat-file.ts";
import { chatRoutes } from "./channels/web/chat-routes.ts";
import { pageRoutes } from "./channels/web/page-routes.ts";
import { helpRoutes, type HelpParts } from "./help-centre/help-routes.ts";
import type { Config } from "./config.ts";
import type { SplitReply } from "./conversation/draft.ts";
import type { EventFollower } from "./conversation/follow-events.ts";
import type { IncomingMessage } from "./conversation/message.ts";
import type { Typing } from "./conversation/typing.ts";
import { agendaFeedRouter } from "./inbox/agenda-feed-router.ts";
import { createInboxRouter } from "./inbox/create-inbox-router.ts";
import type { PartingWords } from "./inbox/inbox-parts.ts";
import type { Log } from "./log.ts";
import type { MediaFolder } from "./media/media-folder.ts";
import type { WantedMedia } from "./media/media-source.ts";
import type { Channels } from "./open-channels.ts";
import { statusRoutes } from "./status-routes.ts";
import type { Clock, Random } from "./shared/clock.ts";
import type { Storage } from "./storage/storage.ts";
import { createProposals } from "./appointments/proposals.ts";
import type { LiveSchedule } from "./appointments/live-schedule.ts";

export type ReceivedParts = Storage & {
  readonly clock: Clock;
  readonly onReceived: () => void;
  readonly onNew: (message: IncomingMessage) => void;
  readonly wantMedia: (media: WantedMedia, now: Date) => Promise<void>;
};

export type AppParts = {
  readonly config: Config;
  readonly storage: Storage;
  readonly channels: Channels;
  readonly media: MediaFolder;
  /** What the doors of providers need. */
  readonly received: ReceivedParts;
  readonly schedule: LiveSchedule;
  readonly centre: Centre;
  readonly words: PartingWords;
  readonly split: SplitReply;
  /** Of an entry of the knowledge base. */
  readonly titleOf: (entry: string) => string | null;
  readonly help: Omit<HelpParts, "frameFile">;
  readonly typing: Typing;
  readonly events: EventFollower;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Folder of the built pages. */
  readonly webRoot: string;
  readonly isReady: () => boolean;
  /** This process has the jobs that one process of all does. */
  readonly doesSingleJobs: () => boolean;
  readonly stopping: AbortSignal;
};

/** Every door of the program. */
export function createApp(parts: AppParts): Express {
  const { config, storage, channels, media, clock, random, log, typing, events, received, stopping } = parts;
  const { onReceived } = received;
  const app = express();
  app.disable("x-powered-by");
  app.set("trust proxy", config.behindProxy ? "loopback" : false);
  app.use(statusRoutes(parts));
  if (config.messenger) {
    const { appSecret, verifyToken, pageId } = config.messenger;
    const { translator } = channels;
    const accept = (body: unknown) => acceptMessengerWebhook(body, { ...received, pageId, translator });
    app.use("/webhooks/messenger", metaWebhook({ appSecret, verifyToken, accept }));
  }
  if (config.whatsappCloud) {
    const { appSecret, verifyToken, phoneNumberId } = config.whatsappCloud;
    const { learnAlias } = storage.contacts;
    const accept = (body: unknown) => acceptWhatsAppWebhook(body, { ...received, phoneNumberId, learnAlias });
    app.use("/webhooks/whatsapp", metaWebhook({ appSecret, verifyToken, accept }));
  }
  app.use(
    helmet({
      contentSecurityPolicy: {
        useDefaults: false,
        directives: {
          defaultSrc: ["'self'"],
          styleSrc: ["'self'", "'unsafe-inline'"],
          // What a mediator sent is fetched with the person's own token, and shown from the page's memory.
          imgSrc: ["'self'", "data:", "blob:"],
          mediaSrc: ["'self'", "blob:"],
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
  const { schedule } = parts.schedule;
  const { timeZone } = config;
  const booking = createBooking({ schedule, store: storage.appointments, clock, random, timeZone });
  const appointments = {
    ...{ store: storage.appointments, schedule, timeZone, booking },
    agenda: createAgenda({ schedule, store: storage.appointments, clock, random }),
    proposals: createProposals({ booking, store: storage.appointments, clock, random, timeZone }),
  };
  const streamEvents = chatEventStream({ ...storage, events, typing, stopping });
  const sendFile = chatFile({ ...storage, media });
  app.use("/api/chat", chatRoutes({ turns: storage.turns, clock, random, onReceived, streamEvents, sendFile, log }));
  app.use(
    "/api/inbox",
    createInboxRouter({
      ...storage,
      events,
      typing,
      media,
      mediatorWindowMs: channels.mediatorWindowMs,
      fileLimits: channels.fileLimits,
      whatsappWeb: statusOf(config, channels, clock),
      clock,
      random,
      publicUrl: config.publicUrl,
      words: parts.words,
      split: parts.split,
      titleOf: parts.titleOf,
      appointments,
      schedule: {
        live: parts.schedule,
        store: storage.schedule,
        appointments: storage.appointments,
        booking,
        timeZone,
        providers: channels.openNow,
        isKiosk: (channel) => channel === "kiosk",
      },
      stopping,
      log,
    }),
  );
  app.use(helpRoutes({ ...parts.help, frameFile: path.join(parts.webRoot, "aide.html") }));
  app.use("/agenda", agendaFeedRouter({ mediators: storage.mediators, appointments, clock }));
  const pages = createAppointmentPages({ schedule, store: storage.appointments, booking, clock, timeZone });
  app.use("/rendez-vous", appointmentRoutes({ pages, centre: parts.centre, clock }));
  app.use(pageRoutes(parts.webRoot));
  return app;
}

const statusOf = ({ whatsappWeb, timeZone }: Config, channels: Channels, clock: Clock) => {
  const folder = channels.whatsappWeb?.folder;
  return folder && whatsappWeb ? () => linkStatus(folder, whatsappWeb, clock, timeZone) : null;
};
