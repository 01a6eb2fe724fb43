import { readWebhook } from "../../src/channels/messenger/read-webhook.ts";
import { signatureIsValid } from "../../src/channels/meta/verify-signature.ts";
import { misspell } from "../../bench/misspell.ts";
import { residentWords } from "../../bench/resident-words.ts";
import { seededChance } from "../../bench/seeded-chance.ts";
import { webhookPosts } from "../../bench/webhook-posts.ts";

const app = { page: "104", secret: "secret", verifyToken: "verify", token: "token" };
const posts = (label: string) => webhookPosts({ count: 200, residents: ["ali", "fatima", "jo"], label, app });
const messageIn = (body: Buffer) => readWebhook(JSON.parse(body.toString("utf8"))).messages[0];

describe("webhookPosts", () => {
  it("are signed as Meta signs, and hold one message each of residents who take turns", () => {
    const [first, , , fourth] = posts("a");
    expect(first).toBeDefined();
    expect(signatureIsValid(first!.body, String(first!.headers["x-hub-signature-256"]), app.secret)).toBe(true);
    expect(messageIn(first!.body)?.address).toEqual({ channel: "messenger", account: "104", contact: "ali" });
    expect(fourth?.resident).toBe("ali");
  });

  it("never repeat an event, not even from one round to the next", () => {
    const ids = [...posts("a"), ...posts("b")].map(({ body }) => messageIn(body)?.id);
    expect(new Set(ids).size).toBe(400);
  });

  it("say the same at each run, and not the same in each round", () => {
    const textsOf = (label: string) => posts(label).map(({ body }) => JSON.stringify(messageIn(body)?.content));
    expect(textsOf("a")).toEqual(textsOf("a"));
    expect(textsOf("a")).not.toEqual(textsOf("b"));
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
