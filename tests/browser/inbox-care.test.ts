import type { Browser, Page } from "playwright-core";
import { accessibilityFaults, desktop, hasBrowser, openBrowser, openPage, phone, shoot } from "../support/browser.ts";
import { addMediator, signIn } from "../support/browser-mediators.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;

describeInBrowser("around the conversations", () => {
  let program: TestProgram;
  let browser: Browser;
  let resident: Page;
  let admin: Page;
  let small: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram();
    await addMediator(program, "Sonia", "admin");
    await addMediator(program, "Karim");
    browser = await openBrowser();
    resident = await openPage(browser, phone, faults);
    admin = await openPage(browser, desktop, faults);
    small = await openPage(browser, phone, faults);
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

  it("the resident who says thanks after an answer is asked once whether it helped", async () => {
    await resident.goto(program.url);
    await resident.getByRole("button", { name: "Commencer" }).click();
    await log().getByText("Je suis un robot, pas une personne").waitFor();
    for (const question of ["comment louer un kayak", "ou louer des kayaks svp", "c’est quoi la recette du couscous"]) {
      await write(question);
      await log().getByText(question).waitFor();
    }
    await write("je n’arrive pas à me connecter à la caf");
    await log().getByText("Mon Compte").waitFor();
    await write("merci");
    await log().getByText("Est-ce que cela vous a aidé ?").waitFor();
    await shoot(resident, "care-1-survey-360");
    await resident.getByRole("button", { name: "😀 Oui, beaucoup" }).last().click();
    await log().getByText("Merci de votre réponse !").waitFor();
  }, 60_000);

  it("the list shows the person's own last words, and who spoke since", async () => {
    await signIn(admin, program, "Sonia");
    await signIn(small, program, "Karim");
    for (const page of [admin, small]) {
      const row = page.locator("[data-row]").first();
      await row.getByText("Assistant").waitFor();
      expect(await row.innerText()).toContain("Oui, beaucoup");
    }
    await shoot(admin, "care-2-list-1280");
    await shoot(small, "care-2-list-360");
  }, 60_000);

  it("questions without an answer are shown with the satisfaction, and leave when they are seen to", async () => {
    for (const page of [admin, small]) {
      await page.getByRole("button", { name: "Questions" }).click();
      await page.getByRole("heading", { name: "Questions sans réponse" }).waitFor();
      await page.getByText("« comment louer un kayak »").waitFor();
      await page.getByRole("table").waitFor();
      expect(await accessibilityFaults(page)).toEqual([]);
      expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
        page.viewportSize()?.width ?? 0,
      );
    }
    await shoot(admin, "care-3-questions-1280");
    await shoot(small, "care-3-questions-360");
    await admin.getByRole("button", { name: /^Copier le début.*kayak/ }).click();
    await admin.getByRole("button", { name: /^Traité.*kayak/ }).click();
    await admin.getByText("kayak").first().waitFor({ state: "detached" });
  }, 60_000);

  it("an administrator closes a colleague's account: the colleague is signed out, whoever they helped waits", async () => {
    await write("je veux parler à quelqu’un");
    await small.getByRole("button", { name: /^Conversations/ }).click();
    await small.locator("[data-row]").first().click();
    await small.getByRole("button", { name: "Prendre la conversation" }).click();
    await log().getByText("Karim, de l’équipe du centre, vous répond maintenant.").waitFor();
    await shoot(resident, "care-4-taken-360");
    await admin.getByRole("button", { name: "Compte de Sonia" }).click();
    await admin.getByRole("menuitem", { name: "Comptes des collègues" }).click();
    await admin.getByText("karim@example.org").waitFor();
    await admin.waitForTimeout(300);
    await shoot(admin, "care-5-colleagues-1280");
    expect(await accessibilityFaults(admin)).toEqual([]);
    await admin.getByRole("button", { name: "Fermer le compte de Karim" }).click();
    await admin.getByRole("button", { name: "Fermer le compte", exact: true }).click();
    await small.getByRole("button", { name: "Se connecter" }).waitFor();
    await admin.getByText("karim@example.org").waitFor({ state: "detached" });
    expect((await program.storage.handoff.waiting()).map(({ owner }) => owner.kind)).toEqual(["waiting"]);
    expect(faults).toEqual([]);
  }, 60_000);
});
