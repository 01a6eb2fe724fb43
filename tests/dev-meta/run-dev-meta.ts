// `npm run dev:meta`: talk to the program "on Messenger" and "on WhatsApp" in a browser, without an account and without Meta.
import { mkdtempSync, readFileSync } from "node:fs";
import { createServer, type IncomingMessage } from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { z } from "zod";
import { deliveryModes } from "../support/deliver-webhooks.ts";
import { behaviours } from "../support/fake-graph.ts";
import { freePort, startProgram } from "../support/program.ts";
import { account, startFakePeople } from "./fake-people.ts";

const Talk = z.object({ channel: z.enum(["messenger", "whatsapp-cloud"]), person: z.string().regex(/^\w{5,30}$/) });
const Say = Talk.extend({
  saying: z.discriminatedUnion("kind", [
    z.object({ kind: z.literal("text"), text: z.string().min(1) }),
    z.object({ kind: z.literal("choice"), title: z.string(), payload: z.string() }),
    z.object({ kind: z.literal("file"), what: z.enum(["photo", "voice"]) }),
  ]),
});
const Weather = z.object({ behaviour: z.enum(behaviours), mode: z.enum(deliveryModes) });

const programPort = Number(process.env["PORT"] ?? (await freePort()));
const chatPort = Number(process.env["DEV_META_PORT"] ?? 4000);
const people = await startFakePeople(() => `http://127.0.0.1:${programPort}`);
const page = readFileSync(path.join(path.dirname(fileURLToPath(import.meta.url)), "chat.html"));

async function answer(request: IncomingMessage): Promise<Uint8Array | object> {
  const url = new URL(request.url ?? "/", "http://dev-meta");
  if (request.method === "GET" && url.pathname === "/") return page;
  if (url.pathname === "/favicon.ico") return {};
  if (url.pathname === "/screen") {
    const { channel, person } = Talk.parse(Object.fromEntries(url.searchParams));
    return { lines: people.screen(channel, person), behaviour: people.behaviour, mode: people.deliveries.mode };
  }
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  const body: unknown = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  if (url.pathname === "/say") {
    const { channel, person, saying } = Say.parse(body);
    people.say(channel, person, saying);
  } else {
    const { behaviour, mode } = Weather.parse(body);
    people.behaviour = behaviour;
    people.deliveries.mode = mode;
  }
  return {};
}

createServer((request, response) => {
  answer(request).then(
    (content) =>
      content instanceof Uint8Array
        ? response.setHeader("content-type", "text/html; charset=utf-8").end(content)
        : response.setHeader("content-type", "application/json").end(JSON.stringify(content)),
    (error: unknown) => response.writeHead(400).end(String(error)),
  );
}).listen(chatPort, "127.0.0.1");

const dataDir = process.env["DATA_DIR"] ?? mkdtempSync(path.join(tmpdir(), "sos-dev-meta-"));
const program = await startProgram({
  port: programPort,
  dataDir,
  env: {
    META_APP_SECRET: account.appSecret,
    META_VERIFY_TOKEN: "dev-verify",
    MESSENGER_PAGE_ID: account.page,
    MESSENGER_PAGE_TOKEN: "dev-token",
    WHATSAPP_PHONE_NUMBER_ID: account.number,
    WHATSAPP_TOKEN: "dev-token",
    GRAPH_API_URL: people.graph.url,
    PUBLIC_URL: `http://localhost:${programPort}`,
  },
});
process.stdout.write(
  `${program.output()}\nTelephones: http://localhost:${chatPort}\nInbox: http://localhost:${programPort}/mediateurs\n`,
);
const stop = (): void => void program.stop().then(() => process.exit(0));
process.once("SIGINT", stop);
process.once("SIGTERM", stop);
