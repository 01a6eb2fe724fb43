import type { Browser, Page } from "playwright-core";
import {
  accessibilityFaults,
  desktop,
  hasBrowser,
  kiosk,
  openBrowser,
  openPage,
  phone,
  shoot,
} from "../support/browser.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;
const narrowest = { width: 320, height: 640 };

describeInBrowser("the help centre", () => {
  let program: TestProgram;
  let browser: Browser;
  const faults: string[] = [];
  const addresses = [
    "/aide",
    "/aide/caf-connexion",
    "/aide/envoyer-piece-jointe",
    "/aide/mots",
    "/aide/nulle-part",
    "/aide?q=jariv+pa+kaf",
  ];

  beforeAll(async () => {
    program = await startTestProgram();
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  it.each(addresses)(
    "%s can be read by everybody, on the narrowest telephone too",
    async (address) => {
      const page = await openPage(browser, narrowest, faults);
      await page.goto(`${program.url}${address}`);
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(narrowest.width);
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it("is reached and searched without any script", async () => {
    const context = await browser.newContext({ viewport: phone, javaScriptEnabled: false });
    const page: Page = await context.newPage();
    await page.goto(program.url);
    await page
      .getByRole("link", { name: /centre d’aide/ })
      .first()
      .click();
    await page.getByRole("searchbox").fill("jarive pa a ouvrir mon conte kaf");
    await page.getByRole("button", { name: "Chercher" }).click();
    await page.getByRole("link", { name: /CAF/ }).first().click();
    expect(await page.getByRole("heading", { level: 1 }).textContent()).toContain("CAF");
    await context.close();
  }, 60_000);

  it("prints one answer on a sheet", async () => {
    const page = await openPage(browser, desktop, faults);
    const sheets = async (address: string): Promise<number> => {
      await page.goto(`${program.url}${address}`);
      const pdf = await page.pdf({ format: "A4" });
      return pdf.toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
    };
    expect(await sheets("/aide/caf-connexion")).toBe(1);
    const answers = await page.goto(`${program.url}/aide/tout`).then(() => page.locator("article.sheet").count());
    expect(await sheets("/aide/tout")).toBeGreaterThanOrEqual(answers);
    await page.context().close();
  }, 120_000);

  it("is looked at", async () => {
    for (const [name, screen] of Object.entries({ 360: phone, 1280: desktop, kiosk })) {
      const page = await openPage(browser, screen, faults);
      for (const [index, address] of ["/", ...addresses, "/aide?q=je+veux+mourir"].entries()) {
        await page.goto(`${program.url}${address}`);
        await shoot(page, `help-${index}-${name}`);
      }
      await page.context().close();
    }
  }, 120_000);

  it("has no fault of scripts, and asks nothing of other machines", () => {
    expect(faults).toEqual([]);
  });
});
