import path from "node:path";
import type { ChannelDriver } from "../../delivery/channel-driver.ts";
import type { AlertStore } from "../../handoff/alert.ts";
import type { Download, Downloader } from "../../media/fetch-media.ts";
import { largestFile } from "../../media/file-kind.ts";
import type { MediaFolder } from "../../media/media-folder.ts";
import type { Clock, Random } from "../../shared/clock.ts";
import { problemOf } from "../../shared/problem-of.ts";
import type { MarkSender } from "../meta/marks.ts";
import { openBrowserLine } from "./browser-line.ts";
import { findChromium } from "./find-chromium.ts";
import { freeProfile } from "./free-profile.ts";
import { dailyLimitAlert } from "./link-alert.ts";
import { openLinkFolder, type LinkFolder } from "./link-file.ts";
import { countedOn, dayOf } from "./pace.ts";
import { noteAck, noteAnsweredOnTelephone, receiveFromWhatsAppWeb, type WhatsAppWebReceiveParts } from "./receive.ts";
import { runLink, type LinkParts, type RunningLink } from "./run-link.ts";
import { createSentLog } from "./sent-log.ts";
import { whatsappWebDriver } from "./whatsapp-web-driver.ts";
import type { OwnMessage } from "./words.ts";

export type WhatsAppWebSettings = {
  /** Null: wherever the system has it. */
  readonly chromium: string | null;
  readonly chromiumArgs: readonly string[];
  readonly dailyLimit: number;
  /** What the browser gets to know of our environment: none of the settings. */
  readonly environment: Readonly<Record<string, string>>;
};

export type WhatsAppWebParts = WhatsAppWebReceiveParts & {
  readonly alerts: Pick<AlertStore, "raise">;
  readonly onReady: () => void;
  readonly showCode: (code: string) => void;
  readonly log: LinkParts["log"];
};

/** WhatsApp with an ordinary number. Nothing of it is loaded, and no browser runs, before this process has the job. */
export type WhatsAppWeb = {
  readonly driver: ChannelDriver;
  readonly downloader: Downloader;
  readonly marks: MarkSender;
  readonly folder: LinkFolder;
  /** Pairs, listens and sends until what it returns is called. In one process of all. */
  begin(parts: WhatsAppWebParts): () => Promise<void>;
};

const downloadTimeoutMs = 64_000;

export function createWhatsAppWeb(
  settings: WhatsAppWebSettings,
  { dataDir, timeZone }: { readonly dataDir: string; readonly timeZone: string },
  files: Pick<MediaFolder, "find">,
  clock: Clock,
  random: Random,
): WhatsAppWeb {
  const folder = openLinkFolder(dataDir);
  const sent = createSentLog();
  let link: RunningLink | null = null;
  let onLimit: () => void = () => undefined;
  const today = (): string => dayOf(clock.now(), timeZone);
  let counted = folder.read().sent;

  const mayCount = (): boolean => countedOn(counted, today()) < settings.dailyLimit;
  function countOne(): boolean {
    if (!mayCount()) return false;
    const day = today();
    counted = { day, count: countedOn(counted, day) + 1 };
    folder.write({ ...folder.read(), sent: counted });
    if (!mayCount()) onLimit();
    return true;
  }

  async function download(message: string): Promise<Download> {
    const answer = await (link?.ask({ kind: "download", message, most: largestFile }, downloadTimeoutMs) ?? null);
    switch (answer?.kind) {
      case "file":
        return { kind: "file", bytes: answer.bytes };
      case "no-file":
        return { kind: answer.final ? "refused" : "failed", why: answer.why };
      case "failed":
        return { kind: "failed", why: answer.problem };
      default:
        return { kind: "failed", why: "the link with WhatsApp is not there now" };
    }
  }

  function begin(parts: WhatsAppWebParts): () => Promise<void> {
    const { alerts, log } = parts;
    counted = folder.read().sent;
    onLimit = () => void alerts.raise(dailyLimitAlert(settings.dailyLimit, clock.now(), today())).catch(tell);
    const tell = (error: unknown): void =>
      log.warn({ channel: "whatsapp-web", problem: problemOf(error) }, "what WhatsApp said could not be recorded");
    const onOwnMessage = (own: OwnMessage, account: string): void => {
      if (sent.isOurs(own) || own.from === "history") note(own.id, own.ack);
      else noteAnsweredOnTelephone(own, account, parts).catch(tell);
    };
    const note = (id: string, ack: number): void => void noteAck(sent.onAck(id, ack), id, ack, parts).catch(tell);
    const running = runLink({
      launch: (onNews) => {
        const chromium = findChromium(settings.chromium);
        if (chromium === null) return null;
        freeProfile(folder.profile);
        const { chromiumArgs: args } = settings;
        // A service has often no home to write in, and a person's own Chromium is nobody's business.
        const own = {
          XDG_CONFIG_HOME: path.join(folder.dir, "config"),
          XDG_CACHE_HOME: path.join(folder.dir, "cache"),
        };
        const environment = { ...settings.environment, ...own };
        return openBrowserLine({ chromium, args, sessionDir: folder.dir }, environment, onNews);
      },
      folder,
      onMessage: (raw, account) => receiveFromWhatsAppWeb(raw, account, parts),
      onOwnMessage,
      onAck: note,
      onReady: parts.onReady,
      showCode: parts.showCode,
      alerts,
      clock,
      random,
      log,
    });
    link = running;
    return async () => {
      if (link === running) link = null;
      await running.stop();
    };
  }

  return {
    driver: whatsappWebDriver({ link: () => link, files, sent, countOne, mayCount, clock, random }),
    downloader: ({ at }) =>
      at.kind === "id"
        ? download(at.id)
        : Promise.resolve({ kind: "refused", why: "WhatsApp Web gives ids, not addresses" }),
    marks: {
      seen: async ({ address }) => link?.mark("seen", address.contact),
      typing: async ({ address }) => link?.mark("typing", address.contact),
    },
    folder,
    begin,
  };
}
