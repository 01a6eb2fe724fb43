import request from "supertest";
import { EventId } from "../../src/shared/ids.ts";
import { mediaIdOf } from "../../src/media/media-source.ts";
import { sampleFile } from "../dev-meta/sample-files.ts";
import { openInbox, origin, type Agent, type TestInbox } from "./open-inbox.ts";

let inbox: TestInbox;
let sonia: Agent;
let id: string;
beforeEach(async () => {
  inbox = await openInbox();
  sonia = await inbox.signIn("Sonia");
  id = await inbox.waits("amina");
  await sonia.post(`/conversations/${id}/claim`);
});
afterEach(() => inbox.close());

const photo = sampleFile("photo").bytes;
const pdf = Buffer.from("%PDF-1.4\n%âãÏÓ\n1 0 obj\n<<>>\nendobj\n");
const bring = (bytes: Buffer, { by = sonia, to = id, file = "file-0001", type = "application/octet-stream" } = {}) =>
  request(inbox.app)
    .put(`/api/inbox/conversations/${to}/files/${file}`)
    .set({ Origin: origin, Cookie: by.cookie, "Content-Type": type })
    .send(bytes);
const reply = (text: string, file?: { id: string; name: string }, clientMessageId = "message-1") =>
  sonia.post(`/conversations/${id}/replies`, { clientMessageId, text, ...(file && { file }) });
const codeOf = ({ status, body }: { status: number; body: unknown }) => [
  status,
  (body as { error?: { code: string } }).error?.code,
];
const sent = async () =>
  (await inbox.storage.handoff.transcript(id as never)).map(({ body }) => body).filter(({ kind }) => kind === "file");

describe("a mediator brings a file and sends it", () => {
  it("goes as a message of its own, under the mediator's name for it, once", async () => {
    const brought = await bring(photo);
    expect(brought.status).toBe(201);
    expect(brought.body).toMatchObject({ attachment: "image", type: "image/png", size: photo.length });
    expect((await bring(photo)).body).toEqual(brought.body);
    const named = { id: "file-0001", name: "C:\\fakepath\\plan du centre.jpeg" };
    expect((await reply("Voici le plan.", named)).body).toMatchObject({ status: "new" });
    expect((await reply("Voici le plan.", named)).body).toMatchObject({ status: "known" });
    const { media } = brought.body as { media: string };
    const about = { attachment: "image", media, name: "plan du centre.png", type: "image/png", size: photo.length };
    expect(await sent()).toEqual([{ kind: "file", text: "Voici le plan.", ...about }]);
  });

  it("needs no words, and its name hides secrets", async () => {
    await bring(pdf);
    expect((await reply("", { id: "file-0001", name: "carte 4970 1000 0000 0014.pdf" })).status).toBe(202);
    const [file] = await sent();
    expect(file).toMatchObject({ type: "application/pdf", text: "" });
    expect(JSON.stringify(file)).not.toMatch(/4970|0014/);
    expect((await reply("", undefined, "message-2")).body).toMatchObject({ error: { code: "empty-message" } });
  });

  it("what it is, its bytes say, whatever it is called", async () => {
    const page = await bring(Buffer.from("<html><script>alert(1)</script></html>"));
    expect(codeOf(page)).toEqual([415, "file-refused"]);
    expect((page.body as { error: { message: string } }).error.message).toMatch(/On peut envoyer : photos JPEG, PNG/);
    expect(codeOf(await bring(Buffer.alloc(0)))).toEqual([422, "file-empty"]);
    const huge = await bring(Buffer.concat([photo, Buffer.alloc(26e6)]));
    expect(codeOf(huge)).toEqual([413, "file-too-large"]);
    const heavy = await bring(Buffer.concat([photo, Buffer.alloc(10e6)]));
    expect(codeOf(heavy)).toEqual([415, "file-refused"]);
    expect((heavy.body as { error: { message: string } }).error.message).toMatch(/trop lourd.*10 Mo au plus/);
    expect(codeOf(await reply("Voici", { id: "file-0001", name: "a.png" }))).toEqual([410, "file-gone"]);
  });

  it("the channel decides what it takes: on the kiosk nothing is saved", async () => {
    const owner = { kind: "mediator", mediator: sonia.mediator.id, name: "Sonia", since: inbox.clock.now() } as const;
    const { id: hall } = await inbox.says("hall", "bonjour", { owner, channel: "kiosk" });
    expect(codeOf(await bring(pdf, { to: hall }))).toEqual([415, "file-refused"]);
    expect((await bring(photo, { to: hall })).status).toBe(201);
    const seen = await sonia.get(`/conversations/${hall}`);
    const { files } = (seen.body as { conversation: { files: Record<string, number> } }).conversation;
    expect(Object.keys(files)).toEqual(["image/jpeg", "image/png", "image/gif", "image/webp"]);
  });

  it("only whoever has the conversation, from our own pages, as bare bytes", async () => {
    const karim = await inbox.signIn("Karim");
    expect(codeOf(await bring(photo, { by: karim }))).toEqual([409, "not-yours"]);
    expect(codeOf(await bring(photo, { to: "nobody" }))).toEqual([404, "not-found"]);
    expect(codeOf(await bring(photo, { file: "..%2F..%2Fx" }))).toEqual([404, "not-found"]);
    expect(codeOf(await bring(photo, { type: "multipart/form-data; boundary=x" }))).toEqual([415, "not-json"]);
    const stranger = request(inbox.app).put(`/api/inbox/conversations/${id}/files/file-0001`);
    expect(codeOf(await stranger.set({ Origin: "http://evil.test", Cookie: sonia.cookie }).send(photo))).toEqual([
      403,
      "wrong-origin",
    ]);
    const anonymous = request(inbox.app).put(`/api/inbox/conversations/${id}/files/file-0001`);
    const bare = await anonymous.set({ Origin: origin, "Content-Type": "application/octet-stream" }).send(photo);
    expect(codeOf(bare)).toEqual([401, "not-signed-in"]);
  });

  it("nobody sends what another brought, nor a file of the person's own", async () => {
    const { media } = (await bring(photo)).body as { media: string };
    expect(media).not.toBe(mediaIdOf(id as never, EventId.parse("file-0001")));
    const other = await inbox.waits("paul");
    await sonia.post(`/conversations/${other}/claim`);
    const elsewhere = await sonia.post(`/conversations/${other}/replies`, {
      clientMessageId: "message-1",
      text: "",
      file: { id: "file-0001", name: "a.png" },
    });
    expect(codeOf(elsewhere)).toEqual([410, "file-gone"]);
  });

  it("is taken away before it is sent, and stays once it was", async () => {
    const { media } = (await bring(photo)).body as { media: string };
    const away = () => sonia.delete(`/conversations/${id}/files/file-0001`, {});
    expect((await away()).status).toBe(204);
    expect((await sonia.get(`/media/${media}`)).status).toBe(404);
    await bring(photo);
    await reply("", { id: "file-0001", name: "a.png" });
    expect(codeOf(await away())).toEqual([409, "file-sent"]);
    expect((await sonia.get(`/media/${media}`)).status).toBe(200);
  });

  it("is no part of a note", async () => {
    await bring(photo);
    const note = { clientMessageId: "message-1", text: "à revoir", file: { id: "file-0001", name: "a.png" } };
    expect((await sonia.post(`/conversations/${id}/notes`, note)).status).toBe(202);
    expect(await sent()).toEqual([]);
  });
});
