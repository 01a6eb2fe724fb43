import { verdictOf, type Figure } from "./figures.ts";

const heads = ["measure", "SOS Numérique", "stock Botkit", "must", "aim", "ok?"] as const;
const marks = { aim: "yes, aim", must: "yes", missed: "NO", "": "" } as const;

/** The figures as lines of a table with a first line of heads. */
export function formatTable(figures: readonly Figure[]): string {
  const rows = [heads, ...figures.map(cellsOf)];
  const widths = heads.map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows
    .map((row) =>
      row
        .map((cell, column) =>
          column === 0 || column === 5 ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
        )
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
}

function cellsOf(figure: Figure): readonly string[] {
  const { measure, unit, ours, stock, goal } = figure;
  const withUnit = (value: number): string => `${shortly(value)} ${unit}`.trimEnd();
  const sign = goal?.better === "more" ? "≥" : "≤";
  return [
    measure,
    withUnit(ours),
    stock === null ? "" : withUnit(stock),
    goal ? `${sign} ${goal.must}` : "",
    goal ? `${sign} ${goal.aim}` : "",
    marks[verdictOf(figure)],
  ];
}

/** Three figures that mean something; more would be noise. */
const shortly = (value: number): string => {
  if (!Number.isFinite(value)) return "–";
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return Number.isInteger(value) ? String(value) : value.toFixed(digits);
};
