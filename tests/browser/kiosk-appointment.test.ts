import type { Browser, Page } from "playwright-core";
import { accessibilityFaults, hasBrowser, kiosk, openBrowser, openPage, shoot } from "../support/browser.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;

describeInBrowser("an appointment at the kiosk", () => {
  let program: TestProgram;
  let browser: Browser;
  let page: Page;
  let code = "";
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram();
    browser = await openBrowser();
    page = await openPage(browser, kiosk, faults);
    // what the printer would get is looked at instead of being printed
    await page.addInitScript(() => {
      const { document } = globalThis as unknown as {
        document: { querySelector(selector: string): { innerText: string; textContent: string } | null };
      };
      Object.assign(globalThis, {
        print: () => Object.assign(globalThis, { printed: document.querySelector(".ticket")?.textContent ?? "" }),
      });
    });
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  const log = () => page.getByRole("log");
  const press = (name: string | RegExp) => page.getByRole("button", { name }).last().click();
  const write = async (text: string): Promise<void> => {
    await page.getByRole("textbox").fill(text);
    await page.getByRole("textbox").press("Enter");
  };
  const goodbye = async (): Promise<void> => {
    await press("Terminer");
    await page.getByRole("button", { name: "Touchez pour commencer" }).waitFor();
  };

  it("is booked with a first name; its code stands large on the screen and on paper, with the day", async () => {
    await page.goto(`${program.url}/borne`);
    await page.getByRole("button", { name: "J’ai déjà un rendez-vous" }).waitFor();
    await shoot(page, "kiosk-appointment-1-start");
    expect(await accessibilityFaults(page)).toEqual([]);
    await press("Touchez pour commencer");
    await log().getByText("Je suis un robot").waitFor();
    await write("je voudrais un rdv");
    await press("CAF");
    await log().getByText("horaires libres").waitFor();
    await page.getByRole("group", { name: "Réponses possibles" }).getByRole("button").first().click();
    await press("Oui, c’est bon");
    await log().getByText("Quel est votre prénom").waitFor();
    await write("Zoé");
    await log().getByText("C’est noté").waitFor();
    code = (await page.locator(".code-value").last().innerText()).trim();
    expect(code).toMatch(/^[A-Z0-9]{4}$/);
    await page.locator(".code-value").last().scrollIntoViewIfNeeded();
    await shoot(page, "kiosk-appointment-2-code");
    expect(await accessibilityFaults(page)).toEqual([]);
    await press("Imprimer");
    const printed = await page.evaluate<string>("globalThis.printed");
    expect(printed).toContain(code);
    expect(printed).toMatch(/Votre rendez-vous : \S+ \d+/);
    await page.emulateMedia({ media: "print" });
    await shoot(page, "kiosk-appointment-3-paper");
    await page.emulateMedia({ media: "screen" });
    await goodbye();
    expect(await page.content()).not.toContain(code);
  }, 90_000);

  it("is found again with both, moved by keyboard alone, and nothing is left for the next person", async () => {
    await page.getByRole("button", { name: "J’ai déjà un rendez-vous" }).focus();
    await page.keyboard.press("Enter");
    await log().getByText("quatre signes").waitFor();
    await log().getByText("J’ai déjà un rendez-vous").waitFor(); // what was touched
    await write(code.toLowerCase());
    await log().getByText("Quel prénom").waitFor();
    await write("zoe");
    await page.getByRole("button", { name: "Déplacer" }).waitFor();
    await shoot(page, "kiosk-appointment-4-found");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Déplacer" }).focus();
    await page.keyboard.press("Enter");
    await log().getByText("horaires libres").waitFor();
    await write("2");
    await log().getByText("Il remplace l’ancien").waitFor();
    await write("oui");
    await log().getByText("C’est changé").waitFor();
    expect(await log().innerText()).toContain(code);
    await goodbye();
    expect(await page.content()).not.toMatch(new RegExp(`${code}|zoe`, "i"));
    expect(faults).toEqual([]);
  }, 90_000);
});
