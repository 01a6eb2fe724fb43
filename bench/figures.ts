import type { Size } from "./measure-size.ts";
import type { Latency } from "./measure-latency.ts";
import type { Start } from "./measure-start.ts";
import type { ThroughputRound } from "./measure-throughput.ts";
import { median } from "./statistics.ts";

export type Sides<T> = { readonly ours: T; readonly stock: T };

/** All that a run found out; a part that was left out is null. */
export type Findings = {
  readonly throughput: Sides<readonly ThroughputRound[]> | null;
  readonly latency: Sides<Latency> | null;
  /** Megabytes. */
  readonly memory: { readonly afterStart: Sides<number>; readonly afterLoad: Sides<number> } | null;
  readonly start: { readonly first: Start; readonly ours: readonly Start[] } | null;
  readonly size: { readonly widget: Size; readonly page: Size } | null;
};

export type Figure = {
  readonly measure: string;
  readonly unit: string;
  readonly ours: number;
  readonly stock: number | null;
  /** What is promised, and what is strived for; null for a figure that only explains another. */
  readonly goal: { readonly must: number; readonly aim: number; readonly better: "more" | "less" } | null;
};

export type Verdict = "aim" | "must" | "missed" | "";

export function verdictOf({ ours, goal }: Figure): Verdict {
  if (goal === null) return "";
  const reaches = (line: number): boolean => (goal.better === "more" ? ours >= line : ours <= line);
  return reaches(goal.aim) ? "aim" : reaches(goal.must) ? "must" : "missed";
}

export const figuresOf = (findings: Findings): readonly Figure[] => [
  ...throughputFigures(findings.throughput),
  ...latencyFigures(findings.latency),
  ...startFigures(findings.start),
  ...memoryFigures(findings.memory),
  ...sizeFigures(findings.size),
];

const more = (must: number, aim: number) => ({ must, aim, better: "more" as const });
const less = (must: number, aim: number) => ({ must, aim, better: "less" as const });

function figure(
  measure: string,
  unit: string,
  { ours, stock }: Sides<number | null>,
  goal: Figure["goal"] = null,
): Figure {
  return { measure, unit, ours: ours ?? NaN, stock, goal };
}

function throughputFigures(throughput: Findings["throughput"]): readonly Figure[] {
  if (throughput === null) return [];
  const { ours, stock } = throughput;
  const each = (of: (round: ThroughputRound) => number): Sides<number> => ({
    ours: median(ours.map(of)),
    stock: median(stock.map(of)),
  });
  // Rounds alternate, so that a slow minute of the machine weighs on both: the ratio is taken pair by pair.
  const ratio = median(ours.map((round, index) => round.messagesPerSecond / (stock[index]?.messagesPerSecond ?? NaN)));
  return [
    figure(
      "messages through the whole line",
      "/s",
      each((round) => round.messagesPerSecond),
      more(300, 700),
    ),
    figure("as many times stock Botkit", "×", { ours: ratio, stock: 1 }, more(0.5, 1)),
    figure(
      "processor time for each message",
      "ms",
      each((round) => round.processorMs),
    ),
    figure(
      "replies for each message",
      "",
      each((round) => round.repliesPerMessage),
    ),
    figure(
      "webhook answer at full load, p99",
      "ms",
      each((round) => round.webhookMs.p99),
    ),
  ];
}

function latencyFigures(latency: Findings["latency"]): readonly Figure[] {
  if (latency === null) return [];
  const each = (of: (side: Latency) => number): Sides<number> => ({ ours: of(latency.ours), stock: of(latency.stock) });
  return [
    figure(
      "half load",
      "/s",
      each((side) => side.perSecond),
    ),
    figure(
      "webhook answer at half load, p50",
      "ms",
      each((side) => side.webhookMs.p50),
    ),
    figure(
      "webhook answer at half load, p99",
      "ms",
      each((side) => side.webhookMs.p99),
      less(25, 10),
    ),
    figure(
      "reply at half load, p50",
      "ms",
      each((side) => side.replyMs.p50),
    ),
    figure(
      "reply at half load, p99",
      "ms",
      each((side) => side.replyMs.p99),
    ),
    figure(
      "messages without a reply",
      "",
      each((side) => side.unanswered),
    ),
  ];
}

function startFigures(start: Findings["start"]): readonly Figure[] {
  if (start === null) return [];
  const alone = (ours: number): Sides<number | null> => ({ ours, stock: null });
  return [
    figure(
      "ready after start, model saved",
      "s",
      alone(median(start.ours.map(({ seconds }) => seconds))),
      less(3, 1.5),
    ),
    figure("ready after the first start", "s", alone(start.first.seconds)),
    figure("training of the model in it", "s", alone(start.first.trainingSeconds ?? 0)),
  ];
}

const memoryFigures = (memory: Findings["memory"]): readonly Figure[] =>
  memory === null
    ? []
    : [
        figure("memory at rest after start", "MB", memory.afterStart, less(300, 200)),
        figure("memory at rest after the load", "MB", memory.afterLoad),
      ];

function sizeFigures(size: Findings["size"]): readonly Figure[] {
  if (size === null) return [];
  const kilobytes = (bytes: number): Sides<number | null> => ({ ours: bytes / 1_000, stock: null });
  return [
    figure("chat, widget.js, gzip", "kB", kilobytes(size.widget.gzip), less(30, 20)),
    figure("chat, widget.js, brotli", "kB", kilobytes(size.widget.brotli)),
    figure("chat, all that / loads, gzip", "kB", kilobytes(size.page.gzip), less(30, 20)),
    figure("chat, all that / loads, brotli", "kB", kilobytes(size.page.brotli)),
  ];
}
