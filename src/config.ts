import { existsSync } from "node:fs";
import path from "node:path";
import { z } from "zod";
import type { Durations } from "./privacy/forget-outlived.ts";
import { packageRoot } from "./package-root.ts";
import { StartFault } from "./start-fault.ts";

const onOff = z.enum(["on", "off"]).transform((value) => value === "on");
const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));
const duration = (least: number, usual: number) => z.coerce.number().min(least).max(36_500).default(usual);
const optional = z.string().min(1).optional();

const Settings = z.object({
  PORT: z.coerce.number().int().min(0).max(65535).default(3000),
  /** Where people reach the program; default http://localhost:PORT. */
  PUBLIC_URL: httpUrl.optional(),
  DATA_DIR: z.string().min(1).default("./data"),
  DATABASE_URL: z
    .string()
    .regex(
      /^(sqlite:.+|mongodb(\+srv)?:\/\/.+)/,
      "must look like sqlite:./data/sos-numerique.db or mongodb://host:27017/sos-numerique",
    )
    .optional(),
  TIME_ZONE: z
    .string()
    .default("Europe/Paris")
    .refine((zone) => Intl.supportedValuesOf("timeZone").includes(zone), "is not a time zone such as Europe/Paris"),
  /** Over which processes tell each other to look; optional with several, useless with one. */
  REDIS_URL: z
    .string()
    .regex(/^rediss?:\/\/.+/, "must look like redis://127.0.0.1:6379")
    .optional(),
  /** Worker processes that share the port. */
  PROCESSES: z.coerce.number().int().min(1).max(64).default(1),
  /** Default: the program's own. */
  KNOWLEDGE_BASE: optional,
  DIALOGS: optional,
  META_APP_SECRET: optional,
  META_VERIFY_TOKEN: optional,
  GRAPH_API_URL: httpUrl.default("https://graph.facebook.com"),
  GRAPH_API_VERSION: z
    .string()
    .regex(/^v\d+\.\d+$/, "must look like v25.0")
    .default("v25.0"),
  MESSENGER_PAGE_ID: optional,
  MESSENGER_PAGE_TOKEN: optional,
  /** Meta has granted the page HUMAN_AGENT: mediators may answer for seven days. */
  MESSENGER_HUMAN_AGENT: onOff.default(false),
  WHATSAPP_PHONE_NUMBER_ID: optional,
  WHATSAPP_TOKEN: optional,
  /** The name of the centre's agreed wording for reminders outside the 24 hours. */
  WHATSAPP_REMINDER_TEMPLATE: optional,
  WHATSAPP_TEMPLATE_LANGUAGE: z.string().min(2).default("fr"),
  /** WhatsApp with an ordinary number, through WhatsApp Web in a Chromium. Unofficial: docs/installation.md. */
  WHATSAPP_WEB: onOff.default(false),
  CHROMIUM_PATH: optional,
  CHROMIUM_ARGS: z.string().default(""),
  WHATSAPP_WEB_DAILY_LIMIT: z.coerce.number().int().min(1).max(2_000).default(300),
  /** How long things are kept: docs/vie-privee.md. */
  KEEP_WORDS_HOURS: duration(1, 24),
  KEEP_WORDS_WITH_MEDIATOR_DAYS: duration(1, 30),
  KEEP_APPOINTMENT_PERSON_DAYS: duration(1, 90),
  KEEP_UNANSWERED_DAYS: duration(1, 90),
  KEEP_CONTACTS_DAYS: duration(1, 30),
  KEEP_JOURNAL_DAYS: duration(1, 365),
  KEEP_FIGURES_DAYS: duration(1, 1095),
  /** Meta delivers again for a day and a half what it believes lost. */
  KEEP_TRACES_DAYS: duration(2, 30),
  KEEP_LIVE_EVENTS_DAYS: duration(1, 7),
  /** Trust X-Forwarded-For of a reverse proxy on the same machine. */
  BEHIND_PROXY: onOff.default(false),
  LOG_LEVEL: z.enum(["silent", "error", "warn", "info", "debug"]).default("info"),
});

type MetaSettings = {
  readonly appSecret: string;
  readonly verifyToken: string;
  readonly graphUrl: string;
  readonly graphVersion: string;
};

export type MessengerSettings = MetaSettings & {
  readonly pageId: string;
  readonly pageToken: string;
  readonly humanAgent: "granted" | "not-granted";
};

export type WhatsAppCloudAccess = MetaSettings & {
  readonly phoneNumberId: string;
  readonly token: string;
  readonly reminderTemplate: { readonly name: string; readonly language: string } | null;
};

export type WhatsAppWebAccess = {
  /** Null: wherever the system has it. */
  readonly chromium: string | null;
  readonly chromiumArgs: readonly string[];
  readonly dailyLimit: number;
  /** What the browser gets to know of our environment: none of the settings. */
  readonly environment: Readonly<Record<string, string>>;
};

export type DatabaseSettings =
  | { readonly kind: "sqlite"; readonly file: string }
  /** The URL holds a password: never to be shown. */
  | { readonly kind: "mongodb"; readonly url: string };

export type Config = {
  readonly port: number;
  readonly publicUrl: string;
  readonly dataDir: string;
  readonly database: DatabaseSettings;
  readonly redisUrl: string | null;
  readonly processes: number;
  readonly timeZone: string;
  readonly knowledgeBase: string;
  readonly dialogs: string;
  readonly behindProxy: boolean;
  readonly logLevel: string;
  readonly messenger: MessengerSettings | null;
  readonly whatsappCloud: WhatsAppCloudAccess | null;
  readonly whatsappWeb: WhatsAppWebAccess | null;
  readonly retention: Durations;
};

/** Reads a `.env` file of the working folder, if there is one, into the environment (what is set already wins). */
export function loadEnvFile(): void {
  if (existsSync(".env")) process.loadEnvFile(".env");
}

/** The settings, or a StartFault that lists every fault at once. Empty values count as absent. */
export function readConfig(environment: Readonly<Record<string, string | undefined>> = process.env): Config {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value !== ""),
  );
  const parsed = Settings.safeParse(given);
  if (!parsed.success) {
    throw new StartFault(
      parsed.error.issues
        .map(
          (issue) =>
            `${issue.path.join(".")} ${issue.message}: mend it in the environment or in .env (see .env.example)`,
        )
        .join("\n"),
    );
  }
  const settings = parsed.data;
  const dataDir = path.resolve(settings.DATA_DIR);
  return {
    port: settings.PORT,
    publicUrl: settings.PUBLIC_URL ?? `http://localhost:${settings.PORT}`,
    dataDir,
    database: databaseOf(settings.DATABASE_URL ?? `sqlite:${path.join(dataDir, "sos-numerique.db")}`),
    redisUrl: settings.REDIS_URL ?? null,
    processes: settings.PROCESSES,
    timeZone: settings.TIME_ZONE,
    knowledgeBase: path.resolve(settings.KNOWLEDGE_BASE ?? path.join(packageRoot(), "knowledge-base")),
    dialogs: path.resolve(settings.DIALOGS ?? path.join(packageRoot(), "dialogs")),
    behindProxy: settings.BEHIND_PROXY,
    logLevel: settings.LOG_LEVEL,
    messenger: messengerOf(settings),
    whatsappCloud: whatsappCloudOf(settings),
    whatsappWeb: whatsappWebOf(settings, environment),
    retention: durationsOf(settings),
  };
}

const hour = 60 * 60_000;
const day = 24 * hour;

const durationsOf = (settings: z.infer<typeof Settings>): Durations => ({
  words: {
    assistantAlone: settings.KEEP_WORDS_HOURS * hour,
    withMediator: settings.KEEP_WORDS_WITH_MEDIATOR_DAYS * day,
  },
  kept: {
    "appointment-person": settings.KEEP_APPOINTMENT_PERSON_DAYS * day,
    appointment: settings.KEEP_FIGURES_DAYS * day,
    waiting: settings.KEEP_APPOINTMENT_PERSON_DAYS * day,
    unanswered: settings.KEEP_UNANSWERED_DAYS * day,
    satisfaction: settings.KEEP_FIGURES_DAYS * day,
    audit: settings.KEEP_JOURNAL_DAYS * day,
    // The lock-out looks a quarter of an hour back.
    "failed-sign-in": day,
    event: settings.KEEP_TRACES_DAYS * day,
    "live-event": settings.KEEP_LIVE_EVENTS_DAYS * day,
    alert: settings.KEEP_TRACES_DAYS * day,
    session: 0,
    invitation: 0,
    conversation: settings.KEEP_CONTACTS_DAYS * day,
  },
});
/** `sqlite:<file>` or the address of a MongoDB database. */
export const databaseOf = (url: string): DatabaseSettings =>
  url.startsWith("sqlite:")
    ? { kind: "sqlite", file: path.resolve(url.slice("sqlite:".length)) }
    : { kind: "mongodb", url };

function messengerOf(settings: z.infer<typeof Settings>): MessengerSettings | null {
  const { MESSENGER_PAGE_ID: pageId, MESSENGER_PAGE_TOKEN: pageToken } = settings;
  if (!pageId && !pageToken) return null;
  const meta = metaOf("Messenger", settings, { MESSENGER_PAGE_ID: pageId, MESSENGER_PAGE_TOKEN: pageToken });
  const humanAgent = settings.MESSENGER_HUMAN_AGENT ? "granted" : "not-granted";
  return { ...meta, pageId: pageId ?? "", pageToken: pageToken ?? "", humanAgent };
}

function whatsappCloudOf(settings: z.infer<typeof Settings>): WhatsAppCloudAccess | null {
  const { WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_TOKEN: token } = settings;
  if (!phoneNumberId && !token) return null;
  const meta = metaOf("WhatsApp", settings, { WHATSAPP_PHONE_NUMBER_ID: phoneNumberId, WHATSAPP_TOKEN: token });
  const { WHATSAPP_REMINDER_TEMPLATE: name, WHATSAPP_TEMPLATE_LANGUAGE: language } = settings;
  const reminderTemplate = name === undefined ? null : { name, language };
  return { ...meta, phoneNumberId: phoneNumberId ?? "", token: token ?? "", reminderTemplate };
}

function whatsappWebOf(
  settings: z.infer<typeof Settings>,
  environment: Readonly<Record<string, string | undefined>>,
): WhatsAppWebAccess | null {
  if (!settings.WHATSAPP_WEB) return null;
  const foreign = Object.entries(environment).flatMap(([name, value]): readonly (readonly [string, string])[] =>
    value === undefined || name in Settings.shape ? [] : [[name, value]],
  );
  return {
    chromium: settings.CHROMIUM_PATH ?? null,
    chromiumArgs: settings.CHROMIUM_ARGS.split(/\s+/).filter((argument) => argument !== ""),
    dailyLimit: settings.WHATSAPP_WEB_DAILY_LIMIT,
    environment: Object.fromEntries(foreign),
  };
}

/** What both channels of Meta need, once nothing is missing. */
function metaOf(
  channel: string,
  settings: z.infer<typeof Settings>,
  own: Readonly<Record<string, string | undefined>>,
): MetaSettings {
  const { META_APP_SECRET, META_VERIFY_TOKEN, GRAPH_API_URL: graphUrl, GRAPH_API_VERSION: graphVersion } = settings;
  const needed = { META_APP_SECRET, META_VERIFY_TOKEN, ...own };
  const missing = Object.entries(needed).flatMap(([name, value]) => (value ? [] : [name]));
  if (missing.length > 0) {
    throw new StartFault(
      `${channel} needs ${missing.join(", ")} too: copy them from the Meta app (docs/installation.md), or remove ${Object.keys(own).join(" and ")}`,
    );
  }
  return { appSecret: META_APP_SECRET ?? "", verifyToken: META_VERIFY_TOKEN ?? "", graphUrl, graphVersion };
}
