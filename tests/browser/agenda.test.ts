import type { Browser, Page } from "playwright-core";
import { AgentId, AppointmentId, ReasonId } from "../../src/appointments/appointment.ts";
import { hashPassword } from "../../src/inbox/passwords.ts";
import { MediatorId } from "../../src/shared/ids.ts";
import { accessibilityFaults, desktop, hasBrowser, openBrowser, openPage, phone, shoot } from "../support/browser.ts";
import { newResident } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;
const password = "quatre mots au hasard";
const hour = 60 * 60_000;
const day = 24 * hour;
const sonia = MediatorId.parse("sonia");

/** The Tuesday after next, at an hour of the browser's clock: nothing of a week end, nothing of today. */
function tuesdayAt(hours: number): Date {
  const at = new Date();
  at.setDate(at.getDate() + 7 + ((2 - at.getDay() + 7) % 7));
  at.setHours(hours, 0, 0, 0);
  return at;
}
const dayOf = (at: Date): string =>
  [at.getFullYear(), at.getMonth() + 1, at.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
const sentence = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long", year: "numeric" });

describeInBrowser("the agenda of a mediator", () => {
  let program: TestProgram;
  let browser: Browser;
  let page: Page;
  let small: Page;
  let agent: AgentId;
  let agentName: string;
  let booked = 0;
  const faults: string[] = [];

  beforeAll(async () => {
    program = await startTestProgram();
    await program.storage.mediators.add({
      id: sonia,
      name: "Sonia",
      email: "sonia@example.org",
      role: "mediator",
      passwordHash: await hashPassword(password),
      totpSecret: null,
    });
    browser = await openBrowser();
    page = await openPage(browser, desktop, faults);
    small = await openPage(browser, phone, faults);
    for (const one of [page, small]) {
      await one.goto(`${program.url}/mediateurs/`);
      await one.getByLabel("Adresse e-mail").fill("sonia@example.org");
      await one.getByRole("textbox", { name: "Mot de passe" }).fill(password);
      await one.getByRole("button", { name: "Se connecter" }).click();
      await one.getByRole("navigation", { name: "Conversations" }).waitFor();
    }
    const frame = (await page.evaluate(async () =>
      (await fetch("/api/inbox/agenda?from=2026-03-10&to=2026-03-10")).json(),
    )) as { agents: { id: string; firstName: string }[] };
    agent = AgentId.parse(frame.agents[0]?.id);
    agentName = frame.agents[0]?.firstName ?? "";
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
  });

  async function book(firstName: string, start: Date, now = new Date()): Promise<void> {
    const end = new Date(start.getTime() + hour);
    const answer = await program.storage.appointments.book(
      {
        id: AppointmentId.parse(`appointment-of-the-test-${++booked}`),
        code: `K7P${booked}`,
        reason: ReasonId.parse("demarches-caf"),
        agent,
        place: "centre",
        ...{ start, end, busyUntil: end, conversation: null, firstName, mediator: sonia, ifTaken: "refuse" },
      },
      now,
    );
    expect(answer.kind).toBe("booked");
  }
  const event = (firstName: string, on = page) => on.locator(".agenda-event", { hasText: firstName });
  const dialog = (name: string, on = page) => on.getByRole("dialog", { name });
  const fits = async (on: Page): Promise<void> =>
    expect(await on.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(
      on.viewportSize()?.width ?? 0,
    );

  it("counts what is to be filled in, and one press says who came", async () => {
    const yesterday = new Date(Date.now() - day);
    await book("Amina", yesterday, new Date(yesterday.getTime() - day));
    await page.getByRole("button", { name: "Rendez-vous 1 à renseigner" }).focus();
    await page.keyboard.press("Enter");
    const summary = page.locator("summary", { hasText: "À renseigner" });
    await summary.focus();
    await page.keyboard.press("Enter");
    await page.getByText("Amina").first().waitFor();
    await shoot(page, "agenda-1-unattended-1280");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Présent" }).focus();
    await page.keyboard.press("Enter");
    await summary.waitFor({ state: "detached" });
    await expect(page.getByRole("button", { name: "Rendez-vous", exact: true }).count()).resolves.toBe(1);
  }, 60_000);

  it("shows the week, and moves what is dragged only once the whole date has been read back", async () => {
    await book("Fatima", tuesdayAt(10));
    await page.goto(`${program.url}/mediateurs/#rendez-vous=${dayOf(tuesdayAt(10))}`);
    await event("Fatima").waitFor();
    await shoot(page, "agenda-2-week-1280");
    expect(await accessibilityFaults(page)).toEqual([]);
    await drag("Fatima", 2);
    await dialog("Déplacer ce rendez-vous ?")
      .getByText(`${sentence.format(tuesdayAt(12))} à 12 h 00`)
      .waitFor();
    await shoot(page, "agenda-3-confirm-1280");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Escape");
    await event("Fatima").getByText("10 h 00").waitFor();
    await drag("Fatima", 2);
    await page.getByRole("button", { name: "Déplacer", exact: true }).click();
    await page.getByRole("note").getByText("Rendez-vous déplacé").waitFor();
    await event("Fatima").getByText("12 h 00").waitFor();
  }, 60_000);

  it("lets nothing fall on somebody else's time, unless it is forced, and then shows it", async () => {
    await book("Karim", tuesdayAt(14));
    await event("Karim").waitFor();
    await drag("Fatima", 2);
    await page.getByRole("button", { name: "Déplacer", exact: true }).click();
    await page.getByText(`${agentName} a déjà quelqu’un à cette heure.`).waitFor();
    await shoot(page, "agenda-4-conflict-1280");
    await page.getByRole("button", { name: "Laisser où il est" }).click();
    await event("Fatima").getByText("12 h 00").waitFor();
    await drag("Fatima", 2);
    await page.getByRole("button", { name: "Déplacer", exact: true }).click();
    await page.getByRole("button", { name: "Déplacer quand même" }).click();
    await event("Fatima").getByText("Forcé").waitFor();
    await event("Fatima").getByText("14 h 00").waitFor();
    await shoot(page, "agenda-5-forced-1280");
  }, 60_000);

  it("moves without a mouse", async () => {
    await page
      .locator("a, [role=button], [tabindex='0']")
      .filter({ has: event("Fatima") })
      .last()
      .focus();
    await page.keyboard.press("Enter");
    await dialog("Fatima").waitFor();
    await dialog("Fatima").getByRole("button", { name: "Déplacer…" }).focus();
    await page.keyboard.press("Enter");
    await dialog("Fatima").getByLabel("Heure").fill("09:00");
    await shoot(page, "agenda-6-form-1280");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.keyboard.press("Enter");
    await dialog("Déplacer ce rendez-vous ?")
      .getByText(`${sentence.format(tuesdayAt(9))} à 9 h 00`)
      .waitFor();
    await page.getByRole("button", { name: "Déplacer", exact: true }).focus();
    await page.keyboard.press("Enter");
    await event("Fatima").getByText("9 h 00").waitFor();
    await expect(event("Fatima").getByText("Forcé").count()).resolves.toBe(0);
  }, 60_000);

  it("is readable on a telephone, as a day and as a list", async () => {
    await small.goto(`${program.url}/mediateurs/#rendez-vous=${dayOf(tuesdayAt(10))}`);
    await event("Fatima", small).waitFor();
    await shoot(small, "agenda-7-day-360");
    await fits(small);
    expect(await accessibilityFaults(small)).toEqual([]);
    await small.getByText("Liste", { exact: true }).click();
    await small.getByRole("button", { name: /Fatima/ }).waitFor();
    await shoot(small, "agenda-8-list-360");
    await fits(small);
    expect(await accessibilityFaults(small)).toEqual([]);
    await small.getByRole("button", { name: /Fatima/ }).click();
    await dialog("Fatima", small).getByRole("button", { name: "Déplacer…" }).waitFor();
    await shoot(small, "agenda-9-sheet-360");
    await small.keyboard.press("Escape");
  }, 60_000);

  it("prints a day with first names and codes, and without what they come for", async () => {
    await page.getByRole("button", { name: "Imprimer le jour" }).click();
    await page.getByRole("heading", { name: /Rendez-vous du/ }).waitFor();
    await page.emulateMedia({ media: "print" });
    await page.getByRole("cell", { name: "Fatima" }).waitFor();
    expect(await page.getByRole("table").innerText()).not.toContain("CAF");
    await expect(page.getByRole("button", { name: "Imprimer" }).isVisible()).resolves.toBe(false);
    await shoot(page, "agenda-10-print");
    await page.emulateMedia({ media: "screen" });
    await page.getByLabel("Ajouter les motifs").check();
    expect(await page.getByRole("table").innerText()).toContain("CAF");
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, "agenda-11-day-sheet-1280");
  }, 60_000);

  it("proposes three times in a conversation; the person touches one, and the mediator sees it booked", async () => {
    const resident = await newResident(program.url);
    await resident.write("parler à quelqu'un");
    await resident.readUntil((lines) => lines.length > 1);
    await page.goto(`${program.url}/mediateurs/#conversation=${resident.conversation}`);
    await page.getByRole("button", { name: "Prendre la conversation" }).click();
    await page.getByRole("button", { name: "Rendez-vous…" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("checkbox").nth(2).waitFor();
    await shoot(page, "agenda-12-propose-1280");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Proposer ces horaires" }).focus();
    await page.keyboard.press("Enter");
    const lines = await resident.readUntil((all) => all.at(-1)?.choices.length === 3);
    expect(lines.at(-1)).toMatchObject({ from: "Sonia" });
    const chosen = lines.at(-1)?.choices[1];
    await resident.press(chosen?.id ?? "");
    await resident.readUntil((all) => all.some(({ text }) => text.startsWith("C’est noté")));
    const transcript = page.getByRole("region", { name: /^Messages avec/ });
    await transcript.getByText("C’est noté").waitFor();
    await transcript
      .getByText(chosen?.label ?? "", { exact: true })
      .last()
      .waitFor();
    await shoot(page, "agenda-13-accepted-1280");
  }, 60_000);

  it("gives a link for the mediator's own calendar, in which nobody is named", async () => {
    await page.getByRole("button", { name: "Compte de Sonia" }).click();
    await page.getByRole("menuitem", { name: "Mes rendez-vous sur mon téléphone" }).click();
    await page.getByLabel("Les rendez-vous de").selectOption(agent);
    await page.getByRole("button", { name: "Créer mon lien" }).click();
    const link = page.getByLabel("Lien secret");
    const url = await link.inputValue();
    await shoot(page, "agenda-14-feed-1280");
    expect(await accessibilityFaults(page)).toEqual([]);
    const text = await (await fetch(url)).text();
    expect(text).toContain("SUMMARY:Rendez-vous (CAF)");
    expect(text).not.toMatch(/Fatima|Karim|appointment-of-the-test|K7P/);
    await page.getByRole("button", { name: "Faire un nouveau lien" }).click();
    for (let tries = 0; tries < 100 && (await link.inputValue()) === url; tries++) await page.waitForTimeout(50);
    expect((await fetch(url)).status).toBe(404);
    expect(faults).toEqual([]);
  }, 60_000);

  /** By the mouse, `hours` further down. */
  async function drag(firstName: string, hours: number): Promise<void> {
    // a question that is just being closed still lies above the calendar, and pushes it down when it is answered
    await page.getByRole("dialog").first().waitFor({ state: "detached" });
    await page.locator(".mantine-Modal-overlay").first().waitFor({ state: "detached" });
    await page.waitForTimeout(300);
    const box = await event(firstName).boundingBox();
    const rows = await Promise.all([/^9\sh$/, /^10\sh$/].map((at) => page.getByText(at).boundingBox()));
    const perHour = (rows[1]?.y ?? 0) - (rows[0]?.y ?? 0);
    if (box === null) throw new Error(`${firstName} is not on the screen`);
    const [x, y] = [box.x + box.width / 2, box.y + 6];
    await page.mouse.move(x, y);
    await page.mouse.down();
    await page.mouse.move(x, y + 20, { steps: 4 });
    await page.waitForTimeout(100);
    await page.mouse.move(x, y + hours * perHour - 6, { steps: 12 });
    // what is dragged follows at the next frames
    await page.waitForTimeout(300);
    await page.mouse.up();
  }
});
