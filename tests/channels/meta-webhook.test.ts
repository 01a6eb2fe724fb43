import express from "express";
import request from "supertest";
import { metaWebhook } from "../../src/channels/meta/meta-webhook.ts";
import { metaJson, metaSignature } from "../support/meta-json.ts";

const appSecret = "secret";
const accepted: unknown[] = [];
let failing = false;
const app = express().use(
  metaWebhook({
    appSecret,
    verifyToken: "jeton",
    accept: async (body) => {
      if (failing) throw new Error("disk full");
      accepted.push(body);
    },
  }),
);
const post = (raw: string, signature = metaSignature(raw, appSecret)) =>
  request(app).post("/").set("content-type", "application/json").set("x-hub-signature-256", signature).send(raw);

beforeEach(() => {
  accepted.length = 0;
  failing = false;
});

describe("Meta's door", () => {
  it("takes a signed French body as Meta escapes it", async () => {
    const raw = metaJson({ text: "J’ai oublié <mon> mot/de passe 100 % @ 😀" });
    expect(raw).toMatch(/^[\x20-\x7e]+$/);
    await post(raw).expect(200);
    expect(accepted).toEqual([{ text: "J’ai oublié <mon> mot/de passe 100 % @ 😀" }]);
  });

  it("takes raw UTF-8 too, since only the bytes count", async () => {
    await post(JSON.stringify({ text: "é" })).expect(200);
  });

  it.each([
    ["no signature", ""],
    ["another secret's", metaSignature("{}", "other")],
    ["SHA-1", "sha1=0123456789012345678901234567890123456789"],
    ["garbage", "sha256=zz"],
  ])("refuses %s with 401 and stores nothing", async (_name, signature) => {
    await post("{}", signature).expect(401);
    expect(accepted).toEqual([]);
  });

  it("answers 400 to a signed body that is not JSON", async () => {
    await post("{oops").expect(400);
  });

  it("asks Meta to deliver again when it could not be stored", async () => {
    failing = true;
    await post("{}").expect(503);
  });

  it("refuses a body over three megabytes unread", async () => {
    await post(JSON.stringify("x".repeat(3_200_000))).expect(413);
  });

  it("subscribes only with the right token", async () => {
    const query = { "hub.mode": "subscribe", "hub.challenge": "1158201444" };
    await request(app)
      .get("/")
      .query({ ...query, "hub.verify_token": "jeton" })
      .expect(200, "1158201444");
    await request(app)
      .get("/")
      .query({ ...query, "hub.verify_token": "faux" })
      .expect(403);
    await request(app).get("/").expect(403);
  });
});
