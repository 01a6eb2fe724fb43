import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { newResident } from "../support/resident.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";

let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram();
}, 120_000);
afterAll(() => program.stop());

const ask = async (init: RequestInit & { path?: string }) => {
  const response = await fetch(`${program.url}${init.path ?? "/api/chat/messages"}`, { method: "POST", ...init });
  const body = (await response.json().catch(() => null)) as { error?: { code: string; message: string } } | null;
  return { status: response.status, code: body?.error?.code, message: body?.error?.message ?? "" };
};
const json = { "content-type": "application/json" };
const withToken = async () => ({ ...json, authorization: `Bearer ${(await newResident(program.url)).token}` });
const message = (text: unknown, clientMessageId: unknown = "message-1234") => JSON.stringify({ clientMessageId, text });

describe("bad input at the chat's door gets its status and a kind sentence", () => {
  it.each<[string, () => Promise<RequestInit>, number, string]>([
    ["not JSON", async () => ({ headers: await withToken(), body: "{oops" }), 400, "bad-request"],
    ["a number for a text", async () => ({ headers: await withToken(), body: message(3) }), 400, "bad-request"],
    ["a list", async () => ({ headers: await withToken(), body: "[]" }), 400, "bad-request"],
    [
      "an id with spaces",
      async () => ({ headers: await withToken(), body: message("a", "a b c d e f") }),
      400,
      "bad-request",
    ],
    ["no content", async () => ({ headers: await withToken() }), 400, "bad-request"],
    [
      "a file",
      async () => ({ headers: { ...(await withToken()), "content-type": "image/png" }, body: "x" }),
      415,
      "not-json",
    ],
    ["an empty text", async () => ({ headers: await withToken(), body: message("") }), 422, "empty-message"],
    [
      "only control and hidden characters",
      async () => ({ headers: await withToken(), body: message("\u0000\u200b\u202e \n") }),
      422,
      "empty-message",
    ],
    [
      "100 kB of text",
      async () => ({ headers: await withToken(), body: message("é".repeat(100_000)) }),
      413,
      "too-long",
    ],
    [
      "two megabytes",
      async () => ({ headers: await withToken(), body: message("x".repeat(2_000_000)) }),
      413,
      "too-long",
    ],
    ["no token", async () => ({ headers: json, body: message("a") }), 401, "unknown-token"],
    [
      "an invented token",
      async () => ({ headers: { ...json, authorization: `Bearer web.${"a".repeat(43)}` }, body: message("a") }),
      401,
      "unknown-token",
    ],
    [
      "a strange token",
      async () => ({ headers: { ...json, authorization: "Bearer ' or 1=1" }, body: message("a") }),
      401,
      "unknown-token",
    ],
  ])("%s", async (_name, init, status, code) => {
    const answer = await ask(await init());
    expect(answer).toMatchObject({ status, code });
    expect(answer.message).toMatch(/^[A-ZÀ-Ü].*[.!?]$/u);
  });

  it("nothing is accepted once the person has left", async () => {
    const amina = await newResident(program.url, "kiosk");
    const headers = { authorization: `Bearer ${amina.token}` };
    expect((await fetch(`${program.url}/api/chat/conversation`, { method: "DELETE", headers })).status).toBe(204);
    expect(await amina.write("encore là ?")).toBe(410);
    expect((await fetch(`${program.url}/api/chat/events`, { headers })).status).toBe(410);
  });

  it("who writes without end is asked to wait, and told how long", async () => {
    const amina = await newResident(program.url);
    const statuses = await Promise.all(Array.from({ length: 40 }, () => amina.write("bonjour")));
    expect(statuses.filter((status) => status === 202).length).toBeGreaterThanOrEqual(15);
    expect(statuses).toContain(429);
  });

  it("right-to-left text, emoji and markup come out as they went in", async () => {
    const amina = await newResident(program.url);
    const text = "مرحبا <b>gras</b> {x} 👨‍👩‍👧 & l’été";
    await amina.write(text);
    const lines = await amina.readUntil((all) => all.some(({ from }) => from === "resident"));
    expect(lines.find(({ from }) => from === "resident")?.text).toBe(text);
  });
});

describe("the same message delivered again", () => {
  it("fifteen times at once is one message and one answer", async () => {
    const amina = await newResident(program.url);
    const statuses = await Promise.all(
      Array.from({ length: 15 }, () => amina.write("c koi 1 navigateur", "same-message")),
    );
    expect(new Set(statuses)).toEqual(new Set([202]));
    const lines = await amina.readUntil(
      (all) => /navigateur/i.test(all.at(-1)?.text ?? "") && all.at(-1)?.from === "bot",
    );
    expect(lines.filter(({ from }) => from === "resident")).toHaveLength(1);
    expect(lines.filter(({ from, text }) => from === "bot" && /navigateur/i.test(text))).toHaveLength(1);
  });
});

describe("a secret leaves no trace", () => {
  it("in the database, its write-ahead log, or anything else in the data folder", async () => {
    const amina = await newResident(program.url);
    await amina.write("ma secu 1 84 12 76 451 089 46 mdp Soleil2024!");
    await amina.readUntil((lines) => lines.some(({ text }) => /caché/.test(text)));
    const folder = program.config.dataDir;
    for (const name of readdirSync(folder, { recursive: true, encoding: "utf8" })) {
      const file = path.join(folder, name);
      const bytes = readFileSync(file, { flag: "r" }).toString("latin1");
      expect({ name, found: /Soleil2024|451 ?089|184127645108946/.test(bytes) }).toEqual({ name, found: false });
    }
    const exported = JSON.stringify(await program.storage.personalData.collect(amina.conversation as never));
    expect(exported).not.toMatch(/Soleil2024|451 ?089/);
  });
});
