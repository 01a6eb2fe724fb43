import { mkdtempSync, readlinkSync, rmSync, statSync, symlinkSync, writeFileSync, mkdirSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { findChromium } from "../../../src/channels/whatsapp-web/find-chromium.ts";
import { freeProfile, judgeLock } from "../../../src/channels/whatsapp-web/free-profile.ts";
import { openLinkFolder } from "../../../src/channels/whatsapp-web/link-file.ts";
import { linkStatus } from "../../../src/channels/whatsapp-web/link-status.ts";
import { dayOf, typingMs } from "../../../src/channels/whatsapp-web/pace.ts";

const now = new Date("2026-03-02T23:30:00Z");
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "link-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("the lock of Chromium's profile", () => {
  const profile = "/data/whatsapp-web/session";
  const processes = (alive: readonly number[], command: string | null) => ({
    isAlive: (pid: number) => alive.includes(pid),
    commandLine: () => command,
  });
  it.each<[string, string | null, readonly number[], string | null, ReturnType<typeof judgeLock>]>([
    ["nobody holds it", null, [], null, "free"],
    ["another host's: a container that is gone", "old-42", [42], `chromium --user-data-dir=${profile}`, "stale"],
    ["a process that is no more", "here-42", [], null, "stale"],
    ["a process that is something else by now", "here-42", [42], "sshd", "stale"],
    ["a Chromium on another profile", "here-42", [42], "chromium --user-data-dir=/home/x", "stale"],
    ["an orphan of ours", "here-42", [42], `chromium --user-data-dir=${profile} --x`, { orphan: 42 }],
    ["nonsense", "here-abc", [42], null, "stale"],
  ])("%s", (_, target, alive, command, verdict) => {
    expect(judgeLock(target, profile, "here", processes(alive, command))).toEqual(verdict);
  });

  it("is removed when it is stale, and left when there is none", () => {
    const lock = path.join(folder, "SingletonLock");
    symlinkSync("another-host-42", lock);
    freeProfile(folder);
    expect(() => readlinkSync(lock)).toThrow();
    expect(() => freeProfile(folder)).not.toThrow();
  });
});

describe("what is kept of the link", () => {
  it("is there again for the next process, readable by nobody else, and survives half a file", () => {
    const link = openLinkFolder(folder);
    expect(link.read()).toEqual({ paired: false, linked: null, caughtUpTo: null, sent: { day: "", count: 0 } });
    const kept = { paired: true, linked: { account: "a", since: now }, caughtUpTo: now, sent: { day: "x", count: 3 } };
    link.write(kept);
    expect(openLinkFolder(folder).read()).toEqual(kept);
    expect(statSync(path.join(link.dir, "link.json")).mode & 0o077).toBe(0);
    writeFileSync(path.join(link.dir, "link.json"), '{"paired": tr');
    expect(link.read().paired).toBe(false);
  });

  it("forgets the session and nothing else", () => {
    const link = openLinkFolder(folder);
    mkdirSync(link.profile, { recursive: true });
    link.write({ ...link.read(), paired: true });
    link.forgetSession();
    expect(() => statSync(link.profile)).toThrow(/ENOENT/);
    expect(link.read().paired).toBe(true);
  });

  it("shows what the process that has the link says, and nothing of one that vanished", async () => {
    const link = openLinkFolder(folder);
    const status = (at: Date) => linkStatus(link, { dailyLimit: 300 }, { now: () => at }, "Europe/Paris");
    expect((await status(now)).state).toEqual({ kind: "stopped" });
    link.show({ at: now, state: { kind: "ready", account: "33612345678@c.us" } });
    link.write({ ...link.read(), sent: { day: "2026-03-03", count: 12 } });
    expect(await status(now)).toEqual({
      state: { kind: "ready", number: "+33 6 12 34 56 78" },
      sentToday: 12,
      dailyLimit: 300,
    });
    expect((await status(new Date(now.getTime() + 31_000))).state).toEqual({ kind: "stopped" });
    link.show({ at: now, state: { kind: "lost", reason: "logged-out" } });
    expect((await status(now)).state).toMatchObject({
      kind: "lost",
      advice: expect.stringMatching(/scannez le code/) as unknown,
    });
    link.show({ at: now, state: { kind: "needs-pairing", code: "2@abc" } });
    expect((await status(now)).state).toMatchObject({
      picture: expect.stringMatching(/^data:image\/png;base64,/) as unknown,
    });
  });
});

it("a day begins at midnight where the centre is", () => {
  expect(dayOf(now, "Europe/Paris")).toBe("2026-03-03");
  expect(dayOf(now, "UTC")).toBe("2026-03-02");
});

it("types no longer than a claim waits for, whatever the text", () => {
  for (const text of ["", "Oui", "x".repeat(4096)]) {
    for (const fraction of [0, 0.5, 0.999]) {
      expect(typingMs(text, fraction)).toBeGreaterThanOrEqual(300);
      expect(typingMs(text, fraction)).toBeLessThan(2_500);
    }
  }
});

it("takes the Chromium of the settings, or none", () => {
  expect(findChromium("/nowhere/chromium")).toBeNull();
  expect(findChromium(process.execPath)).toBe(process.execPath);
});
