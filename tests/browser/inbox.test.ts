import type { Browser, Page } from "playwright-core";
import { accessibilityFaults, desktop, hasBrowser, openBrowser, openPage, phone, shoot } from "../support/browser.ts";
import { newResident, type Resident } from "../support/resident.ts";
import { addMediator, password } from "../support/browser-mediators.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;

describeInBrowser("a mediator at the inbox, without a mouse and with a bad network", () => {
  let program: TestProgram;
  let browser: Browser;
  let page: Page;
  let first: Resident;
  let second: Resident;
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram();
    await addMediator(program, "Sonia");
    first = await waitingResident("c'est pour ma carte vitale");
    second = await waitingResident("c'est pour la caf");
    browser = await openBrowser();
    page = await openPage(browser, desktop, faults);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  async function waitingResident(about: string): Promise<Resident> {
    const resident = await newResident(program.url);
    await resident.write("parler à quelqu'un");
    await resident.readUntil((lines) => lines.some(({ from }) => from !== "you" && from !== "resident"));
    await resident.write(about);
    return resident;
  }

  const row = (resident: Resident) => page.locator(`[data-row="${resident.conversation}"]`);
  const transcript = () => page.getByRole("region", { name: /^Conversation avec/ });
  const reply = () => page.getByRole("textbox", { name: /^Réponse à/ });
  const heard = (resident: Resident, text: string) =>
    resident.readUntil((lines) => lines.filter((line) => line.text === text).length === 1);

  async function untilWritten(text: string): Promise<void> {
    for (let tries = 0; tries < 100 && (await reply().inputValue()) !== text; tries++) await page.waitForTimeout(50);
    await expect(reply().inputValue()).resolves.toBe(text);
  }

  it("signs in, opens the person who waits longest, claims and answers with the keyboard alone", async () => {
    await page.goto(`${program.url}/mediateurs`);
    await page.getByLabel("Adresse e-mail").focus();
    await page.keyboard.type("sonia@example.org");
    await page.keyboard.press("Tab");
    await page.keyboard.type(password);
    await page.keyboard.press("Enter");
    await row(first).waitFor();
    await row(first).focus();
    await page.keyboard.press("Enter");
    await transcript().getByText("c'est pour ma carte vitale").waitFor();
    await page.getByRole("button", { name: /Prendre la conversation/ }).focus();
    await page.keyboard.press("Enter");
    await reply().waitFor();
    await reply().focus();
    await page.keyboard.type("Bonjour, je regarde avec vous.");
    await page.keyboard.press("Enter");
    await heard(first, "Bonjour, je regarde avec vous.");
    expect(await accessibilityFaults(page)).toEqual([]);
  }, 60_000);

  it("keeps what is half written with its own conversation", async () => {
    await reply().fill("Avez-vous votre attes");
    await page.keyboard.press("Escape");
    await row(second).focus();
    await page.keyboard.press("Enter");
    await transcript().getByText("c'est pour la caf").waitFor();
    await page.getByRole("button", { name: /Prendre la conversation/ }).click();
    await expect(reply().inputValue()).resolves.toBe("");
    await row(first).getByText("Brouillon").waitFor();
    await row(first).click();
    await untilWritten("Avez-vous votre attes");
    await page.reload();
    await untilWritten("Avez-vous votre attes");
    await shoot(page, "inbox-draft-1280");
  }, 60_000);

  it("sees once, and in order, what was written while the network was away, and loses no words of its own", async () => {
    await page.context().setOffline(true);
    await page
      .getByText(/Connexion perdue/)
      .first()
      .waitFor({ timeout: 60_000 });
    await first.write("je suis toujours là");
    await first.write("vous êtes partie ?");
    await page.waitForTimeout(1_500);
    await expect(transcript().getByText("vous êtes partie ?").count()).resolves.toBe(0);
    await page.context().setOffline(false);
    await transcript().getByText("vous êtes partie ?").waitFor({ timeout: 60_000 });
    const told = await transcript()
      .getByText(/je suis toujours là|vous êtes partie/)
      .allTextContents();
    expect(told).toEqual(["je suis toujours là", "vous êtes partie ?"]);
    await expect(reply().inputValue()).resolves.toBe("Avez-vous votre attes");
    await reply().fill("Avez-vous votre attestation ?");
    await reply().press("Enter");
    await heard(first, "Avez-vous votre attestation ?");
  }, 150_000);

  it("fits on a telephone", async () => {
    await page.setViewportSize(phone);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(phone.width);
    await shoot(page, "inbox-conversation-360");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
  }, 60_000);
});
