// npm run evaluate:dates -- <file>: French time expressions read by ours, chrono-node and Recognizers in one run.
import { existsSync } from "node:fs";
import { judge, type Verdict } from "./judge.ts";
import { readLabelled, type Labelled } from "./labelled.ts";
import { chronoParser, ourParser, recognizersParser, type Parser } from "./parsers.ts";

const file = process.argv[2] ?? "../shared/evaluation/dates-fr.json";
if (!existsSync(file)) {
  process.stderr.write(
    `There is no file ${file}: give one with labelled expressions, npm run evaluate:dates -- <file>\n`,
  );
  process.exit(1);
}
const labelled = readLabelled(file);
const moment = { now: new Date(labelled.reference), zone: labelled.zone };
const rows = [ourParser(moment), chronoParser(moment), recognizersParser(moment)].map((parser) =>
  measure(parser, labelled),
);
process.stdout.write(
  `${labelled.items.length} expressions of ${file}, said on ${labelled.reference} (${labelled.zone})\n`,
);
console.table(rows);

function measure({ name, read }: Parser, { items }: Labelled): Record<string, string | number> {
  const counts: Record<Verdict, number> = { right: 0, wrong: 0, silent: 0 };
  for (const { text, expected } of items) {
    const verdict = judge(expected, read(text));
    counts[verdict] += 1;
    if (name === "SOS Numérique" && verdict !== "right") process.stdout.write(`${verdict}: “${text}”\n`);
  }
  const share = (count: number): string => `${((100 * count) / items.length).toFixed(1)} %`;
  return {
    parser: name,
    exact: share(counts.right),
    wrong: share(counts.wrong),
    silent: share(counts.silent),
    "ms each": millisecondsEach(read, items),
  };
}

/** Processor time, so that a busy machine measures the same; a second of it once it has run warm, or one round for the slow. */
function millisecondsEach(read: Parser["read"], items: Labelled["items"]): number {
  const readAll = (): void => {
    for (const { text } of items) read(text);
  };
  spend(300, readAll);
  const { spentMs, rounds } = spend(1000, readAll);
  return Number((spentMs / rounds / items.length).toFixed(3));
}

function spend(enoughMs: number, work: () => void): { spentMs: number; rounds: number } {
  const before = process.cpuUsage();
  for (let rounds = 1; ; rounds++) {
    work();
    const { user, system } = process.cpuUsage(before);
    const spentMs = (user + system) / 1000;
    if (spentMs >= enoughMs) return { spentMs, rounds };
  }
}
