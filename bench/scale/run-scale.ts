import { mkdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { MetaApp } from "../webhook-posts.ts";
import { startGraph } from "../start-graph.ts";
import { formatGrowth, formatProcesses } from "./format-scale.ts";
import { measureGrowth, type GrowthPoint } from "./measure-growth.ts";
import { measureProcesses, type ProcessesPoint } from "./measure-processes.ts";
import type { ScaleOptions } from "./scale-options.ts";
import { openUnderTest, type StorageName } from "./storage-under-test.ts";

type ScaleFindings = {
  readonly storage: StorageName;
  readonly growth: readonly GrowthPoint[];
  readonly processes: readonly ProcessesPoint[];
};

/** npm run bench -- --scale: several processes and large databases, on each storage. Prints tables, writes data/bench-scale.json. */
export async function runScale(
  options: ScaleOptions,
  app: MetaApp,
  root: string,
  say: (line: string) => void,
): Promise<void> {
  const findings: ScaleFindings[] = [];
  for (const name of options.storages) {
    findings.push({ storage: name, growth: await growthOf(name), processes: await processesOf(name) });
  }
  for (const { storage, growth, processes } of findings) {
    process.stdout.write(
      `\n${storage}, as the database grows (milliseconds, median of each)\n${formatGrowth(growth)}\n`,
    );
    process.stdout.write(`\n${storage}, as the processes grow\n${formatProcesses(processes)}\n`);
  }
  mkdirSync(path.join(root, "data"), { recursive: true });
  const report = { at: new Date().toISOString(), findings };
  writeFileSync(path.join(root, "data/bench-scale.json"), `${JSON.stringify(report, null, 2)}\n`);

  async function growthOf(name: StorageName): Promise<readonly GrowthPoint[]> {
    const under = await openUnderTest(name);
    try {
      return await measureGrowth(under, { ...options, sizes: options.sizes[name] }, say);
    } finally {
      await under.remove();
    }
  }

  async function processesOf(name: StorageName): Promise<readonly ProcessesPoint[]> {
    const graph = await startGraph();
    const points: ProcessesPoint[] = [];
    try {
      for (const count of options.processes) {
        const under = await openUnderTest(name);
        try {
          const point = await measureProcesses(under, count, { ...options, app, graph });
          points.push(point);
          say(`${name}, ${count} processes: ${point.messagesPerSecond.toFixed(0)} messages/s`);
        } finally {
          await under.remove();
        }
      }
    } finally {
      await graph.stop();
    }
    return points;
  }
}
