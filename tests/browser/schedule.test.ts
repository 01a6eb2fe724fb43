import type { Browser, Locator, Page } from "playwright-core";
import { accessibilityFaults, desktop, hasBrowser, openBrowser, openPage, phone, shoot } from "../support/browser.ts";
import { addMediator, signIn as signInAs } from "../support/browser-mediators.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;
/** A Monday: Samira receives on Tuesdays, Wednesday afternoons and Thursdays. */
const monday = new Date("2026-06-01T08:00:00Z");
const startedAt = Date.now();
const now = (): Date => new Date(monday.getTime() + Date.now() - startedAt);

describeInBrowser("openings, absences and reasons", () => {
  let program: TestProgram;
  let browser: Browser;
  let resident: Page;
  let samira: Page;
  let karim: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram({ now });
    for (const name of ["Samira", "Karim"]) await addMediator(program, name);
    browser = await openBrowser();
    resident = await openPage(browser, phone, faults);
    samira = await openPage(browser, desktop, faults);
    karim = await openPage(browser, phone, faults);
    for (const page of [samira, karim]) await page.clock.setFixedTime(monday);
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  const signIn = async (page: Page, name: string): Promise<void> => {
    await signInAs(page, program, name);
    await page.getByRole("button", { name: "Horaires" }).click();
    await page.getByRole("heading", { name: "Horaires et absences" }).waitFor();
    await page.getByRole("heading", { name: "Absences", exact: true }).waitFor();
  };
  const fitsIn = async (page: Page): Promise<void> => {
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
      page.viewportSize()?.width ?? 0,
    );
  };
  const log = (): Locator => resident.getByRole("log");
  const tap = (label: string | RegExp) => resident.getByRole("button", { name: label }).last().click();
  const absences = (page: Page) => page.getByRole("list", { name: "Absences à venir" });

  it("a resident books Thursday morning with Samira", async () => {
    await resident.goto(program.url);
    await resident.getByRole("button", { name: "Commencer" }).click();
    await log().getByText("Je suis un robot, pas une personne").waitFor();
    const box = resident.getByRole("textbox");
    await box.fill("je voudrais un rendez-vous jeudi à 9 h");
    await box.press("Enter");
    await tap("CAF");
    await log().getByText("jeudi 4 juin à 9 h 00, avec Samira").waitFor();
    await tap("Oui, c’est bon");
    await log().getByText("Quel est votre prénom").waitFor();
    await box.fill("Fatima");
    await box.press("Enter");
    await log().getByText("C’est noté").waitFor();
  }, 60_000);

  it("Samira says that she is away on Thursday, with the keyboard alone, in less than twenty seconds", async () => {
    await signIn(samira, "Samira");
    await signIn(karim, "Karim");
    for (const page of [samira, karim]) {
      expect(await accessibilityFaults(page)).toEqual([]);
      await fitsIn(page);
    }
    await shoot(samira, "schedule-1-page-1280");
    await shoot(karim, "schedule-1-page-360");
    const began = Date.now();
    const who = samira.getByLabel("Qui est absent ?");
    expect(await who.inputValue()).toBe("samira");
    await who.focus();
    await samira.keyboard.press("Tab");
    for (let day = 0; day < 3; day++) await samira.keyboard.press("ArrowRight");
    await samira.keyboard.press("Enter");
    await absences(samira).getByText("jeudi 4 juin").waitFor();
    expect(Date.now() - began).toBeLessThan(20_000);
    await absences(karim).getByText("jeudi 4 juin").waitFor(); // live, on a colleague's telephone
  }, 60_000);

  it("the appointment that it hits stands on top at once; the person chooses another time, and it is gone", async () => {
    for (const page of [samira, karim]) {
      await page.getByRole("heading", { name: /^Rendez-vous à déplacer/ }).waitFor();
      await page.getByText("Pas possible : absence").waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await fitsIn(page);
    }
    await shoot(samira, "schedule-2-affected-1280");
    await shoot(karim, "schedule-2-affected-360");
    await samira.getByRole("button", { name: /^Proposer d’autres horaires/ }).click();
    await samira.getByText("D’autres horaires sont proposés").waitFor();
    await log().getByText("Nous ne pourrons pas vous recevoir jeudi 4 juin à 9 h 00").waitFor();
    await shoot(resident, "schedule-3-proposed-360");
    await tap(/mar\. 2 juin|mer\. 3 juin|ven\. 5 juin/);
    await log()
      .getByText(/Nouveau rendez-vous : /)
      .waitFor();
    await tap("Oui, c’est bon");
    await log()
      .getByText(/C’est changé/)
      .waitFor();
    for (const page of [samira, karim])
      await page.getByRole("heading", { name: /^Rendez-vous à déplacer/ }).waitFor({ state: "detached" });
    const day = (date: string) => new Date(`${date}T00:00:00Z`);
    const booked = (await program.storage.appointments.between(day("2026-06-01"), day("2026-07-01"))).filter(
      ({ state }) => state.kind === "booked",
    );
    expect(booked.map(({ firstName }) => firstName)).toEqual(["Fatima"]);
    expect(booked[0]?.start.toISOString().slice(0, 10)).not.toBe("2026-06-04");
  }, 60_000);

  it("hours get a lunch break and one cancelled date; a second mediator who changes them too is told who was first", async () => {
    const change = /^Modifier : Samira, mardi/;
    await samira.getByRole("button", { name: change }).click();
    await karim.getByRole("button", { name: change }).click();
    const forms = [samira, karim].map((page) => page.getByRole("dialog", { name: "Modifier l’horaire" }));
    const [first, second] = forms as [Locator, Locator];
    await first.getByLabel("À", { exact: true }).fill("17:00");
    await first.getByLabel("Avec une pause (le midi)").check();
    await first.getByRole("button", { name: "Ajouter une date à part" }).click();
    await first.getByLabel("Date", { exact: true }).fill("2026-06-09");
    await samira.waitForTimeout(300);
    await shoot(samira, "schedule-4-opening-1280");
    expect(await accessibilityFaults(samira)).toEqual([]);
    await first.getByRole("button", { name: "Enregistrer" }).click();
    await samira.getByText("9 h – 12 h, 13 h 30 – 17 h").first().waitFor();
    await samira
      .getByText(/annulé mardi 9 juin/)
      .first()
      .waitFor();

    await second.getByLabel("À", { exact: true }).fill("08:00");
    await second.getByRole("button", { name: "Enregistrer" }).click();
    await second.getByText("Samira a changé cela avant vous").waitFor();
    expect(await second.getByLabel("À", { exact: true }).inputValue()).toBe("08:00"); // nothing typed is lost
    await karim.waitForTimeout(300);
    await shoot(karim, "schedule-5-conflict-360");
    expect(await accessibilityFaults(karim)).toEqual([]);
    await second.getByRole("button", { name: "Enregistrer ma version" }).click();
    await second.getByText("L’heure de fin vient avant l’heure de début.").waitFor();
    await shoot(karim, "schedule-6-fault-360");
    await second.getByLabel("À", { exact: true }).fill("11:00");
    await second.getByRole("button", { name: "Fermer" }).last().click();
  }, 60_000);

  it("the centre closes for works, and opens on Bastille Day", async () => {
    await samira.getByRole("button", { name: "Ajouter une fermeture" }).click();
    const form = samira.getByRole("dialog", { name: "Ajouter une fermeture" });
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await form.getByText("Donnez un nom").waitFor();
    await form.getByLabel("Nom").fill("Travaux");
    await form.getByLabel("Du", { exact: true }).fill("2026-06-15");
    await form.getByLabel("Au (compris)").fill("2026-06-19");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await samira.getByText("du lundi 15 juin au vendredi 19 juin").first().waitFor();
    await samira.getByRole("switch", { name: /Fête Nationale, 2026/ }).press("Space");
    await samira.getByText("Jour férié : mardi 14 juillet").waitFor();
    await samira.getByRole("heading", { name: "Derniers changements" }).scrollIntoViewIfNeeded();
    await shoot(samira, "schedule-7-changes-1280");
    expect(await accessibilityFaults(samira)).toEqual([]);
  }, 60_000);

  it("a reason is changed; what is wrong stands beside its field", async () => {
    for (const page of [samira, karim]) {
      await page.getByRole("link", { name: "Motifs" }).click();
      await page.getByRole("heading", { name: "Motifs de rendez-vous" }).waitFor();
      await page.getByText("À apporter").first().waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      await fitsIn(page);
    }
    await shoot(samira, "schedule-8-reasons-1280");
    await shoot(karim, "schedule-8-reasons-360");
    await samira.getByRole("button", { name: "Modifier : CAF" }).click();
    const form = samira.getByRole("dialog", { name: "Modifier le motif" });
    await form.getByLabel("Nom").fill("Un rendez-vous pour la CAF");
    await form.getByLabel("Durée").fill("44");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await form.getByText("Le nom tient sur un bouton").waitFor();
    await form.getByText("de cinq en cinq").first().waitFor();
    await samira.waitForTimeout(300);
    await shoot(samira, "schedule-9-reason-fault-1280");
    expect(await accessibilityFaults(samira)).toEqual([]);
    await form.getByLabel("Nom").fill("CAF et aides");
    await form.getByLabel("Durée").fill("30");
    await form.getByRole("button", { name: "Enregistrer" }).click();
    await karim.getByText("CAF et aides").waitFor();
    await karim.getByText("30 min + 15 de battement").first().waitFor();
    expect(faults).toEqual([]);
  }, 60_000);
});
