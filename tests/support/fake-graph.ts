import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import { setTimeout as wait } from "node:timers/promises";
import { faultOfUpload, readForm, type Form, type Uploaded } from "./read-upload.ts";
import { readSend, type SeenMessage } from "./read-send.ts";

/** A message that the stand-in of Meta took, in the order of taking. */
export type TakenMessage = SeenMessage & { readonly at: number; readonly providerId: string };

/** What becomes of one send. `hang-after` takes the message and never answers; `hang-before` does not take it and never answers. */
export type Behaviour = (typeof behaviours)[number];
export const behaviours = [
  "ok",
  "slow",
  "transient",
  "rate",
  "pair-rate",
  "html",
  "hang-after",
  "hang-before",
  "window",
  "bad-token",
  "restricted",
  "unreachable",
] as const;

export type FakeGraph = {
  readonly url: string;
  readonly taken: TakenMessage[];
  /** Sends that arrived, taken or not. */
  readonly arrivals: { readonly metadata: string; readonly behaviour: Behaviour }[];
  /** "Vu" and dots. */
  readonly marks: { readonly recipient: string; readonly mark: string }[];
  /** What was over a limit of Meta's; each was answered with code 100. */
  readonly invalid: string[];
  /** What `channels setup` put on the page. */
  readonly profile: Record<string, unknown>;
  /** What was uploaded to be sent, in the order of arriving. */
  readonly uploads: readonly Uploaded[];
  /** Meta forgets what was uploaded up to now. */
  expireUploads(): void;
  /** Files of people, by their id; the address of each. */
  addFile(id: string, bytes: Uint8Array): string;
  close(): Promise<void>;
};

export type FakeGraphOptions = {
  readonly behave: () => Behaviour;
  /** Uploads apart: "ok" when it is absent. `hang`: it never answers. */
  readonly behaveUpload?: () => "ok" | "transient" | "hang" | "bad-token";
  /** An echo or status of what was taken, to be delivered to the webhook; the stand-in does not know the webhook itself. */
  readonly onTaken?: (message: TakenMessage, providerId: string) => void;
};

type Refusal = readonly [
  status: number,
  error: { readonly code: number; readonly error_subcode?: number },
  message: string,
];
const refusals: Readonly<Partial<Record<Behaviour, Refusal>>> = {
  transient: [500, { code: 2 }, "Service temporarily unavailable"],
  rate: [400, { code: 613 }, "Calls to this api have exceeded the rate limit"],
  "pair-rate": [400, { code: 131056 }, "Business account / consumer account pair rate limit hit"],
  window: [400, { code: 10, error_subcode: 2018278 }, "outside of allowed window"],
  "bad-token": [401, { code: 190 }, "Invalid OAuth access token"],
  restricted: [400, { code: 368 }, "Temporarily blocked for policies violations"],
  unreachable: [400, { code: 551 }, "This person isn't available right now"],
};

/** A stand-in of the Graph API on loopback, which fails as the real one does. */
export async function startFakeGraph({
  behave,
  behaveUpload = () => "ok",
  onTaken,
}: FakeGraphOptions): Promise<FakeGraph> {
  const taken: TakenMessage[] = [];
  const arrivals: FakeGraph["arrivals"] = [];
  const marks: FakeGraph["marks"] = [];
  const invalid: string[] = [];
  const profile: Record<string, unknown> = {};
  const files = new Map<string, Uint8Array>();
  const uploads: Uploaded[] = [];
  const expired = new Set<string>();
  let count = 0;
  let url = "";

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<unknown> {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const { pathname } = new URL(request.url ?? "/", "http://graph");
    if (request.method === "GET") return answerGet(pathname, response);
    if (request.headers["content-type"]?.startsWith("multipart/form-data")) {
      const form = readForm(Buffer.concat(chunks), request.headers["content-type"]);
      return answerUpload(pathname, form, response);
    }
    const body = JSON.parse(Buffer.concat(chunks).toString("utf8")) as Record<string, unknown>;
    if (pathname.endsWith("/messages")) return answerSend(body, response);
    if (behave() === "bad-token") return refuse(response, "bad-token");
    if (pathname.endsWith("/messenger_profile")) Object.assign(profile, body);
    if (pathname.endsWith("/subscribed_apps")) Object.assign(profile, { subscribed: body["subscribed_fields"] });
    return json(response, 200, { result: "success", success: true });
  }

  function answerUpload(pathname: string, form: Form, response: ServerResponse): unknown {
    const behaviour = behaveUpload();
    if (behaviour === "hang") return null;
    if (behaviour !== "ok") return refuse(response, behaviour);
    const onMessenger = pathname.endsWith("/message_attachments");
    const why = faultOfUpload(onMessenger ? "messenger" : "whatsapp-cloud", form);
    if (why !== null) {
      invalid.push(why);
      return json(response, 400, { error: { code: 100, message: why } });
    }
    const id = `upload-${uploads.length + 1}`;
    const { bytes, type, name } = form.file;
    uploads.push({ id, bytes, type, name });
    return json(response, 200, onMessenger ? { attachment_id: id } : { id });
  }

  function answerGet(pathname: string, response: ServerResponse): unknown {
    const name = pathname.split("/").at(-1) ?? "";
    const file = files.get(name);
    if (pathname.startsWith("/files/")) {
      return file ? response.writeHead(200).end(file) : response.writeHead(404).end();
    }
    const behaviour = behave();
    if (behaviour === "bad-token" || behaviour === "restricted") return refuse(response, behaviour);
    if (file) return json(response, 200, { url: `${url}/files/${name}`, id: name });
    if (name === "messenger_profile") {
      const shown = Object.entries(profile).filter(([key]) => key !== "subscribed");
      return json(response, 200, { data: shown.length === 0 ? [] : [Object.fromEntries(shown)] });
    }
    if (name === "subscribed_apps") {
      const fields = profile["subscribed"];
      const data = typeof fields === "string" ? [{ id: "1", subscribed_fields: fields.split(",") }] : [];
      return json(response, 200, { data });
    }
    return json(response, 200, { id: name });
  }

  async function answerSend(body: unknown, response: ServerResponse): Promise<unknown> {
    const sent = readSend(body);
    if (sent.kind === "mark") {
      marks.push({ recipient: sent.recipient, mark: sent.mark });
      return json(response, 200, { recipient_id: sent.recipient, success: true });
    }
    if (sent.kind === "invalid") {
      invalid.push(`${sent.why}: ${JSON.stringify(body).slice(0, 300)}`);
      return json(response, 400, { error: { code: 100, message: sent.why } });
    }
    const { message } = sent;
    const { file } = message;
    if (file && (expired.has(file.id) || !uploads.some(({ id }) => id === file.id))) {
      return json(response, 400, { error: { code: 100, message: "not a valid media attachment ID" } });
    }
    const behaviour = behave();
    arrivals.push({ metadata: message.metadata, behaviour });
    const take = (): string => {
      const providerId = `${message.channel === "messenger" ? "m_" : "wamid."}${++count}`;
      const line = { ...message, at: Date.now(), providerId };
      taken.push(line);
      onTaken?.(line, providerId);
      return providerId;
    };
    const ok = () => {
      const id = take();
      return json(
        response,
        200,
        message.channel === "messenger"
          ? { recipient_id: message.recipient, message_id: id }
          : { messaging_product: "whatsapp", contacts: [{ input: message.recipient }], messages: [{ id }] },
      );
    };
    switch (behaviour) {
      case "ok":
        return ok();
      case "slow":
        await wait(300);
        return ok();
      case "html":
        return response.writeHead(502, { "content-type": "text/html" }).end("<html>Bad gateway</html>");
      case "hang-after":
        return take();
      case "hang-before":
        return null;
      default:
        return refuse(response, behaviour);
    }
  }

  const server = createServer((request, response) => {
    answer(request, response).catch(() => response.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    taken,
    arrivals,
    marks,
    invalid,
    profile,
    uploads,
    expireUploads: () => {
      for (const { id } of uploads) expired.add(id);
    },
    addFile: (id, bytes) => {
      files.set(id, bytes);
      return `${url}/files/${id}`;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

function refuse(response: ServerResponse, behaviour: Behaviour): ServerResponse {
  const [status, error, message] = refusals[behaviour] ?? [500, { code: 1 }, "Unknown error"];
  return json(response, status, { error: { ...error, message } });
}

function json(response: ServerResponse, status: number, body: unknown): ServerResponse {
  return response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}
