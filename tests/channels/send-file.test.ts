import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { messengerDriver } from "../../src/channels/messenger/messenger-driver.ts";
import { MessengerTranslator } from "../../src/channels/messenger/translator.ts";
import { whatsappDriver } from "../../src/channels/whatsapp-cloud/whatsapp-driver.ts";
import type { SentFile } from "../../src/conversation/message.ts";
import type { OutboxItem } from "../../src/delivery/outbox-store.ts";
import { openMediaFolder, type MediaFolder } from "../../src/media/media-folder.ts";
import { mediaIdOf } from "../../src/media/media-source.ts";
import { ConversationId, EventId, MediatorId, MessageId } from "../../src/shared/ids.ts";
import { sampleFile } from "../dev-meta/sample-files.ts";
import { startFakeGraph, type Behaviour, type FakeGraph, type FakeGraphOptions } from "../support/fake-graph.ts";

const now = new Date("2026-03-23T08:00:00Z");
const conversation = ConversationId.parse("A".repeat(24));
const { bytes } = sampleFile("photo");
let behaviour: Behaviour;
let uploading: ReturnType<NonNullable<FakeGraphOptions["behaveUpload"]>>;
let graph: FakeGraph;
let folder: MediaFolder;
let root: string;
beforeEach(async () => {
  [behaviour, uploading] = ["ok", "ok"];
  graph = await startFakeGraph({ behave: () => behaviour, behaveUpload: () => uploading });
  root = mkdtempSync(path.join(tmpdir(), "send-file-"));
  folder = openMediaFolder(root);
  await folder.put(photo.media, { bytes, type: photo.type, name: "fichier.png", wave: null }, now);
});
afterEach(async () => {
  await graph.close();
  rmSync(root, { recursive: true, force: true });
});

const photo: SentFile = {
  kind: "file",
  attachment: "image",
  media: mediaIdOf(conversation, EventId.parse("f1")),
  name: "plan.png",
  type: "image/png",
  size: bytes.length,
  text: "",
};
const common = { graphVersion: "v25.0", token: "t", appSecret: "s", timeoutMs: 500 };
const drivers = {
  messenger: () =>
    messengerDriver(
      { ...common, graphUrl: graph.url, pageId: "1", humanAgent: "granted" },
      new MessengerTranslator(),
      folder,
      { now: () => now },
    ),
  "whatsapp-cloud": () =>
    whatsappDriver({ ...common, graphUrl: graph.url, phoneNumberId: "1", reminderTemplate: null }, folder, {
      now: () => now,
    }),
} as const;
const item = (channel: string, body: SentFile, change: Partial<OutboxItem> = {}): OutboxItem => ({
  id: MessageId.parse("m1"),
  conversation,
  address: { channel, account: "1", contact: "33600000001" },
  author: { kind: "mediator", id: MediatorId.parse("sonia"), name: "Sonia" },
  body,
  attempt: 1,
  lastInboundAt: now,
  ...change,
});

describe.each(["messenger", "whatsapp-cloud"] as const)("a file on %s", (channel) => {
  const open = () => {
    const driver = drivers[channel]();
    return (change: Partial<OutboxItem> = {}) => driver.send(item(channel, photo, change));
  };

  it("is uploaded, then named by a message that we know again", async () => {
    expect(await open()()).toMatchObject({ kind: "sent" });
    expect(graph.uploads).toEqual([{ id: "upload-1", bytes, type: "image/png", name: "plan.png" }]);
    expect(graph.taken).toMatchObject([{ metadata: "m1", file: { kind: "image", id: "upload-1" } }]);
    expect(graph.invalid).toEqual([]);
  });

  it("is sent to nobody while its upload fails, and may be tried again", async () => {
    const send = open();
    uploading = "transient";
    expect(await send()).toMatchObject({ kind: "refused", errorClass: "transient" });
    uploading = "bad-token";
    expect(await send()).toMatchObject({ kind: "refused", errorClass: "auth" });
    expect(graph.arrivals).toEqual([]);
    uploading = "ok";
    expect(await send()).toMatchObject({ kind: "sent" });
    expect(graph.taken).toHaveLength(1);
  });

  it("an upload that hangs is no unknown message: it is put off before the attempt is given up for dead", async () => {
    const send = open();
    uploading = "hang";
    const begun = performance.now();
    const outcome = await send();
    expect(outcome).toMatchObject({ kind: "refused", errorClass: "transient", retryAfterMs: 10_000 });
    expect(performance.now() - begun).toBeLessThan(10_000);
    expect(graph.arrivals).toEqual([]);
  }, 20_000);

  it("is uploaded once, whatever becomes of the message", async () => {
    const send = open();
    behaviour = "transient";
    expect(await send()).toMatchObject({ kind: "refused", errorClass: "transient" });
    behaviour = "hang-after";
    expect(await send()).toMatchObject({ kind: "unknown" });
    behaviour = "ok";
    expect(await send({ id: MessageId.parse("m2") })).toMatchObject({ kind: "sent" });
    expect(graph.uploads).toHaveLength(1);
  });

  it("is uploaded anew once Meta has forgotten it", async () => {
    const send = open();
    behaviour = "transient";
    await send();
    graph.expireUploads();
    behaviour = "ok";
    expect(await send()).toMatchObject({ kind: "refused", errorClass: "transient", retryAfterMs: 0 });
    expect(await send()).toMatchObject({ kind: "sent" });
    expect(graph.taken).toMatchObject([{ file: { id: "upload-2" } }]);
  });

  it("is refused for good when it was erased meanwhile", async () => {
    await folder.erase(conversation, now);
    expect(await open()()).toMatchObject({ kind: "refused", errorClass: "invalid" });
    expect([graph.uploads, graph.arrivals]).toEqual([[], []]);
  });

  it("is not even uploaded outside the window", async () => {
    const lastInboundAt = new Date("2026-03-10T08:00:00Z");
    expect(await open()({ lastInboundAt })).toMatchObject({ kind: "refused", errorClass: "window" });
    expect(graph.uploads).toEqual([]);
  });
});

it("says on WhatsApp who sends it, with their words or without", async () => {
  const driver = drivers["whatsapp-cloud"]();
  await driver.send(item("whatsapp-cloud", photo));
  await driver.send(item("whatsapp-cloud", { ...photo, text: "Voici le plan." }));
  expect(graph.taken.map(({ text }) => text)).toEqual(["Sonia vous envoie une photo.", "Sonia : Voici le plan."]);
});
