import { createHmac } from "node:crypto";
import { z } from "zod";
import type { SendOutcome } from "../../delivery/channel-driver.ts";
import type { DeliveryErrorClass } from "../../delivery/outbox-store.ts";
import { problemOf } from "../../shared/problem-of.ts";

export type GraphSettings = {
  readonly graphUrl: string;
  readonly graphVersion: string;
  readonly token: string;
  readonly appSecret: string;
  readonly timeoutMs: number;
};

const GraphError = z.object({
  error: z.object({ code: z.number(), error_subcode: z.number().optional(), message: z.string().optional() }),
});

/**
 * POSTs to the Graph API and says what became of it. `idOf` reads the provider's message id from a 200. A time-out or a broken
 * connection is `unknown`, save when the connection was refused, which never reached Meta.
 */
export async function postToGraph(
  path: string,
  body: unknown,
  idOf: (answer: unknown) => string | null,
  settings: GraphSettings,
): Promise<SendOutcome> {
  const proof = createHmac("sha256", settings.appSecret).update(settings.token).digest("hex");
  const url = `${settings.graphUrl}/${settings.graphVersion}/${path}?appsecret_proof=${proof}`;
  let status: number;
  let text: string;
  try {
    const response = await fetch(url, {
      method: "POST",
      headers: { authorization: `Bearer ${settings.token}`, "content-type": "application/json" },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(settings.timeoutMs),
    });
    status = response.status;
    text = await response.text();
  } catch (error) {
    const problem = problemOf(error);
    if (neverArrived(error)) return { kind: "refused", errorClass: "transient", error: problem };
    return { kind: "unknown", error: problem };
  }
  const answer = parseJson(text);
  const id = status === 200 ? idOf(answer) : null;
  if (id !== null) return { kind: "sent", providerId: id };
  const failure = GraphError.safeParse(answer);
  if (failure.success) {
    const { code, error_subcode: subcode } = failure.data.error;
    return {
      kind: "refused",
      errorClass: classOf(code, subcode),
      error: `Graph ${status} code ${code}/${subcode ?? 0}`,
    };
  }
  // A 200 or a 5xx that is not Graph's JSON may come from a proxy in front of it, after Meta took the message.
  return status >= 500 || status === 200
    ? { kind: "unknown", error: `Graph ${status} without an answer that can be read` }
    : { kind: "refused", errorClass: status === 429 ? "rate" : "invalid", error: `Graph ${status}` };
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

/** Meta's error codes, grouped by what can be done about them. */
function classOf(code: number, subcode: number | undefined): DeliveryErrorClass {
  if (code === 190 || code === 0 || code === 102) return "auth";
  if (code === 368 || code === 131031 || code === 131048) return "policy";
  if (code === 4 || code === 80007 || code === 613 || code === 130429 || code === 131056) return "rate";
  if (code === 131047 || subcode === 2018278 || subcode === 2018065) return "window";
  if (code === 551 || code === 131026 || subcode === 1545041 || subcode === 2018108) return "unreachable";
  if (code === 1 || code === 2 || code === 1200 || code === 131000 || code === 131016) return "transient";
  return "invalid";
}
