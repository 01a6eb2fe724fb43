import type { Browser, Page } from "playwright-core";
import { accessibilityFaults, desktop, hasBrowser, openBrowser, openPage, phone, shoot } from "../support/browser.ts";
import { addMediator, password } from "../support/browser-mediators.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;

describeInBrowser("a resident writes, the assistant answers, a mediator takes over", () => {
  let program: TestProgram;
  let browser: Browser;
  let resident: Page;
  let mediator: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram();
    await addMediator(program, "Sonia");
    browser = await openBrowser();
    resident = await openPage(browser, phone, faults);
    mediator = await openPage(browser, desktop, faults);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  const write = async (text: string): Promise<void> => {
    const box = resident.getByRole("textbox");
    await box.fill(text);
    await box.press("Enter");
  };
  const log = () => resident.getByRole("log");
  const choices = () => resident.getByRole("group", { name: "Réponses possibles" });
  const press = (name: string | RegExp) => choices().getByRole("button", { name }).last().click();

  it("the resident asks two questions with typing mistakes and is answered", async () => {
    await resident.goto(program.url);
    await shoot(resident, "1-page-360");
    await resident.getByRole("button", { name: "Commencer" }).click();
    await log().getByText("Je suis un robot, pas une personne").waitFor();
    await write("jariv pa a me conecté a la caf");
    await log().getByText("Mon Compte").waitFor();
    await shoot(resident, "2-answer-360");
    await write("c koi 1 navigateur");
    await log()
      .getByText(/navigateur\s?:/i)
      .waitFor();
    expect(await accessibilityFaults(resident)).toEqual([]);
    expect(await resident.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(phone.width);
  }, 60_000);

  it("books an appointment with buttons", async () => {
    await write("je veu un rdv");
    await log().getByText("Pour quelle démarche").waitFor();
    await press("CAF");
    await log().getByText("Lequel vous va").waitFor();
    await shoot(resident, "3-slots-360");
    await choices()
      .getByRole("button", { name: /\d h \d\d/ })
      .first()
      .click();
    await log()
      .getByText(/C’est bon/)
      .waitFor();
    await press(/^Oui/);
    await log().getByText("Quel est votre prénom").waitFor();
    await write("Fatima");
    await log()
      .getByText(/C’est noté/)
      .waitFor();
    await shoot(resident, "4-booked-360");
  }, 60_000);

  it("asks for a person; a mediator in a second browser sees it within a second", async () => {
    await mediator.goto(`${program.url}/mediateurs`);
    await mediator.getByLabel("Adresse e-mail").fill("sonia@example.org");
    await mediator.getByRole("textbox", { name: /Mot de passe/ }).fill(password);
    await mediator.keyboard.press("Enter");
    await mediator.getByRole("navigation", { name: "Conversations" }).waitFor();
    await write("parlé a kelkun svp");
    const asked = Date.now();
    await mediator.locator('[data-group="waiting"]').getByText("Fatima").waitFor();
    expect(Date.now() - asked).toBeLessThan(1500);
    await shoot(mediator, "5-inbox-1280");
    expect(await accessibilityFaults(mediator)).toEqual([]);
  }, 60_000);

  it("the mediator claims and answers; the resident sees who answers", async () => {
    await mediator.locator('[data-group="waiting"]').getByText("Fatima").click();
    await mediator.getByRole("button", { name: /Prendre/ }).click();
    const box = mediator.getByRole("textbox", { name: "Réponse à Fatima" });
    await box.fill("Bonjour Fatima, je suis Sonia. Comment puis-je vous aider ?");
    await mediator.keyboard.press("Enter");
    await log().getByText("je suis Sonia").waitFor();
    await resident.getByText("Vous parlez avec Sonia").waitFor();
    await shoot(resident, "6-mediator-360");
    await write("je ne trouve plus ma carte vitale");
    await mediator
      .getByRole("region", { name: /^Conversation avec/ })
      .getByText("je ne trouve plus ma carte vitale")
      .waitFor();
    await shoot(mediator, "7-conversation-1280");
    await resident.waitForTimeout(600);
    await expect(
      log()
        .getByText(/commandez|Déclarez la perte/i)
        .count(),
    ).resolves.toBe(0);
  }, 60_000);

  it("the mediator closes; the assistant is back", async () => {
    await mediator.getByRole("button", { name: /Clore/ }).first().click();
    await mediator.getByRole("dialog").getByRole("button", { name: /Clore/ }).click();
    await log().getByText("Sonia vous dit au revoir").waitFor();
    await write("coment avoir une attestation caf");
    await log()
      .getByText(/attestation/i)
      .last()
      .waitFor();
    await shoot(resident, "8-back-360");
    await shoot(mediator, "9-closed-1280");
  }, 60_000);

  it("works at 320 pixels and at 1280, and asks nothing of anybody else", async () => {
    await resident.setViewportSize({ width: 320, height: 640 });
    expect(await resident.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(320);
    await shoot(resident, "10-chat-320");
    await resident.setViewportSize(desktop);
    await shoot(resident, "11-chat-1280");
    expect(faults).toEqual([]);
  }, 60_000);
});
