// `npm run dev:whatsapp-web`: talk to the program "on an ordinary WhatsApp number" in the terminal, through the real library and a real
// Chromium, without a telephone and without WhatsApp.
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { startFakeWhatsApp } from "../support/fake-whatsapp/fake-whatsapp.ts";
import { freePort, startProgram } from "../support/program.ts";

const person = "33600000001@c.us";
const say = (line: string): void => void process.stdout.write(`${line}\n`);

const fake = await startFakeWhatsApp();
const port = Number(process.env["PORT"] ?? (await freePort()));
const program = await startProgram({
  port,
  dataDir: process.env["DATA_DIR"] ?? mkdtempSync(path.join(tmpdir(), "sos-dev-whatsapp-web-")),
  env: {
    WHATSAPP_WEB: "on",
    CHROMIUM_PATH: process.env["CHROMIUM_PATH"] ?? "",
    CHROMIUM_ARGS: fake.chromiumArgs,
    PUBLIC_URL: `http://127.0.0.1:${port}`,
  },
  fromSources: true,
});
say(program.output());
say("Type what Amina writes. /scan: the telephone scans the code; /unlink: it unlinks; /read: she has read all.");
let shown = 0;
setInterval(() => {
  for (const { text } of fake.taken.slice(shown)) say(`\n${text}\n`);
  shown = fake.taken.length;
}, 200).unref();
const lines = createInterface({ input: process.stdin });
lines.on("line", (line) => {
  if (line === "/scan") fake.scan();
  else if (line === "/unlink") fake.tellPage("unlinked");
  else if (line === "/read") for (const { id } of fake.taken) fake.acknowledge(id, 3);
  else if (line.trim() !== "") fake.writes(person, line);
});
lines.on("close", () => {
  void program
    .stop()
    .then(() => fake.close())
    .then(() => process.exit(0));
});
