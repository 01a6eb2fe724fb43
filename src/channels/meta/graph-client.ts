import { createHmac } from "node:crypto";
import { FormData, request } from "undici";
import { z } from "zod";
import type { SendOutcome } from "../../delivery/channel-driver.ts";
import type { DeliveryErrorClass } from "../../delivery/outbox-store.ts";
import { problemOf } from "../../shared/problem-of.ts";
import { classOf } from "./error-class.ts";

export type GraphSettings = {
  readonly graphUrl: string;
  readonly graphVersion: string;
  readonly token: string;
  readonly appSecret: string;
  readonly timeoutMs: number;
};

/** What the Graph API answered, if it did. */
export type GraphAnswer =
  | { readonly kind: "answered"; readonly body: unknown }
  | {
      readonly kind: "refused";
      readonly errorClass: DeliveryErrorClass;
      /** Meta's; null when the answer was not Graph's own. */
      readonly code: number | null;
      readonly error: string;
    }
  /** Nobody knows whether it was done. */
  | { readonly kind: "unknown"; readonly error: string };

const GraphError = z.object({
  error: z.object({ code: z.number(), error_subcode: z.number().optional(), message: z.string().optional() }),
});

/**
 * Asks the Graph API; a `body` that is a form carries a file, anything else is JSON. A time-out or a broken connection is `unknown`, save when the connection was refused, which never reached Meta.
 */
export async function callGraph(
  method: "GET" | "POST",
  path: string,
  body: unknown,
  settings: GraphSettings,
): Promise<GraphAnswer> {
  let status: number;
  let text: string;
  try {
    // `fetch` costs three times the processor; each message of a resident asks twice. Redirections are not followed.
    const response = await request(addressOf(path, settings), {
      method,
      headers: {
        authorization: `Bearer ${settings.token}`,
        // A form names its own boundary.
        ...(!(body instanceof FormData) && { "content-type": "application/json" }),
      },
      body: method === "GET" ? null : body instanceof FormData ? body : JSON.stringify(body),
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    status = response.statusCode;
    text = await response.body.text();
  } catch (error) {
    const problem = problemOf(error);
    return neverArrived(error)
      ? { kind: "refused", errorClass: "transient", code: null, error: problem }
      : { kind: "unknown", error: problem };
  }
  const answer = parseJson(text);
  const failure = GraphError.safeParse(answer);
  if (failure.success) {
    const { code, error_subcode: subcode } = failure.data.error;
    const error = `Graph ${status} code ${code}/${subcode ?? 0}`;
    return { kind: "refused", errorClass: classOf(code, subcode), code, error };
  }
  if (status === 200 && answer !== null) return { kind: "answered", body: answer };
  // What is not Graph's JSON may come from a proxy in front of it, after Meta took the message.
  return status >= 500 || status < 400
    ? { kind: "unknown", error: `Graph ${status} without an answer that can be read` }
    : { kind: "refused", errorClass: status === 429 ? "rate" : "invalid", code: null, error: `Graph ${status}` };
}

/** POSTs a message and says what became of it. `idOf` reads the provider's message id from a 200. */
export async function postToGraph(
  path: string,
  body: unknown,
  idOf: (answer: unknown) => string | null,
  settings: GraphSettings,
): Promise<SendOutcome & { readonly code?: number | null }> {
  const answer = await callGraph("POST", path, body, settings);
  if (answer.kind !== "answered") return answer;
  const providerId = idOf(answer.body);
  return providerId === null
    ? { kind: "unknown", error: "Graph 200 without an id of the message" }
    : { kind: "sent", providerId };
}

function addressOf(path: string, settings: GraphSettings): string {
  const url = new URL(`${settings.graphUrl}/${settings.graphVersion}/${path}`);
  url.searchParams.set("appsecret_proof", proofOf(settings));
  return url.href;
}

const proofs = new WeakMap<GraphSettings, string>();

function proofOf(settings: GraphSettings): string {
  let proof = proofs.get(settings);
  if (proof === undefined) {
    proof = createHmac("sha256", settings.appSecret).update(settings.token).digest("hex");
    proofs.set(settings, proof);
  }
  return proof;
}

const refusedCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ENETUNREACH",
  "EHOSTUNREACH",
]);

const neverArrived = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "code" in error && refusedCodes.has(String(error.code));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
