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
const screens = [
  ["360", phone, "/", "Commencer"],
  ["1280", desktop, "/", "Commencer"],
  ["kiosk", kiosk, "/borne", "Touchez pour commencer"],
] as const;

describeInBrowser("guided by buttons in a real browser", () => {
  let program: TestProgram;
  let browser: Browser;
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram();
    browser = await openBrowser();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  it.each(screens)(
    "a tutorial, a theme, another language (%s)",
    async (name, screen, address, begin) => {
      const page: Page = await openPage(browser, screen, faults);
      await page.goto(`${program.url}${address}`);
      await page.getByRole("button", { name: begin }).click();
      const log = page.getByRole("log");
      const choices = page.getByRole("group", { name: "Réponses possibles" });
      const write = async (text: string): Promise<void> => {
        await page.getByRole("textbox").fill(text);
        await page.getByRole("textbox").press("Enter");
      };
      await log.getByText("Je suis un robot, pas une personne").waitFor();
      await write("comment envoyer une piece jointe par mail");
      await choices.getByRole("button", { name: "Pas à pas" }).last().click();
      await log.getByText(/Étape 1 sur \d/).waitFor();
      await choices.getByRole("button", { name: "Étape suivante" }).last().click();
      await log.getByText(/Étape 2 sur \d/).waitFor();
      await shoot(page, `guidance-tutorial-${name}`);
      await choices.getByRole("button", { name: "Menu" }).last().click();
      await choices.getByRole("button", { name: "CAF" }).last().click();
      await log.getByText("questions que l’on me pose souvent").last().waitFor();
      await shoot(page, `guidance-theme-${name}`);
      await write("نسيت كلمة السر");
      await choices.getByRole("button", { name: "التحدث مع شخص" }).last().waitFor();
      await shoot(page, `guidance-arabic-${name}`);
      const paragraph = log.locator("p", { hasText: "مرحبا" }).last();
      expect(await paragraph.getAttribute("dir")).toBe("auto");
      expect(await accessibilityFaults(page)).toEqual([]);
      await page.context().close();
    },
    60_000,
  );

  it("has no fault of scripts, and asks nothing of other machines", () => {
    expect(faults).toEqual([]);
  });
});
