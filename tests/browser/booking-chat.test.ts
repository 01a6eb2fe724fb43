import type { Browser, Page } from "playwright-core";
import { accessibilityFaults, hasBrowser, openBrowser, openPage, phone, shoot } from "../support/browser.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;

describeInBrowser("an appointment in the chat of a small telephone", () => {
  let program: TestProgram;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram();
    browser = await openBrowser();
    page = await openPage(browser, phone, faults);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  const log = () => page.getByRole("log");
  const write = async (text: string): Promise<void> => {
    await page.getByRole("textbox").fill(text);
    await page.getByRole("textbox").press("Enter");
  };

  it("is booked in the words that people use, keyboard only", async () => {
    await page.goto(program.url);
    await page.getByRole("button", { name: "Commencer" }).click();
    await page.getByRole("textbox").waitFor();
    await write("un rdv pr mes impots jeudi matin");
    await log().getByText("Un rendez-vous pour : Impôts.").waitFor();
    await page.getByRole("button", { name: "Autre démarche" }).waitFor();
    await shoot(page, "booking-chat-1-times");
    expect(await accessibilityFaults(page)).toEqual([]);
    await write("le 1");
    await log().getByText("C’est bon ?").waitFor();
    await write("oui");
    await log().getByText("Quel est votre prénom").waitFor();
    await write("c'est pour ma mère");
    await log().getByText("sert à vous accueillir").waitFor();
    await shoot(page, "booking-chat-2-first-name");
    await write("elle s'appelle fatou");
    await log().getByText("C’est noté").waitFor();
    await shoot(page, "booking-chat-3-booked");
    await write("jveu annulé mon rdv");
    await log().getByText("Voulez-vous l’annuler").waitFor();
    await shoot(page, "booking-chat-4-cancel");
    await write("non");
    await log().getByText("je ne change rien").waitFor();
    await write("ateliers");
    await log()
      .getByText(/Voici les prochains ateliers|pas d’atelier prévu/i)
      .waitFor();
    await shoot(page, "booking-chat-5-workshops");
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(faults).toEqual([]);
    const booked = await program.storage.appointments.between(new Date(), new Date(Date.now() + 100 * 86_400_000));
    expect(booked.map(({ firstName }) => firstName)).toEqual(["Fatou"]);
  }, 60_000);
});
