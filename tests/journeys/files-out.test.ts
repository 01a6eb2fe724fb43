import { rmSync } from "node:fs";
import { sampleFile } from "../dev-meta/sample-files.ts";
import { startFakeGraph, type Behaviour, type FakeGraph, type FakeGraphOptions } from "../support/fake-graph.ts";
import type { InboxClient } from "../support/inbox-client.ts";
import { messagingEvent, pageWebhook, postWebhook, whatsappText, whatsappWebhook } from "../support/meta-json.ts";
import { newResident, type Resident } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const [page, number, appSecret] = ["100200300", "109999999999999", "app-secret"];
const photo = sampleFile("photo").bytes;
const pdf = Buffer.from("%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n");
let behaviour: Behaviour;
let uploading: ReturnType<NonNullable<FakeGraphOptions["behaveUpload"]>>;
let graph: FakeGraph;
let program: TestProgram;
let sonia: InboxClient;
const start = () =>
  startTestProgram({
    ...(dataDir !== undefined && { dataDir }),
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
let dataDir: string | undefined;
beforeAll(async () => {
  graph = await startFakeGraph({ behave: () => behaviour, behaveUpload: () => uploading });
  program = await start();
  sonia = await program.mediator("Sonia");
}, 120_000);
afterAll(async () => {
  await program.stop();
  if (dataDir !== undefined) rmSync(dataDir, { recursive: true, force: true });
  await graph.close();
});
beforeEach(() => {
  [behaviour, uploading] = ["ok", "ok"];
});

let count = 0;
const now = () => Date.now() + ++count;
const says = {
  messenger: (from: string) =>
    postWebhook(
      `${program.url}/webhooks/messenger`,
      pageWebhook(page, [
        messagingEvent({ from, page, mid: `m_${from}-${++count}`, at: now(), text: "parler à quelqu'un" }),
      ]),
      appSecret,
    ),
  "whatsapp-cloud": (from: string) =>
    postWebhook(
      `${program.url}/webhooks/whatsapp`,
      whatsappWebhook(number, {
        messages: [whatsappText({ from, id: `wamid.${from}-${++count}`, at: now(), text: "parler à quelqu'un" })],
      }),
      appSecret,
    ),
} as const;
type Provider = keyof typeof says;

/** Someone who wrote and whom Sonia answers. */
async function heldBySonia(channel: Provider, contact: string): Promise<string> {
  await says[channel](contact);
  const account = channel === "messenger" ? page : number;
  let id = "";
  await until(async () => {
    const found = await program.storage.turns.findByAddress({ channel, account, contact });
    id = found?.id ?? "";
    return found?.owner.kind === "waiting";
  });
  expect((await sonia.post(`/conversations/${id}/claim`)).status).toBe(200);
  return id;
}
/** Brings the file and sends it, as the page does. */
async function sends(to: string, bytes: Buffer, name: string, text = ""): Promise<number> {
  const file = { id: `file-${String(++count).padStart(6, "0")}`, name };
  const brought = await sonia.bring(`/conversations/${to}/files/${file.id}`, bytes);
  if (brought.status !== 201) return brought.status;
  const message = { clientMessageId: `message-${++count}`, text, file };
  return (await sonia.post(`/conversations/${to}/replies`, message)).status;
}
const filesTo = (who: string) => graph.taken.filter(({ recipient, file }) => recipient === who && file);
const stateOf = async (id: string) =>
  (await program.storage.handoff.transcript(id as never)).findLast(({ body }) => body.kind === "file")?.delivery;

describe.each(["messenger", "whatsapp-cloud"] as const)("a mediator sends a document on %s", (channel) => {
  it("reaches the person, and the mediator sees that it left", async () => {
    const [who, before] = [`3360000010${channel.length % 10}`, graph.uploads.length];
    const id = await heldBySonia(channel, who);
    expect(await sends(id, pdf, "attestation.pdf", "Voici votre attestation.")).toBe(202);
    await until(() => filesTo(who).length === 1);
    expect(graph.uploads.at(-1)).toMatchObject({ bytes: pdf, type: "application/pdf", name: "attestation.pdf" });
    expect(graph.uploads).toHaveLength(before + 1);
    const words = graph.taken.filter(({ recipient, text }) => recipient === who && /votre attestation/.test(text));
    expect(words.map(({ text }) => text)).toEqual([expect.stringMatching(/^Sonia.* : Voici votre attestation\.$/)]);
    await until(async () => (await stateOf(id)) === "sent");
    expect(graph.invalid).toEqual([]);
  });

  it("leaves once although Meta fails at each step", async () => {
    const who = `3360000020${channel.length % 10}`;
    const id = await heldBySonia(channel, who);
    uploading = "transient";
    await sends(id, photo, "plan.png");
    await until(async () => (await stateOf(id)) === "queued");
    behaviour = "transient";
    uploading = "ok";
    await until(() => graph.arrivals.some((one) => one.behaviour === "transient"));
    graph.expireUploads();
    behaviour = "ok";
    await until(() => filesTo(who).length > 0, 20_000);
    await until(async () => (await stateOf(id)) === "sent");
    expect(filesTo(who)).toHaveLength(1);
  }, 40_000);

  it("is neither lost nor doubled when the program goes between upload and message", async () => {
    const who = `3360000030${channel.length % 10}`;
    const id = await heldBySonia(channel, who);
    behaviour = "transient";
    await sends(id, photo, "plan.png");
    await until(() => graph.arrivals.at(-1)?.behaviour === "transient");
    const uploadsBefore = graph.uploads.length;
    ({ dataDir } = program.config);
    await program.stop("keep");
    behaviour = "ok";
    program = await start();
    await until(() => filesTo(who).length > 0, 20_000);
    await until(async () => (await stateOf(id)) === "sent");
    // What the process knew of its upload went with it: another upload harms nobody, another message would.
    expect(graph.uploads.length).toBe(uploadsBefore + 1);
    expect(filesTo(who)).toHaveLength(1);
    sonia = await program.mediator(`Sonia${channel}`);
  }, 60_000);
});

describe("a mediator sends a file to the centre's own pages", () => {
  const held = async (place: "web" | "kiosk"): Promise<Resident> => {
    const resident = await newResident(program.url, place);
    await resident.write("parler à quelqu'un");
    await until(async () => {
      const found = await program.storage.turns.find(resident.conversation as never);
      return found?.owner.kind === "waiting";
    });
    await sonia.post(`/conversations/${resident.conversation}/claim`);
    return resident;
  };
  const fileOf = (resident: Resident, media: string) =>
    fetch(`${program.url}/api/chat/files/${media}`, { headers: { authorization: `Bearer ${resident.token}` } });
  const mediaOf = async (resident: Resident): Promise<string> => {
    const lines = await program.storage.handoff.transcript(resident.conversation as never);
    const body = lines.findLast(({ body }) => body.kind === "file")?.body;
    return body?.kind === "file" ? body.media : "";
  };

  it("the person's own browser gets it, with headers that let nothing in it run; nobody else's does", async () => {
    const amina = await held("web");
    expect(await sends(amina.conversation, pdf, "attestation.pdf", "Voici.")).toBe(202);
    await amina.readUntil((lines) => lines.some(({ text }) => text === "Voici."));
    const media = await mediaOf(amina);
    const got = await fileOf(amina, media);
    expect(Buffer.from(await got.arrayBuffer())).toEqual(pdf);
    expect(Object.fromEntries(got.headers)).toMatchObject({
      "content-type": "application/pdf",
      "content-disposition": 'attachment; filename="fichier.pdf"',
      "x-content-type-options": "nosniff",
      "content-security-policy": "default-src 'none'; sandbox",
      "cache-control": "private, no-store",
    });
    const paul = await newResident(program.url);
    expect((await fileOf(paul, media)).status).toBe(404);
    expect((await fetch(`${program.url}/api/chat/files/${media}`)).status).toBe(401);
    for (const guess of ["..%2F..%2Fsos-numerique.db", `${amina.conversation}.x`]) {
      expect((await fileOf(amina, guess)).status).toBe(404);
    }
  });

  it("what was brought and not sent is nobody's to read", async () => {
    const amina = await held("web");
    const brought = await sonia.bring(`/conversations/${amina.conversation}/files/file-unsent`, photo);
    const { media } = brought.body as { media: string };
    expect((await fileOf(amina, media)).status).toBe(404);
    expect((await sonia.file(`/media/${media}`)).status).toBe(200);
  });

  it("the kiosk shows pictures and takes nothing that would have to be saved", async () => {
    const hall = await held("kiosk");
    expect(await sends(hall.conversation, pdf, "attestation.pdf")).toBe(415);
    expect(await sends(hall.conversation, photo, "plan.png")).toBe(202);
    await until(async () => (await mediaOf(hall)) !== "");
    const got = await fileOf(hall, await mediaOf(hall));
    expect([got.status, got.headers.get("content-type")]).toEqual([200, "image/png"]);
  });
});
