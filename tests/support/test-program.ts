import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { readConfig, type Config } from "../../src/config.ts";
import { openContent } from "../../src/open-content.ts";
import { openNews } from "../../src/open-news.ts";
import { openStorage } from "../../src/open-storage.ts";
import { hashToken } from "../../src/inbox/session-token.ts";
import { MediatorId } from "../../src/shared/ids.ts";
import { systemClock, systemRandom } from "../../src/shared/system-clock.ts";
import { startProgram } from "../../src/start-program.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { inboxClient, type InboxClient } from "./inbox-client.ts";
import { freePort } from "./program.ts";
import { testModelsDir } from "./test-models-dir.ts";

const silentLog = { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined };

/** The whole program in this process, on a database of its own, reached through its doors. */
export type TestProgram = {
  readonly url: string;
  readonly config: Config;
  readonly storage: Storage;
  /** Creates a mediator who is signed in. */
  mediator(name: string, role?: "mediator" | "admin"): Promise<InboxClient>;
  /** A round of the watch over people who wait, now. */
  watchNow(): Promise<void>;
  /** A round of reminders, now. */
  remindNow(): Promise<void>;
  /** A round of offers to whoever waits for a time, now. */
  offerNow(): Promise<void>;
  /** `keep`: the folder stays, for a program that begins after it. */
  stop(what?: "erase" | "keep"): Promise<void>;
};

export type TestProgramOptions = {
  readonly env?: Readonly<Record<string, string>>;
  readonly now?: () => Date;
  /** Another one whose database it shares; it is to be stopped first. */
  readonly beside?: TestProgram;
  /** Stays when the program stops. */
  readonly dataDir?: string;
};

export async function startTestProgram({
  env = {},
  now = systemClock.now,
  beside,
  dataDir,
}: TestProgramOptions = {}): Promise<TestProgram> {
  const folder = dataDir ?? beside?.config.dataDir ?? mkdtempSync(path.join(tmpdir(), "sos-test-"));
  const port = await freePort();
  const settings = readConfig({ ...env, PORT: String(port), PUBLIC_URL: `http://127.0.0.1:${port}`, DATA_DIR: folder });
  const content = await openContent({ ...settings, dataDir: testModelsDir }, () => undefined);
  const storage = await openStorage(settings);
  const clock = { now };
  const worker = `test-${systemRandom.token(6)}`;
  const program = await startProgram({
    config: settings,
    content,
    storage,
    news: openNews(settings, worker, silentLog),
    worker,
    clock,
    random: systemRandom,
    log: silentLog,
    showCode: () => undefined,
  });
  return {
    url: settings.publicUrl,
    config: settings,
    storage,
    mediator: async (name, role = "mediator") => {
      const id = MediatorId.parse(name.toLowerCase());
      const email = `${name.toLowerCase()}@example.org`;
      await storage.mediators.add({ id, name, email, role, passwordHash: "-", totpSecret: null });
      const token = systemRandom.token(32);
      const createdAt = now();
      const expiresAt = new Date(createdAt.getTime() + 12 * 60 * 60_000);
      await storage.mediators.startSession({
        tokenHash: hashToken(token),
        mediator: id,
        createdAt,
        lastSeenAt: createdAt,
        expiresAt,
      });
      return inboxClient(settings.publicUrl, `sos_session=${token}`);
    },
    watchNow: () => program.watchNow(),
    remindNow: () => program.remindNow(),
    offerNow: () => program.offerNow(),
    stop: async (what = "erase") => {
      await program.stop();
      const stays = beside !== undefined || dataDir !== undefined || what === "keep";
      if (!stays) rmSync(folder, { recursive: true, force: true });
    },
  };
}
