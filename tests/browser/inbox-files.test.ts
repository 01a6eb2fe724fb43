import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";
import type { Browser, Page } from "playwright-core";
import { sampleFile } from "../dev-meta/sample-files.ts";
import { addMediator, signIn } from "../support/browser-mediators.ts";
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
import { startFakeGraph, type FakeGraph } from "../support/fake-graph.ts";
import { postWebhook, whatsappMessage, whatsappWebhook } from "../support/meta-json.ts";
import { giveFile, isPictureLoaded, playSound, type Heard } from "../support/page-scripts.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;
const [number, appSecret, amina] = ["109999999999999", "app-secret", "33600000001"];
const photo = { name: "plan.png", mimeType: "image/png", buffer: sampleFile("photo").bytes };
const pdf = { name: "attestation.pdf", mimeType: "application/pdf", buffer: Buffer.from("%PDF-1.4\n1 0 obj\n") };

describeInBrowser("files between residents and mediators", () => {
  let graph: FakeGraph;
  let program: TestProgram;
  let browser: Browser;
  let resident: Page;
  let page: Page;
  const faults: string[] = [];

  beforeAll(async () => {
    graph = await startFakeGraph({ behave: () => "ok" });
    program = await startTestProgram({
      env: {
        META_APP_SECRET: appSecret,
        META_VERIFY_TOKEN: "verify",
        WHATSAPP_PHONE_NUMBER_ID: number,
        WHATSAPP_TOKEN: "token",
        GRAPH_API_URL: graph.url,
      },
    });
    await addMediator(program, "Sonia");
    browser = await openBrowser();
    resident = await openPage(browser, phone, faults);
    page = await openPage(browser, desktop, faults);
    await signIn(page, program, "Sonia");
  }, 180_000);
  afterAll(async () => {
    await browser.close();
    await program.stop();
    await graph.close();
  });

  const log = () => resident.getByRole("log");
  const transcript = () => page.getByRole("region", { name: /^Messages avec/ });
  const reply = () => page.getByRole("textbox", { name: /^Réponse à/ });
  const strip = () => page.locator(".attachment");
  const send = () => page.getByRole("button", { name: "Envoyer" }).click();
  const choose = async (...files: readonly (typeof photo)[]): Promise<void> => {
    const choosing = page.waitForEvent("filechooser");
    await page.getByRole("button", { name: "Ajouter un fichier" }).click();
    await (await choosing).setFiles([...files]);
  };
  const give = (event: "paste" | "drop", { name, mimeType, buffer }: typeof photo) =>
    page.evaluate(giveFile(event, name, mimeType, buffer));
  /** Asked again and again from here: the page's own policy lets no text become a script there. */
  const isLoaded = (of: Page, selector: string) => until(() => of.evaluate<boolean>(isPictureLoaded(selector)), 10_000);
  async function takes(open: Page, address: string, begin: () => Promise<void>): Promise<void> {
    await open.goto(`${program.url}${address}`);
    await begin();
    await open.getByRole("log").getByText("Je suis un robot").waitFor();
    await open.getByRole("textbox").fill("parler à quelqu'un");
    await open.getByRole("textbox").press("Enter");
    await page.locator('[data-group="waiting"] [data-row]').first().click();
    await page.getByRole("button", { name: /Prendre la conversation/ }).click();
    await reply().waitFor();
  }

  it("the mediator adds a photo, sees it, takes it away, adds another; the resident sees it", async () => {
    await takes(resident, "/", () => resident.getByRole("button", { name: "Commencer" }).click());
    await choose(photo);
    await isLoaded(page, ".attachment-preview");
    await strip().getByText("plan.png").waitFor();
    await shoot(page, "inbox-file-1-added");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Retirer le fichier plan.png" }).click();
    expect(await strip().textContent()).toBe("");
    await give("paste", photo);
    await isLoaded(page, ".attachment-preview");
    await reply().fill("Voici le plan du centre.");
    await page.reload(); // what was added and typed is still there
    await isLoaded(page, ".attachment-preview");
    await send();
    await log().getByText("Voici le plan du centre.").waitFor();
    await isLoaded(resident, 'img[alt="Photo envoyée par Sonia, du centre"]');
    await isLoaded(page, "img.media");
    await shoot(page, "inbox-file-2-sent");
    await shoot(resident, "chat-file-photo-360");
    expect(await accessibilityFaults(resident)).toEqual([]);
    expect(await strip().textContent()).toBe("");
  }, 90_000);

  it("a document is let go over the composer, and saved by the resident under its name", async () => {
    await give("drop", pdf);
    await strip().getByText("attestation.pdf").waitFor();
    await page.getByRole("button", { name: "Retirer le fichier attestation.pdf" }).waitFor();
    await send();
    const save = log().getByRole("button", { name: "Enregistrer attestation.pdf" });
    await save.waitFor();
    const saving = resident.waitForEvent("download");
    await save.click();
    const saved = await saving;
    expect(saved.suggestedFilename()).toBe("attestation.pdf");
    expect(readFileSync(await saved.path())).toEqual(pdf.buffer);
    expect(await accessibilityFaults(resident)).toEqual([]);
  }, 60_000);

  it("what cannot go is refused at once, in French, and costs no word that was typed", async () => {
    await reply().fill("Je vous envoie la fiche");
    await give("paste", { name: "fiche.exe", mimeType: "application/x-msdownload", buffer: Buffer.from("MZ") });
    await strip()
      .getByText(/Ce type de fichier ne peut pas partir ici. On peut envoyer : photos JPEG/)
      .waitFor();
    await give("paste", { name: "page.pdf", mimeType: "application/pdf", buffer: Buffer.from("<html>") });
    await strip()
      .getByText(/« page.pdf » n’est pas ajouté/)
      .waitFor();
    await expect(reply().inputValue()).resolves.toBe("Je vous envoie la fiche");
    await shoot(page, "inbox-file-3-refused");
    expect(await accessibilityFaults(page)).toEqual([]);
    await page.getByRole("button", { name: "Retirer le fichier page.pdf" }).click();
  }, 60_000);

  it("with the network away it says so, and the file goes once it is back", async () => {
    await page.route("**/files/*", (route) => route.abort());
    await choose(photo);
    await strip()
      .getByText(/Le serveur ne répond pas/)
      .waitFor();
    await page.unroute("**/files/*");
    await strip().getByRole("button", { name: "Réessayer" }).click();
    await isLoaded(page, ".attachment-preview");
    await page.setViewportSize(phone);
    expect(await page.evaluate<number>("document.documentElement.scrollWidth")).toBeLessThanOrEqual(phone.width);
    await shoot(page, "inbox-file-4-360");
    await page.setViewportSize(desktop);
    await reply().press("Enter");
    await log().getByText("Je vous envoie la fiche").waitFor();
  }, 60_000);

  it("the kiosk shows a photo, and nothing of it stays when the person leaves", async () => {
    const hall = await openPage(browser, kiosk, faults);
    await takes(hall, "/borne", () => hall.locator("#begin, .begin").first().click());
    await choose(photo);
    await isLoaded(page, ".attachment-preview");
    await send();
    const shown = 'img[alt="Photo envoyée par Sonia, du centre"]';
    await isLoaded(hall, shown);
    await shoot(hall, "kiosk-file");
    const address = await hall.getByRole("log").locator("img").last().getAttribute("src");
    expect(address).toMatch(/^blob:/);
    await expect(hall.getByRole("button", { name: /^Enregistrer/ }).count()).resolves.toBe(0);
    await hall.getByRole("button", { name: "Terminer" }).first().click();
    await hall.locator("#begin, .begin").first().waitFor();
    const isGone = hall.evaluate<boolean>(`fetch(${JSON.stringify(address)}).then(() => false, () => true)`);
    await expect(isGone).resolves.toBe(true);
  }, 60_000);

  it("a voice note of a resident plays in the inbox", async () => {
    const { bytes } = sampleFile("voice");
    graph.addFile("V1", bytes);
    const sha256 = createHash("sha256").update(bytes).digest("base64");
    const audio = { id: "V1", voice: true, mime_type: "audio/ogg", sha256 };
    const note = whatsappMessage(amina, "wamid.voice", Date.now(), { type: "audio", audio });
    await postWebhook(`${program.url}/webhooks/whatsapp`, whatsappWebhook(number, { messages: [note] }), appSecret);
    await page.locator('[data-group="waiting"] [data-row]').first().click();
    const player = transcript().getByLabel("Message vocal");
    await player.waitFor();
    const sources = await player.locator("source").all();
    const [asItCame, asWave] = await Promise.all(sources.map((source) => source.getAttribute("src")));
    const heard = await page.evaluate<Heard>(playSound(asItCame ?? ""));
    expect(heard.readyState).toBeGreaterThanOrEqual(2);
    expect(heard.duration).toBeCloseTo(1, 0);
    // The same as WAVE, for telephones that cannot play Opus.
    const wave = await page.evaluate<Heard>(playSound(asWave ?? ""));
    expect(wave.readyState).toBeGreaterThanOrEqual(2);
    expect(wave.duration).toBeCloseTo(1, 0);
    await shoot(page, "inbox-voice-note");
  }, 60_000);

  it("an answer to one of several messages shows which, and leads there", async () => {
    await page.getByRole("button", { name: /Prendre la conversation/ }).click();
    await reply().fill("Vous avez deux attestations. Laquelle voulez-vous ?");
    await send();
    await until(() => graph.taken.some(({ text }) => text.includes("Laquelle voulez-vous")));
    const asked = graph.taken.at(-1)?.providerId ?? "";
    const answer = { type: "text", text: { body: "la première" }, context: { id: asked } };
    const message = whatsappMessage(amina, "wamid.answer", Date.now(), answer);
    await postWebhook(`${program.url}/webhooks/whatsapp`, whatsappWebhook(number, { messages: [message] }), appSecret);
    const quoted = transcript().getByRole("button", { name: /En réponse à : Vous avez deux attestations/ });
    await quoted.focus();
    await page.keyboard.press("Enter");
    const led = await page.evaluate<string>("document.activeElement.textContent");
    expect(led).toContain("Laquelle voulez-vous");
    expect(await accessibilityFaults(page)).toEqual([]);
    await shoot(page, "inbox-quoted");
    expect(faults).toEqual([]);
  }, 60_000);
});
