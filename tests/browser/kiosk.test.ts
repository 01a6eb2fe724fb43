import type { Browser, Page } from "playwright-core";
import { accessibilityFaults, hasBrowser, kiosk, openBrowser, openPage, shoot } from "../support/browser.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;

describeInBrowser("the kiosk in the hall", () => {
  let program: TestProgram;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram();
    browser = await openBrowser();
    page = await openPage(browser, kiosk, faults);
    await page.clock.install();
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  const begin = async (): Promise<void> => {
    await page.goto(`${program.url}/borne`);
    await page.locator("#begin, .begin").first().click();
    await page.getByRole("log").getByText("Je suis un robot").waitFor();
  };
  const write = async (text: string): Promise<void> => {
    await page.getByRole("textbox").fill(text);
    await page.getByRole("textbox").press("Enter");
    await page.getByRole("log").getByText(text).waitFor();
  };

  it("says that an automatic assistant answers before anything is typed", async () => {
    await page.goto(`${program.url}/borne`);
    await page
      .getByText(/assistant automatique/)
      .first()
      .waitFor();
    await shoot(page, "kiosk-1-start");
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it("warns after idling, then leaves nothing of the person who was there", async () => {
    await begin();
    await write("mon ornithorynque est violet");
    await shoot(page, "kiosk-2-chat");
    await page.clock.runFor(76_000);
    await page.getByText("Êtes-vous encore là").waitFor();
    await shoot(page, "kiosk-3-warning");
    await page.clock.runFor(16_000);
    await page.locator("#begin, .begin").first().waitFor();
    await page.waitForTimeout(300);
    expect(await page.content()).not.toContain("ornithorynque");
    expect(await page.evaluate<string>("JSON.stringify({ ...sessionStorage, ...localStorage })")).not.toContain(
      "ornithorynque",
    );
    await page.goBack().catch(() => null);
    expect(await page.content()).not.toContain("ornithorynque");
  }, 60_000);

  it("« Je suis là » keeps the conversation", async () => {
    await begin();
    await write("bonjour la borne");
    await page.clock.runFor(76_000);
    await page.getByRole("button", { name: "Je suis là" }).click();
    await page.clock.runFor(20_000);
    await page.getByRole("log").getByText("bonjour la borne").waitFor();
  }, 60_000);

  it("« Terminer » ends the conversation for good", async () => {
    await begin();
    await write("je termine maintenant");
    const ended = page.waitForResponse((response) => response.request().method() === "DELETE");
    await page.getByRole("button", { name: "Terminer" }).first().click();
    expect((await ended).status()).toBe(204);
    expect(await page.content()).not.toContain("je termine maintenant");
    expect(faults).toEqual([]);
  }, 60_000);
});
