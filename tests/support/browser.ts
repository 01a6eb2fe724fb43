import { existsSync, mkdirSync } from "node:fs";
import path from "node:path";
import { chromium, type Browser, type BrowserContext, type Page } from "playwright-core";
import { packageRoot } from "../../src/package-root.ts";

export const chromiumPath =
  process.env["CHROMIUM_PATH"] ??
  ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome"].find(existsSync);

/** Chromium is there, or must be: where all tests are required its absence fails them, elsewhere it skips them and says so. */
export const hasBrowser = (): boolean => {
  if (chromiumPath !== undefined && existsSync(chromiumPath)) return true;
  if (process.env["REQUIRE_ALL_TESTS"]) throw new Error("No Chromium: set CHROMIUM_PATH, or apt-get install chromium");
  process.stderr.write(
    "Browser tests are skipped: no Chromium. Install one (apt-get install chromium) or set CHROMIUM_PATH.\n",
  );
  return false;
};

export const openBrowser = (): Promise<Browser> =>
  chromium.launch({
    executablePath: chromiumPath ?? "",
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
    ],
  });

export type Screen = { readonly width: number; readonly height: number };
export const phone: Screen = { width: 360, height: 740 };
export const desktop: Screen = { width: 1280, height: 800 };
export const kiosk: Screen = { width: 1080, height: 1920 };

/** A page of its own, as on another machine; faults of its scripts fail the test. */
export async function openPage(browser: Browser, screen: Screen, faults: string[]): Promise<Page> {
  const context: BrowserContext = await browser.newContext({
    viewport: screen,
    locale: "fr-FR",
    reducedMotion: "reduce",
  });
  context.setDefaultTimeout(10_000);
  const page = await context.newPage();
  page.on("pageerror", (error) => faults.push(error.message));
  page.on("request", (request) => {
    const { hostname, protocol } = new URL(request.url());
    if (protocol.startsWith("http") && hostname !== "127.0.0.1") faults.push(`asked ${request.url()}`);
  });
  return page;
}

const folder = path.join(packageRoot(), "tests/browser/screenshots");

/** Kept out of git; to be looked at. */
export async function shoot(page: Page, name: string): Promise<void> {
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: path.join(folder, `${name}.png`) });
}

/** Serious and critical faults of accessibility (axe-core), as lines. */
export async function accessibilityFaults(page: Page): Promise<readonly string[]> {
  await page.addScriptTag({ path: path.join(packageRoot(), "node_modules/axe-core/axe.min.js") }).catch(async () => {
    // the page's own policy refuses scripts that are not its own
    const { readFile } = await import("node:fs/promises");
    await page.evaluate(await readFile(path.join(packageRoot(), "node_modules/axe-core/axe.min.js"), "utf8"));
  });
  const violations = await page.evaluate(async () => {
    const { axe } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } };
    return (await axe.run()).violations.map(({ id, impact, nodes }) => ({
      id,
      impact,
      targets: nodes.map(({ target }) => target.join(" ")),
    }));
  });
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .map(({ id, impact, targets }) => `${impact ?? ""} ${id}: ${targets.slice(0, 3).join(" | ")}`);
}

type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly target: readonly string[] }[];
};
