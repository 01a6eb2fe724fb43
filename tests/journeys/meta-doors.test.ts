import { createHmac } from "node:crypto";
import {
  messagingEvent,
  metaJson,
  metaSignature,
  pageWebhook,
  whatsappText,
  whatsappWebhook,
} from "../support/meta-json.ts";
import { startTestProgram, type TestProgram } from "../support/test-program.ts";
import { until } from "../support/until.ts";

const [page, number, appSecret] = ["100200300", "109999999999999", "app-secret"];
let program: TestProgram;
beforeAll(async () => {
  program = await startTestProgram({
    env: {
      META_APP_SECRET: appSecret,
      META_VERIFY_TOKEN: "verify",
      MESSENGER_PAGE_ID: page,
      MESSENGER_PAGE_TOKEN: "token",
      WHATSAPP_PHONE_NUMBER_ID: number,
      WHATSAPP_TOKEN: "token",
      GRAPH_API_URL: "http://127.0.0.1:9",
    },
  });
}, 120_000);
afterAll(() => program.stop());

const doors = ["messenger", "whatsapp"] as const;
type Door = (typeof doors)[number];
const bodyFor = (door: Door, id: string, text = "J’ai oublié <mon> code/mot 100 % @ 😀"): unknown => {
  const at = 1_774_252_800_000;
  return door === "messenger"
    ? pageWebhook(page, [messagingEvent({ from: id, page, mid: `m_${id}`, at, text })])
    : whatsappWebhook(number, { messages: [whatsappText({ from: id, id: `wamid.${id}`, at, text })] });
};
const post = async (door: Door, raw: string | Buffer, headers: Readonly<Record<string, string>>): Promise<number> => {
  const response = await fetch(`${program.url}/webhooks/${door}`, {
    method: "POST",
    headers: { "content-type": "application/json", ...headers },
    body: raw,
  });
  await response.arrayBuffer();
  return response.status;
};
const signed = (raw: string) => ({ "x-hub-signature-256": metaSignature(raw, appSecret) });
const sha1 = (raw: string) => ({
  "x-hub-signature": `sha1=${createHmac("sha1", appSecret).update(raw).digest("hex")}`,
});
const addressOf = (door: Door, contact: string) =>
  door === "messenger"
    ? { channel: "messenger", account: page, contact }
    : { channel: "whatsapp-cloud", account: number, contact };
const transcriptOf = async (door: Door, contact: string) => {
  const found = await program.storage.turns.findByAddress(addressOf(door, contact));
  return found === null ? null : program.storage.handoff.transcript(found.id);
};

describe.each(doors)("Meta's door for %s", (door) => {
  it("takes French as Meta escapes and signs it, word for word", async () => {
    const raw = metaJson(bodyFor(door, "33600000001"));
    expect(raw).toMatch(/\\u2019.*\\u003C.*\\\/.*\\u0025.*\\u0040.*\\ud83d/);
    expect(await post(door, raw, signed(raw))).toBe(200);
    await until(async () => ((await transcriptOf(door, "33600000001")) ?? []).length > 0);
    expect((await transcriptOf(door, "33600000001"))?.[0]?.body).toMatchObject({
      text: "J’ai oublié <mon> code/mot 100 % @ 😀",
    });
  });

  it("takes a body that is replayed, signature and all, once", async () => {
    const raw = metaJson(bodyFor(door, "33600000002"));
    for (let times = 0; times < 5; times++) expect(await post(door, raw, signed(raw))).toBe(200);
    await until(async () => (await program.storage.turns.backlog()).pending === 0);
    const lines = await transcriptOf(door, "33600000002");
    expect(lines?.filter(({ author }) => author.kind === "resident")).toHaveLength(1);
  });

  it.each<[string, (raw: string) => Record<string, string>]>([
    ["without a signature", () => ({})],
    ["signed by somebody else", (raw) => ({ "x-hub-signature-256": metaSignature(raw, "other") })],
    ["signed for another body", () => signed("{}")],
    ["signed with SHA-1 only", sha1],
    ["with a signature that is none", () => ({ "x-hub-signature-256": "sha256=" })],
    ["with SHA-1 under the other name", (raw) => ({ "x-hub-signature-256": sha1(raw)["x-hub-signature"] })],
  ])("refuses a body %s, and keeps nothing of it", async (_name, headers) => {
    const raw = metaJson(bodyFor(door, "33600000003"));
    expect(await post(door, raw, headers(raw))).toBe(401);
    expect(await transcriptOf(door, "33600000003")).toBeNull();
  });

  it("refuses a body that is too large, and one that is not JSON", async () => {
    const large = metaJson(bodyFor(door, "33600000004", "x".repeat(3_200_000)));
    expect(await post(door, large, signed(large))).toBe(413);
    expect(await post(door, "{oops", signed("{oops"))).toBe(400);
  });

  it("outlives a thousand bodies of any shape, signed or not", async () => {
    const shapes = [
      null,
      [],
      {},
      { object: door === "messenger" ? "page" : "whatsapp_business_account" },
      bodyFor(door, "33600000005"),
    ];
    const statuses = new Map<number, number>();
    for (let batch = 0; batch < 20; batch++) {
      const answers = await Promise.all(
        Array.from({ length: 50 }, (_, index) => {
          const seed = batch * 50 + index;
          const raw = damage(JSON.stringify(shapes[seed % shapes.length]), seed);
          return post(door, raw, seed % 3 === 0 ? {} : signed(raw));
        }),
      );
      for (const status of answers) statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
    expect([...statuses.keys()].every((status) => [200, 400, 401].includes(status))).toBe(true);
    expect(statuses.get(401)).toBe(334);
    expect((await fetch(`${program.url}/readyz`)).status).toBe(200);
  }, 60_000);
});

/** The same damage for the same seed: signs are dropped, doubled, or replaced. */
function damage(json: string, seed: number): string {
  let state = seed + 1;
  const next = (below: number): number => {
    state = (Math.imul(state, 48_271) >>> 0) % 2_147_483_647;
    return state % below;
  };
  let damaged = json;
  for (let times = 0; times < seed % 7; times++) {
    const at = next(damaged.length + 1);
    const replacement = ['"', "{", "9", "null", "\\u0000", "é", ""][next(7)] ?? "";
    damaged = damaged.slice(0, at) + replacement + damaged.slice(at + next(4));
  }
  return damaged;
}
