import { createHmac } from "node:crypto";
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
 * Asks the Graph API. A time-out or a broken connection is `unknown`, save when the connection was refused, which never reached Meta.
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
    const response = await fetch(addressOf(path, settings), {
      method,
      headers: { authorization: `Bearer ${settings.token}`, "content-type": "application/json" },
      ...(method === "POST" && { body: JSON.stringify(body) }),
      redirect: "error",
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    status = response.status;
    text = await response.text();
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
  // A 200 or a 5xx that is not Graph's JSON may come from a proxy in front of it, after Meta took the message.
  return status >= 500 || status === 200
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

function addressOf(path: string, { graphUrl, graphVersion, token, appSecret }: GraphSettings): string {
  const url = new URL(`${graphUrl}/${graphVersion}/${path}`);
  url.searchParams.set("appsecret_proof", createHmac("sha256", appSecret).update(token).digest("hex"));
  return url.href;
}

const refusedCodes = new Set([
  "ECONNREFUSED",
  "ENOTFOUND",
  "EAI_AGAIN",
  "UND_ERR_CONNECT_TIMEOUT",
  "ENETUNREACH",
  "EHOSTUNREACH",
]);

function neverArrived(error: unknown): boolean {
  const cause = typeof error === "object" && error !== null && "cause" in error ? error.cause : null;
  return typeof cause === "object" && cause !== null && "code" in cause && refusedCodes.has(String(cause.code));
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
