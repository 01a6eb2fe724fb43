import { randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer as createHttp, type IncomingMessage, type ServerResponse } from "node:http";
import { createServer as createHttps } from "node:https";
import { connect, type Socket } from "node:net";
import path from "node:path";
import { generate } from "selfsigned";
import { packageRoot } from "../../../src/package-root.ts";

/** A message as it stands on "WhatsApp's servers". */
export type ServedMessage = {
  readonly stanza: string;
  /** The chat: the person's address. */
  readonly from: string;
  readonly text: string;
  readonly type: string;
  /** Seconds. */
  readonly at: number;
  readonly fromMe?: boolean;
  readonly ack?: number;
  readonly media?: { readonly data: string; readonly mimetype: string; readonly size: number };
  /** The number behind a `@lid`. */
  readonly phone?: string;
};
/** What our side has sent and WhatsApp's servers have. */
export type TakenText = {
  readonly id: string;
  readonly to: string;
  readonly text: string;
  /** How it was sent: "chat", "image", "document"… */
  readonly type: string;
  readonly file?: { readonly name: string; readonly type: string; readonly data: string };
};

/**
 * How the servers treat what is sent: taken; refused; taken, and the answer never comes; not taken, and no answer either.
 */
export type ServerMood = "takes" | "refuses" | "takes-in-silence" | "swallows";

export type FakeWhatsApp = {
  /** For CHROMIUM_ARGS: everything the browser asks of anybody goes through our proxy. */
  readonly chromiumArgs: string;
  /** Whoever else it asked: to be empty. */
  readonly strangers: readonly string[];
  /** Modules of the page that the library wanted and that are not there: to be empty. */
  readonly missing: readonly string[];
  readonly taken: readonly TakenText[];
  /** Sent by the page, whatever became of it. */
  readonly attempts: readonly TakenText[];
  readonly marks: readonly { readonly mark: string; readonly chat: string }[];
  refreshes(): number;
  /** Pages that listen now. */
  pages(): number;
  mood: ServerMood;
  /** Whether the page says that it has synchronised: after it was asked to, or so early that nobody hears. */
  syncs: "after" | "before";
  /** The centre's telephone scans the code. */
  scan(): void;
  /** A person writes; the stanza's id. Works while no page is there: WhatsApp keeps it. */
  writes(from: string, text: string, more?: Partial<ServedMessage>): string;
  /** Somebody writes on the centre's telephone. */
  writesOnTelephone(to: string, text: string): void;
  acknowledge(id: string, ack: number): void;
  tellPage(act: string, value?: unknown): void;
  close(): Promise<void>;
};

const host = "web.whatsapp.com";
export const ourNumber = "33700000001@c.us";

/** WhatsApp Web on loopback, for the real library in a real Chromium. */
export async function startFakeWhatsApp(): Promise<FakeWhatsApp> {
  const script = readFileSync(path.join(packageRoot(), "tests/support/fake-whatsapp/page.js"), "utf8");
  const certificate = await generate([{ name: "commonName", value: host }], { keySize: 2048 });
  const listeners = new Set<ServerResponse>();
  const sockets = new Set<Socket>();
  const messages: ServedMessage[] = [];
  const [taken, attempts, strangers, missing] = [[] as TakenText[], [] as TakenText[], [] as string[], [] as string[]];
  const marks: { mark: string; chat: string }[] = [];
  let refreshes = 0;

  const tellPage = (act: string, value: unknown = null): void => {
    for (const page of listeners) page.write(`data: ${JSON.stringify({ act, value })}\n\n`);
  };

  const site = createHttps({ key: certificate.private, cert: certificate.cert }, (request, response) => {
    const { pathname } = new URL(request.url ?? "/", `https://${host}`);
    if (pathname === "/") {
      response.setHeader("content-type", "text/html; charset=utf-8");
      response.end(`<!doctype html><meta charset="utf-8"><title>WhatsApp</title><body><script>${script}</script>`);
    } else if (pathname === "/__events") {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.write(": hello\n\n");
      listeners.add(response);
      response.on("close", () => listeners.delete(response));
    } else if (pathname === "/__state") {
      response.end(JSON.stringify({ messages, syncs: fake.syncs }));
    } else void answer(pathname, request, response);
  });

  async function answer(pathname: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await readJson(request);
    switch (pathname) {
      case "/__send":
        return void send(body as TakenText & { stanza: string; at: number }, response);
      case "/__mark":
        marks.push(body as { mark: string; chat: string });
        break;
      case "/__missing":
        missing.push((body as { name: string }).name);
        break;
      case "/__refreshed":
        refreshes += 1;
        break;
      default:
        response.statusCode = 404; // a favicon, perhaps
    }
    response.end("{}");
  }

  function send({ stanza, at, ...said }: TakenText & { stanza: string; at: number }, response: ServerResponse): void {
    const { to, text, type } = said;
    attempts.push(said);
    const { mood } = fake;
    if (mood === "refuses") return void response.end(JSON.stringify({ ack: -1 }));
    if (mood === "swallows") return;
    taken.push(said);
    messages.push({ stanza, from: to, text, type, at, fromMe: true, ack: 1 });
    if (mood === "takes") response.end(JSON.stringify({ ack: 1 }));
  }

  await new Promise<void>((resolve) => site.listen(0, "127.0.0.1", resolve));
  const proxy = createHttp((request, response) => {
    strangers.push(request.url ?? "?");
    response.writeHead(403).end();
  });
  proxy.on("connect", (request: IncomingMessage, client: Socket) => {
    client.on("error", () => undefined);
    if (request.url !== `${host}:443`) {
      strangers.push(request.url ?? "?");
      client.end("HTTP/1.1 403 Forbidden\r\n\r\n");
      return;
    }
    const server = connect(portOf(site), "127.0.0.1", () => {
      client.write("HTTP/1.1 200 OK\r\n\r\n");
      server.pipe(client).pipe(server);
    });
    for (const socket of [client, server]) {
      sockets.add(socket);
      socket.on("error", () => undefined);
      socket.on("close", () => sockets.delete(socket));
    }
  });
  await new Promise<void>((resolve) => proxy.listen(0, "127.0.0.1", resolve));

  const fake: FakeWhatsApp = {
    chromiumArgs: `--no-sandbox --ignore-certificate-errors --proxy-server=127.0.0.1:${portOf(proxy)} --proxy-bypass-list=<-loopback>`,
    strangers,
    missing,
    taken,
    attempts,
    marks,
    refreshes: () => refreshes,
    pages: () => listeners.size,
    mood: "takes",
    syncs: "after",
    scan: () => tellPage("scanned", [ourNumber, "111@lid"]),
    writes: (from, text, more = {}) => {
      const stanza = randomUUID().replaceAll("-", "").toUpperCase();
      const message = { stanza, from, text, type: "chat", at: Math.floor(Date.now() / 1000), ...more };
      messages.push(message);
      tellPage("arrived", message);
      return message.stanza;
    },
    writesOnTelephone: (from, text) => {
      const stanza = randomUUID().replaceAll("-", "").toUpperCase();
      const message = { stanza, from, text, type: "chat", at: Math.floor(Date.now() / 1000), fromMe: true, ack: 1 };
      messages.push(message);
      tellPage("written", message);
    },
    acknowledge: (id, ack) => tellPage("acknowledged", { id, ack }),
    tellPage,
    close: async () => {
      for (const page of listeners) page.end();
      for (const socket of sockets) socket.destroy();
      await Promise.all([site, proxy].map((server) => new Promise((resolve) => server.close(resolve))));
    },
  };
  return fake;
}

function portOf(server: { address(): string | { port: number } | null }): number {
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("no port");
  return address.port;
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return JSON.parse(Buffer.concat(chunks).toString() || "{}");
}
