import express, { type Request, type Response, type Router } from "express";
import { timingSafeEqual } from "node:crypto";
import { signatureIsValid } from "./verify-signature.ts";

export type MetaWebhookParts = {
  readonly appSecret: string;
  readonly verifyToken: string;
  /** Stores what the body holds; resolves once it is durable. A body of an unknown shape is not an error. */
  readonly accept: (body: unknown) => Promise<void>;
};

/** Meta batches up to a few hundred events in one POST, three megabytes at most. */
const bodyLimit = "3mb";
/** A database that was lost has been waited for already when we say so. */
const retryAfterSeconds = 2;

/** The door for Meta: the signature over the raw bytes first, then store, then 200. What is not stored is answered 503 and comes again. */
export function metaWebhook(parts: MetaWebhookParts): Router {
  const router = express.Router();
  router.get("/", (request, response) => verifySubscription(request, response, parts.verifyToken));
  router.post("/", express.raw({ type: () => true, limit: bodyLimit }), async (request, response) => {
    const raw = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
    if (!signatureIsValid(raw, request.get("x-hub-signature-256"), parts.appSecret)) {
      response.status(401).json({ error: { code: "wrong-signature", message: "X-Hub-Signature-256 does not match" } });
      return;
    }
    let body: unknown;
    try {
      body = JSON.parse(raw.toString("utf8"));
    } catch {
      response.status(400).json({ error: { code: "not-json", message: "The body is not JSON" } });
      return;
    }
    try {
      await parts.accept(body);
    } catch {
      response.set("Retry-After", String(retryAfterSeconds));
      response.status(503).json({ error: { code: "try-again", message: "Not stored; deliver again" } });
      return;
    }
    response.status(200).send("EVENT_RECEIVED");
  });
  return router;
}

function verifySubscription(request: Request, response: Response, verifyToken: string): void {
  const { "hub.mode": mode, "hub.verify_token": token, "hub.challenge": challenge } = request.query;
  if (
    mode === "subscribe" &&
    typeof token === "string" &&
    sameText(token, verifyToken) &&
    typeof challenge === "string"
  ) {
    response.type("text/plain").send(challenge);
    return;
  }
  response.sendStatus(403);
}

function sameText(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)];
  return left.length === right.length && timingSafeEqual(left, right);
}
