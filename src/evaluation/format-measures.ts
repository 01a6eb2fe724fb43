import type { Measures } from "./measure.ts";

export type Row = { readonly contender: string; readonly measures: Measures };
export type Section = { readonly title: string; readonly rows: readonly Row[] };

const percent = (value: number | undefined): string => (value === undefined ? "" : (value * 100).toFixed(1));
const number = (value: number | undefined, digits: number): string =>
  value === undefined ? "" : value.toFixed(digits);

const COLUMNS: readonly (readonly [name: string, of: (measures: Measures) => string])[] = [
  ["messages", ({ clean }) => String(clean.messages)],
  ["top-1 %", ({ clean }) => percent(clean.top1)],
  ["top-3 %", ({ clean }) => percent(clean.top3)],
  ["top-1 shown %", ({ clean }) => percent(clean.top1Shown)],
  ["wrong and sure %", ({ clean }) => percent(clean.wrongAndSure)],
  ["asks %", ({ clean }) => percent(clean.asked)],
  ["refuses %", ({ clean }) => percent(clean.refused)],
  ["ECE %", ({ clean }) => percent(clean.calibrationError)],
  ["noisy top-1 %", ({ noisy }) => percent(noisy?.top1)],
  ["noisy top-3 %", ({ noisy }) => percent(noisy?.top3)],
  ["noisy wrong and sure %", ({ noisy }) => percent(noisy?.wrongAndSure)],
  ["far: rejected at 95 % kept %", ({ far }) => percent(far?.rejectedAt95)],
  ["far: refused / sure %", ({ far }) => (far === undefined ? "" : `${percent(far.refused)} / ${percent(far.sure)}`)],
  ["near: rejected at 95 % kept %", ({ near }) => percent(near?.rejectedAt95)],
  [
    "near: refused / sure %",
    ({ near }) => (near === undefined ? "" : `${percent(near.refused)} / ${percent(near.sure)}`),
  ],
  ["ms p50 / p99", ({ costs }) => (costs === undefined ? "" : `${number(costs.p50, 2)} / ${number(costs.p99, 2)}`)],
  ["training s", ({ costs }) => number(costs?.trainingSeconds, 1)],
  ["load ms", ({ costs }) => number(costs?.loadMs, 0)],
  ["size MB", ({ costs }) => number(costs === undefined ? undefined : costs.bytes / 1e6, 1)],
];

/** One line per figure, one column per contender. */
export const formatSection = ({ title, rows }: Section): string => {
  const lines = [
    ["", ...rows.map(({ contender }) => contender)],
    ...COLUMNS.map(([name, of]) => [name, ...rows.map(({ measures }) => of(measures))]).filter((cells) =>
      cells.slice(1).some((cell) => cell !== ""),
    ),
  ];
  const widths = (lines[0] ?? []).map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0)));
  const body = lines.map((cells) =>
    cells
      .map((cell, column) => (column === 0 ? cell.padEnd(widths[0] ?? 0) : cell.padStart(widths[column] ?? 0)))
      .join("  ")
      .trimEnd(),
  );
  return [title, "-".repeat(title.length), ...body].join("\n");
};
