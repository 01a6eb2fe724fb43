#!/usr/bin/env node
// The command line: builds what is missing, then hands over to the built program.
import cluster from "node:cluster";
import { buildWhatIsMissing } from "./build.mjs";

const [major, minor] = process.versions.node.split(".").map(Number);
if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `SOS Numérique needs Node.js 20.19 or newer; this is ${process.version}. Install it from https://nodejs.org, then try again.`,
  );
  process.exit(1);
}
try {
  // Workers run what their supervisor has built.
  if (cluster.isPrimary) await buildWhatIsMissing((line) => console.error(line));
} catch (error) {
  console.error(error.message);
  process.exit(1);
}
const { runCommand } = await import("../dist/server/cli.js");
await runCommand(process.argv.slice(2));
