import { messengerDownloader } from "./channels/messenger/download-media.ts";
import { messengerFiles } from "./channels/messenger/file-limits.ts";
import { messengerDriver } from "./channels/messenger/messenger-driver.ts";
import { messengerMarks } from "./channels/messenger/messenger-marks.ts";
import { messenger } from "./channels/messenger/read-webhook.ts";
import { MessengerTranslator } from "./channels/messenger/translator.ts";
import type { MarkSender } from "./channels/meta/marks.ts";
import type { WatchedAccount } from "./channels/meta/watch-account.ts";
import { humanAgentWindowMs, replyWindow, usualWindowMs } from "./channels/reply-window.ts";
import { kioskFiles, webFiles } from "./channels/web/file-limits.ts";
import { whatsappDownloader } from "./channels/whatsapp-cloud/download-media.ts";
import { whatsappFiles } from "./channels/whatsapp-cloud/file-limits.ts";
import { whatsappCloud } from "./channels/whatsapp-cloud/read-webhook.ts";
import { whatsappDriver } from "./channels/whatsapp-cloud/whatsapp-driver.ts";
import { whatsappMarks } from "./channels/whatsapp-cloud/whatsapp-marks.ts";
import { whatsappWebFiles } from "./channels/whatsapp-web/file-limits.ts";
import { whatsappWeb } from "./channels/whatsapp-web/read-incoming.ts";
import { createWhatsAppWeb, type WhatsAppWeb } from "./channels/whatsapp-web/whatsapp-web-channel.ts";
import type { Config } from "./config.ts";
import type { OpenNow } from "./conversation/reach.ts";
import type { ChannelDriver } from "./delivery/channel-driver.ts";
import type { Downloader } from "./media/fetch-media.ts";
import type { FileLimits } from "./media/file-limits.ts";
import type { MediaFolder } from "./media/media-folder.ts";
import type { Clock, Random } from "./shared/clock.ts";

/** The channels of the settings that go to a provider, each by its name. */
export type Channels = {
  readonly translator: MessengerTranslator;
  readonly drivers: ReadonlyMap<string, ChannelDriver>;
  readonly downloaders: ReadonlyMap<string, Downloader>;
  readonly markSenders: ReadonlyMap<string, MarkSender>;
  readonly accounts: readonly WatchedAccount[];
  /** The link of an ordinary number, to be begun by one process of all. */
  readonly whatsappWeb: WhatsAppWeb | null;
  /** How long after the person's last message a mediator may still answer; where there is no entry, always. */
  readonly mediatorWindowMs: ReadonlyMap<string, number>;
  /** The files that a mediator may send on each channel; where there is no entry, none. */
  readonly fileLimits: ReadonlyMap<string, FileLimits>;
  /** Whether the program may say something by itself. */
  readonly openNow: ReadonlyMap<string, OpenNow>;
};

const graphTimeoutMs = 10_000;

export function openChannels(
  config: Pick<Config, "messenger" | "whatsappCloud" | "whatsappWeb" | "dataDir" | "timeZone">,
  media: Pick<MediaFolder, "find">,
  clock: Clock,
  random: Random,
): Channels {
  const translator = new MessengerTranslator();
  const drivers = new Map<string, ChannelDriver>();
  const downloaders = new Map<string, Downloader>();
  const markSenders = new Map<string, MarkSender>();
  const accounts: WatchedAccount[] = [];
  const fileLimits = new Map<string, FileLimits>([
    ["web", webFiles],
    ["kiosk", kioskFiles],
  ]);
  const mediatorWindowMs = new Map<string, number>();
  const openNow = new Map<string, OpenNow>();
  if (config.messenger) {
    const settings = { ...config.messenger, token: config.messenger.pageToken, timeoutMs: graphTimeoutMs };
    drivers.set(messenger, messengerDriver(settings, translator, media, clock));
    fileLimits.set(messenger, messengerFiles);
    openNow.set(messenger, isInWindow);
    downloaders.set(messenger, messengerDownloader(settings));
    markSenders.set(messenger, messengerMarks(settings));
    accounts.push({ channel: messenger, id: settings.pageId, settings });
    mediatorWindowMs.set(messenger, settings.humanAgent === "granted" ? humanAgentWindowMs : usualWindowMs);
  }
  if (config.whatsappCloud) {
    const hasTemplate = config.whatsappCloud.reminderTemplate !== null;
    openNow.set(
      whatsappCloud,
      (lastInboundAt, now, what) => (what === "reminder" && hasTemplate) || isInWindow(lastInboundAt, now),
    );
    const settings = { ...config.whatsappCloud, timeoutMs: graphTimeoutMs };
    drivers.set(whatsappCloud, whatsappDriver(settings, media, clock));
    fileLimits.set(whatsappCloud, whatsappFiles);
    downloaders.set(whatsappCloud, whatsappDownloader(settings));
    markSenders.set(whatsappCloud, whatsappMarks(settings));
    accounts.push({ channel: whatsappCloud, id: settings.phoneNumberId, settings });
    mediatorWindowMs.set(whatsappCloud, usualWindowMs);
  }
  const ordinary = config.whatsappWeb && createWhatsAppWeb(config.whatsappWeb, config, media, clock, random);
  if (ordinary) {
    drivers.set(whatsappWeb, ordinary.driver);
    // by its own rule nothing is said there to somebody who has not written lately
    openNow.set(whatsappWeb, isInWindow);
    fileLimits.set(whatsappWeb, whatsappWebFiles);
    downloaders.set(whatsappWeb, ordinary.downloader);
    markSenders.set(whatsappWeb, ordinary.marks);
    mediatorWindowMs.set(whatsappWeb, humanAgentWindowMs);
  }
  return {
    ...{ translator, drivers, downloaders, markSenders, accounts, whatsappWeb: ordinary },
    ...{ mediatorWindowMs, fileLimits, openNow },
  };
}

const isInWindow = (lastInboundAt: Date | null, now: Date): boolean =>
  replyWindow("system", lastInboundAt, now, "not-granted") === "inside";
