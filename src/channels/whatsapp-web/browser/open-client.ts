import wweb from "whatsapp-web.js";
import type { BrowserSettings } from "../words.ts";
import { isPassing } from "./passing-problem.ts";

/** The library's client; what its types do not tell is used here alone. */
export type Client = wweb.Client & { inject(): Promise<void> };

export type ClientHooks = {
  /** The browser runs and its page exists, before anything is loaded. */
  readonly onBrowser: (pid: number) => void;
  /** The browser or its page is gone, or the library gave up: only a new start helps. */
  readonly onTrouble: (error: unknown) => void;
};

/** The last resort against a page that hangs: a file takes long, everything else has a time of its own. */
const protocolTimeoutMs = 65_000;
const pageTimeoutMs = 60_000;
/** Never the sandbox: whoever must do without it says so in CHROMIUM_ARGS. */
const usualArgs = [
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  // Chromium has business of its own with Google (the time, updates, an account): nobody here asked for it.
  "--disable-features=NetworkTimeServiceQuerying",
  "--disable-client-side-phishing-detection",
  "--disable-domain-reliability",
  "--no-pings",
  "--allow-browser-signin=false",
  "--gaia-url=http://127.0.0.1:1",
  "--google-apis-url=http://127.0.0.1:1",
  "--variations-server-url=",
  "--component-updater=url-source=http://127.0.0.1:1",
];

/** A client on our own session folder, guarded against what the library lets escape. Nothing is started yet. */
export function openClient({ chromium, args, sessionDir }: BrowserSettings, hooks: ClientHooks): Client {
  const client = new wweb.Client({
    authStrategy: keepSession(sessionDir, () => {
      const browser = client.pupBrowser;
      const page = client.pupPage;
      if (!browser || !page) return;
      hooks.onBrowser(browser.process()?.pid ?? 0);
      browser.on("disconnected", () => hooks.onTrouble(new Error("the browser ended")));
      page.on("error", hooks.onTrouble);
      page.on("close", () => hooks.onTrouble(new Error("the page was closed")));
    }),
    authTimeoutMs: pageTimeoutMs,
    // The page of today, neither one of the library's own nor one kept on disk.
    webVersionCache: { type: "none" },
    userAgent: false as unknown as string, // Chromium's own: what it says of itself is then coherent
    puppeteer: {
      executablePath: chromium,
      headless: true,
      // Over a pipe, Chromium ends with this process, however this process ends.
      pipe: true,
      // Ctrl + C reaches every process of the terminal: the program says when to end.
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
      protocolTimeout: protocolTimeoutMs,
      args: [...usualArgs, ...args],
    },
  }) as Client;
  const inject = client.inject.bind(client);
  let isFirst = true;
  // After each navigation the library injects again, and lets a failure end the process.
  client.inject = async () => {
    if (isFirst) {
      isFirst = false;
      return inject();
    }
    return inject().catch((error: unknown) => {
      if (!isPassing(error)) hooks.onTrouble(error);
    });
  };
  return client;
}

/** Its session, which it must neither delete below a running browser nor take care of twice. */
function keepSession(dataPath: string, onBrowser: () => void): wweb.LocalAuth {
  const strategy = new wweb.LocalAuth({ dataPath });
  let isOpen = false;
  strategy.logout = () => Promise.resolve();
  strategy.afterBrowserInitialized = () => {
    if (!isOpen) onBrowser();
    isOpen = true;
    return Promise.resolve();
  };
  return strategy;
}

/** An expression in the page, given up after `ms`. */
export async function evaluate(client: Client, expression: string, ms: number): Promise<unknown> {
  const page = client.pupPage;
  if (!page) throw new Error("there is no page yet");
  return within(page.evaluate(expression), ms);
}

export async function within<T>(promise: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error(`no answer within ${ms} ms`)), ms);
  });
  return Promise.race([promise, late]).finally(() => clearTimeout(timer));
}
