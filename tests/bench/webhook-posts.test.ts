import { readWebhook } from "../../src/channels/messenger/read-webhook.ts";
import { MessengerTranslator } from "../../src/channels/messenger/translator.ts";
import { signatureIsValid } from "../../src/channels/meta/verify-signature.ts";
import { misspell } from "../../bench/misspell.ts";
import { residentWords } from "../../bench/resident-words.ts";
import { seededChance } from "../../bench/seeded-chance.ts";
import { webhookPosts } from "../../bench/webhook-posts.ts";

const app = { page: "104", secret: "secret", verifyToken: "verify", token: "token" };
const posts = (label: string) => webhookPosts({ count: 200, residents: ["ali", "fatima", "jo"], label, app });
const translator = new MessengerTranslator();
const messageIn = async (body: Buffer) =>
  (await readWebhook(JSON.parse(body.toString("utf8")), translator)).messages[0];

describe("webhookPosts", () => {
  it("are signed as Meta signs, and hold one message each of residents who take turns", async () => {
    const [first, , , fourth] = posts("a");
    expect(first).toBeDefined();
    expect(signatureIsValid(first!.body, String(first!.headers["x-hub-signature-256"]), app.secret)).toBe(true);
    expect((await messageIn(first!.body))?.address).toEqual({ channel: "messenger", account: "104", contact: "ali" });
    expect(fourth?.resident).toBe("ali");
  });

  it("never repeat an event, not even from one round to the next", async () => {
    const messages = await Promise.all([...posts("a"), ...posts("b")].map(({ body }) => messageIn(body)));
    const ids = messages.map((message) => message?.id);
    expect(new Set(ids).size).toBe(400);
  });

  it("say the same at each run, and not the same in each round", async () => {
    const textsOf = async (label: string) =>
      (await Promise.all(posts(label).map(({ body }) => messageIn(body)))).map((message) => message?.content);
    const first = await textsOf("a");
    expect(first).toEqual(await textsOf("a"));
    expect(first).not.toEqual(await textsOf("b"));
  });
});

describe("misspell", () => {
  it("leaves most words as they are, and makes some mistakes in long ones", () => {
    const chance = seededChance(1);
    const words = residentWords.flatMap((text) => text.split(" "));
    const written = residentWords.flatMap((text) => misspell(text, chance).split(" "));
    expect(written).toHaveLength(words.length);
    const wrong = words.filter((word, index) => word !== written[index]);
    expect(wrong.length / words.length).toBeGreaterThan(0.03);
    expect(wrong.length / words.length).toBeLessThan(0.15);
    expect(wrong.every((word) => word.length > 3)).toBe(true);
  });
});
