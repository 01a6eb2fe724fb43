import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { createHash } from "node:crypto";
import { openMediaFolder } from "../../src/media/media-folder.ts";
import { withFiles } from "../../src/privacy/with-files.ts";
import { sampleFile } from "../dev-meta/sample-files.ts";
import { startFakeGraph, type FakeGraph } from "../support/fake-graph.ts";
import { pageWebhook, postWebhook, whatsappMessage, whatsappWebhook } from "../support/meta-json.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const [page, number, appSecret] = ["100200300", "109999999999999", "app-secret"];
let graph: FakeGraph;
let program: TestProgram;
beforeAll(async () => {
  graph = await startFakeGraph({ behave: () => "ok" });
  program = await startTestProgram({
    env: {
      META_APP_SECRET: appSecret,
      META_VERIFY_TOKEN: "verify",
      MESSENGER_PAGE_ID: page,
      MESSENGER_PAGE_TOKEN: "token",
      WHATSAPP_PHONE_NUMBER_ID: number,
      WHATSAPP_TOKEN: "token",
      GRAPH_API_URL: graph.url,
    },
  });
}, 120_000);
afterAll(async () => {
  await program.stop();
  await graph.close();
});

const now = Date.now();
const sendsOnWhatsApp = (from: string, type: string, block: object) =>
  postWebhook(
    `${program.url}/webhooks/whatsapp`,
    whatsappWebhook(number, { messages: [whatsappMessage(from, `wamid.${from}`, now, { type, [type]: block })] }),
    appSecret,
  );
const conversationOf = async (channel: string, account: string, contact: string) => {
  const found = await program.storage.turns.findByAddress({ channel, account, contact });
  if (found === null) throw new Error("no conversation yet");
  return found;
};
/** The file of the person's first message. */
async function fileOf(channel: string, account: string, contact: string): Promise<string> {
  let media: string | undefined;
  await until(async () => {
    const { id } = await conversationOf(channel, account, contact);
    const [first] = await program.storage.handoff.transcript(id);
    media = first?.body.kind === "attachment" ? first.body.media : undefined;
    return media !== undefined;
  });
  return media ?? "";
}
const saidTo = (who: string) =>
  graph.taken
    .filter(({ recipient }) => recipient === who)
    .map(({ text }) => text)
    .join("\n");

describe("a resident sends a voice note on WhatsApp", () => {
  const amina = "33600000001";
  let media: string;
  beforeAll(async () => {
    const { bytes } = sampleFile("voice");
    graph.addFile("V1", bytes);
    const sha256 = createHash("sha256").update(bytes).digest("base64");
    await sendsOnWhatsApp(amina, "audio", { id: "V1", voice: true, mime_type: "audio/ogg", sha256 });
    media = await fileOf("whatsapp-cloud", number, amina);
  });

  it("is told that a person will listen, and waits for one", async () => {
    await until(() => /Une personne du centre va l’écouter/.test(saidTo(amina)));
    expect((await conversationOf("whatsapp-cloud", number, amina)).owner.kind).toBe("waiting");
  });

  it("a mediator hears it, as it came and as a sound that every telephone plays", async () => {
    const sonia = await program.mediator("Sonia");
    const heard = await sonia.file(`/media/${media}`);
    expect(heard.status).toBe(200);
    expect(Buffer.from(await heard.arrayBuffer())).toEqual(sampleFile("voice").bytes);
    expect(heard.headers.get("content-type")).toBe("audio/ogg");
    expect(heard.headers.get("x-content-type-options")).toBe("nosniff");
    expect(heard.headers.get("content-disposition")).toMatch(/^inline/);
    const wave = await sonia.file(`/media/${media}/wave`);
    expect(wave.headers.get("content-type")).toBe("audio/wav");
    // Safari asks for the first two bytes before it plays anything.
    const part = await sonia.file(`/media/${media}/wave`, { range: "bytes=0-1" });
    expect([part.status, part.headers.get("content-range")?.split("/")[0]]).toEqual([206, "bytes 0-1"]);
  });

  it("nobody else does: no session, no page of the program, no guess", async () => {
    expect((await fetch(`${program.url}/api/inbox/media/${media}`)).status).toBe(401);
    const [conversation, name] = media.split(".");
    for (const guess of [`/media/kept/${conversation}/${name}`, `/data/media/kept/${conversation}/${name}`]) {
      expect((await fetch(program.url + guess)).status).toBe(404);
    }
    const sonia = await program.mediator("Karim");
    for (const guess of ["../../sos-numerique.db", `${conversation}.%2e%2e`, `${"A".repeat(24)}.${"b".repeat(22)}`]) {
      expect((await sonia.file(`/media/${encodeURIComponent(guess)}`)).status).toBe(404);
    }
  });

  it("goes with the person's words", async () => {
    const { id } = await conversationOf("whatsapp-cloud", number, amina);
    const root = path.join(program.config.dataDir, "media");
    expect(existsSync(path.join(root, "kept", id))).toBe(true);
    const personalData = withFiles(program.storage.personalData, openMediaFolder(root), program.storage.handoff);
    await personalData.erase(id, new Date(), new Date());
    expect(readdirSync(path.join(root, "kept"))).not.toContain(id);
    // Delivered once more, it does not come back.
    await sendsOnWhatsApp(amina, "audio", { id: "V1", voice: true });
    await until(async () => (await program.storage.turns.backlog()).pending === 0);
    expect(await openMediaFolder(root).find(media as never)).toEqual({ kind: "unknown" });
  });
});

describe("a resident sends other files", () => {
  it("a photo on Messenger reaches the mediators", async () => {
    const url = graph.addFile("P1", sampleFile("photo").bytes);
    const message = { mid: "m_photo", attachments: [{ type: "image", payload: { url } }] };
    const event = { sender: { id: "paul" }, recipient: { id: page }, timestamp: now, message };
    await postWebhook(`${program.url}/webhooks/messenger`, pageWebhook(page, [event]), appSecret);
    const sonia = await program.mediator("Lina");
    const seen = await sonia.file(`/media/${await fileOf("messenger", page, "paul")}`);
    expect([seen.status, seen.headers.get("content-type")]).toEqual([200, "image/png"]);
  });

  it.each([
    ["33600000011", "image", { id: "H1" }, Buffer.from("<html><script>alert(1)</script>")],
    ["33600000012", "document", { id: "H2", sha256: "AAAA" }, sampleFile("photo").bytes],
  ])("what is not what it says is not kept (%s)", async (from, type, block, bytes) => {
    graph.addFile(block.id, bytes);
    await sendsOnWhatsApp(from, type, block);
    const sonia = await program.mediator(`Zoe${from}`);
    expect((await sonia.file(`/media/${await fileOf("whatsapp-cloud", number, from)}`)).status).toBe(410);
  });

  it("an address that is not Meta's is not asked", async () => {
    const attachments = [{ type: "image", payload: { url: "http://169.254.169.254/latest" } }];
    const message = { mid: "m_evil", attachments };
    const event = { sender: { id: "mallory" }, recipient: { id: page }, timestamp: now, message };
    await postWebhook(`${program.url}/webhooks/messenger`, pageWebhook(page, [event]), appSecret);
    const sonia = await program.mediator("Rosa");
    expect((await sonia.file(`/media/${await fileOf("messenger", page, "mallory")}`)).status).toBe(410);
  });
});
