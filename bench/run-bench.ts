// npm run bench: how fast the program is, side by side with a stock Botkit in the same run. Prints a table, writes data/bench.json.
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, cpus, tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { readBenchOptions, type BenchOptions } from "./bench-options.ts";
import { diskSyncsPerSecond } from "./disk-syncs.ts";
import { figuresOf, verdictOf, type Findings } from "./figures.ts";
import { formatTable } from "./format-table.ts";
import { measureSideBySide } from "./measure-side-by-side.ts";
import { filesOfPage, sizeOf } from "./measure-size.ts";
import { measureStart, type Start } from "./measure-start.ts";
import { startGraph } from "./start-graph.ts";
import { startSosNumerique } from "./start-sos-numerique.ts";
import { startStockBotkit } from "./start-stock-botkit.ts";
import { runScale } from "./scale/run-scale.ts";
import { readScaleOptions, type ScaleOptions } from "./scale/scale-options.ts";
import type { MetaApp } from "./webhook-posts.ts";

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");
const app: MetaApp = { page: "104", secret: "bench-secret", verifyToken: "bench-verify", token: "bench-token" };
const say = (line: string): void => void process.stderr.write(`${line}\n`);

async function runBench(options: BenchOptions, dataDir: string): Promise<Findings> {
  execFileSync(process.execPath, [path.join(root, "bin/build.mjs")], { stdio: "inherit" });
  const webRoot = path.join(root, "dist/web");
  const size = options.only.has("size")
    ? { widget: sizeOf(webRoot, ["widget.js"]), page: sizeOf(webRoot, filesOfPage(webRoot, "index.html")) }
    : null;
  const graph = await startGraph();
  try {
    const ours = { dataDir, graphUrl: graph.url, app };
    const start = options.only.has("start") ? await measureStarts(ours, options.starts) : null;
    // Half load is half of the throughput, so one is not measured without the other.
    const running = options.only.has("throughput") || options.only.has("latency");
    const sideBySide = running ? await measureBoth(ours) : { throughput: null, latency: null, memory: null };
    return { ...sideBySide, start, size };
  } finally {
    await graph.stop();
  }

  async function measureBoth(ours: Parameters<typeof startSosNumerique>[0]) {
    say("Starting both bots…");
    const bots = { ours: await startSosNumerique(ours), stock: await startStockBotkit(ours) };
    try {
      return await measureSideBySide({ bots, graph, app, options, say });
    } finally {
      await Promise.all([bots.ours.stop(), bots.stock.stop()]);
    }
  }
}

async function measureStarts(options: Parameters<typeof measureStart>[0], count: number) {
  say("Starting for the first time: the model is trained…");
  const first = await measureStart(options);
  const ours: Start[] = [];
  for (let number = 0; number < count; number++) ours.push(await measureStart(options));
  say(`Started ${count} times with the saved model.`);
  return { first, ours };
}

const scale = readScaleOptions(process.argv.slice(2));
if (scale === null) await besideStockBotkit(readBenchOptions(process.argv.slice(2)));
else await measureScale(scale);

async function measureScale(options: ScaleOptions): Promise<void> {
  execFileSync(process.execPath, [path.join(root, "bin/build.mjs")], { stdio: "inherit" });
  await runScale(options, app, root, say);
}

async function besideStockBotkit(options: BenchOptions): Promise<void> {
  const dataDir = mkdtempSync(path.join(tmpdir(), "sos-numerique-bench-"));
  try {
    const machine = {
      processor: cpus()[0]?.model ?? "unknown",
      cores: availableParallelism(),
      node: process.version,
      diskSyncsPerSecond: Math.round(diskSyncsPerSecond(dataDir)),
    };
    const findings = await runBench(options, dataDir);
    const figures = figuresOf(findings).map((figure) => ({ ...figure, verdict: verdictOf(figure) }));
    process.stdout.write(`
${machine.processor}, ${machine.cores} cores, Node ${machine.node}, disk confirms ${machine.diskSyncsPerSecond} writes a second
Same messages, same stand-in of the Graph API, in turns. SOS Numérique commits to disk, stock Botkit keeps nothing.
Stock Botkit replies through kept http connections (its own client takes https only, and a new one for each reply).

${formatTable(figures)}
`);
    mkdirSync(path.join(root, "data"), { recursive: true });
    const report = {
      at: new Date().toISOString(),
      machine,
      options: { ...options, only: [...options.only] },
      figures,
      findings,
    };
    writeFileSync(path.join(root, "data/bench.json"), `${JSON.stringify(report, null, 2)}\n`);
  } finally {
    rmSync(dataDir, { recursive: true, force: true });
  }
}
