import { rmSync } from "node:fs";
import { sampleFile } from "../dev-meta/sample-files.ts";
import { chromiumPath, hasBrowser } from "../support/browser.ts";
import { ourNumber, startFakeWhatsApp, type FakeWhatsApp } from "../support/fake-whatsapp/fake-whatsapp.ts";
import type { InboxClient } from "../support/inbox-client.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const describeInBrowser = hasBrowser() ? describe : describe.skip;
const patienceMs = 30_000;
const amina = "33600000001@c.us";
const photo = sampleFile("photo").bytes;
const pdf = Buffer.from("%PDF-1.4\n1 0 obj\n");

describeInBrowser(
  "a mediator sends files from an ordinary WhatsApp number: the real library in a real Chromium",
  () => {
    let fake: FakeWhatsApp;
    let program: TestProgram;
    let sonia: InboxClient;
    let conversation: string;
    const state = async () => ((await sonia.get("/whatsapp-web")).body as { state: { kind: string } }).state.kind;
    const lastFile = async () =>
      (await program.storage.handoff.transcript(conversation as never)).findLast(({ body }) => body.kind === "file");
    async function sends(file: string, bytes: Buffer, name: string, text: string): Promise<number> {
      const brought = await sonia.bring(`/conversations/${conversation}/files/${file}`, bytes);
      if (brought.status !== 201) return brought.status;
      const reply = { clientMessageId: `message-${file}`, text, file: { id: file, name } };
      return (await sonia.post(`/conversations/${conversation}/replies`, reply)).status;
    }

    beforeAll(async () => {
      fake = await startFakeWhatsApp();
      program = await startTestProgram({
        env: {
          PATH: process.env["PATH"] ?? "",
          HOME: process.env["HOME"] ?? "",
          WHATSAPP_WEB: "on",
          CHROMIUM_PATH: chromiumPath ?? "",
          CHROMIUM_ARGS: fake.chromiumArgs,
        },
      });
      sonia = await program.mediator("Sonia");
      await until(async () => (await state()) === "needs-pairing", patienceMs);
      fake.scan();
      await until(async () => (await state()) === "ready", patienceMs);
      fake.writes(amina, "parler à quelqu'un");
      const address = { channel: "whatsapp-web", account: ourNumber, contact: amina };
      await until(async () => {
        const found = await program.storage.turns.findByAddress(address);
        conversation = found?.id ?? "";
        return found?.owner.kind === "waiting";
      }, patienceMs);
      await sonia.post(`/conversations/${conversation}/claim`);
    }, 120_000);
    afterAll(async () => {
      await program.stop();
      rmSync(program.config.dataDir, { recursive: true, force: true });
      await fake.close();
    }, 60_000);

    it("a photo is shown, a document keeps its name, and both say who sends them", async () => {
      expect(await sends("file-0001", photo, "plan.png", "")).toBe(202);
      expect(await sends("file-0002", pdf, "attestation.pdf", "Voici votre attestation.")).toBe(202);
      await until(() => fake.taken.filter(({ file }) => file).length === 2, patienceMs);
      expect(fake.taken.filter(({ file }) => file)).toMatchObject([
        {
          to: amina,
          type: "image",
          text: "Sonia vous envoie une photo.",
          file: { name: "plan.png", type: "image/png", data: photo.toString("base64") },
        },
        {
          to: amina,
          type: "document",
          text: "Sonia : Voici votre attestation.",
          file: { name: "attestation.pdf", type: "application/pdf", data: pdf.toString("base64") },
        },
      ]);
      await until(async () => (await lastFile())?.delivery === "sent", patienceMs);
      // Our own messages under our own number are not taken for somebody's who writes on the telephone.
      const found = await program.storage.turns.find(conversation as never);
      expect(found?.owner).toMatchObject({ kind: "mediator", name: "Sonia" });
      expect(fake.missing).toEqual([]);
    }, 90_000);

    it("what WhatsApp takes and never confirms is of unknown fate, and is not sent again", async () => {
      fake.mood = "takes-in-silence";
      await sends("file-0003", photo, "plan-2.png", "");
      await until(async () => (await lastFile())?.delivery === "unknown", patienceMs);
      fake.mood = "takes";
      const times = () => fake.attempts.filter(({ file }) => file?.name === "plan-2.png").length;
      expect(times()).toBe(1);
      await sends("file-0004", pdf, "suite.pdf", "La suite.");
      await until(() => fake.taken.some(({ text }) => text === "Sonia : La suite."), patienceMs);
      expect(times()).toBe(1);
    }, 90_000);

    it("sounds and large files are refused before anything leaves", async () => {
      expect(await sends("file-0005", sampleFile("voice").bytes, "voix.ogg", "")).toBe(415);
      expect(await sends("file-0006", Buffer.concat([photo, Buffer.alloc(5e6)]), "grand.png", "")).toBe(415);
      expect(fake.strangers).toEqual([]);
    });
  },
);
