// Builds what is missing or older than its sources: the server (dist/server) and the pages (dist/web). Plain JavaScript, because it
// runs before anything is built.
import { spawn } from "node:child_process";
import { existsSync, mkdirSync, readdirSync, statSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const node = process.execPath;
const bin = (file) => path.join(root, "node_modules", file);

const parts = [
  {
    name: "server",
    sources: ["src", "tsconfig.json", "tsconfig.build.json", "package.json"],
    commands: [[bin("typescript/bin/tsc"), "-p", "tsconfig.build.json", "--noCheck"]],
  },
  {
    name: "pages",
    sources: ["web", "package.json"],
    commands: ["pages", "widget", "inbox"].map((name) => [
      bin("vite/bin/vite.js"),
      "build",
      "--logLevel",
      "warn",
      "-c",
      `web/vite.${name}.config.ts`,
    ]),
  },
];

/** Builds the stale parts, telling `say` what it does. Throws with a one-line remedy when something is missing. */
export async function buildWhatIsMissing(say) {
  for (const { name, sources, commands } of parts) {
    const stamp = path.join(root, "dist", `.built-${name}`);
    const builtAt = existsSync(stamp) ? statSync(stamp).mtimeMs : 0;
    if (sources.every((source) => newest(path.join(root, source)) <= builtAt)) continue;
    if (commands.some(([tool]) => !existsSync(tool))) {
      if (builtAt > 0) continue; // installed without the tools, but built before: use what is there
      throw new Error(
        `The ${name} must be built, and the tools are not there. Run "npm ci" without --omit=dev, then try again.`,
      );
    }
    const began = Date.now();
    say(`Building the ${name}…`);
    for (const [tool, ...rest] of commands) await run(tool, rest);
    mkdirSync(path.dirname(stamp), { recursive: true });
    writeFileSync(stamp, "");
    say(`Built the ${name} in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  }
}

function newest(place) {
  if (!existsSync(place)) return 0;
  const stat = statSync(place);
  if (!stat.isDirectory()) return stat.mtimeMs;
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newest(path.join(place, name))));
}

const run = (tool, rest) =>
  new Promise((resolve, reject) => {
    const child = spawn(node, [tool, ...rest], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("error", reject);
    child.on("close", (code) =>
      code === 0 ? resolve() : reject(new Error(`${path.basename(tool)} ${rest.join(" ")} failed:\n${output.trim()}`)),
    );
  });

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildWhatIsMissing((line) => console.error(line)).catch((error) => {
    console.error(error.message);
    process.exitCode = 1;
  });
}
