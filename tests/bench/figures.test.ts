import { figuresOf, verdictOf, type Figure, type Findings } from "../../bench/figures.ts";
import { formatTable } from "../../bench/format-table.ts";

const nothing: Findings = { throughput: null, latency: null, memory: null, start: null, size: null };
const round = (messagesPerSecond: number) => ({
  messagesPerSecond,
  processorMs: 1,
  repliesPerMessage: 1,
  webhookMs: { p50: 1, p99: 2 },
});
const aFigure = (ours: number, better: "more" | "less"): Figure => ({
  measure: "a measure",
  unit: "ms",
  ours,
  stock: null,
  goal: better === "more" ? { must: 300, aim: 700, better } : { must: 25, aim: 10, better },
});

describe("figures", () => {
  it.each([
    [701, "more", "aim"],
    [700, "more", "aim"],
    [300, "more", "must"],
    [299, "more", "missed"],
    [10, "less", "aim"],
    [25, "less", "must"],
    [26, "less", "missed"],
    [NaN, "less", "missed"],
    [NaN, "more", "missed"],
  ] as const)("%d where %s is better: %s", (ours, better, verdict) => {
    expect(verdictOf(aFigure(ours, better))).toBe(verdict);
  });

  it("takes the median of the rounds, and of the ratios round by round: a slow minute weighs on both sides", () => {
    const ours = [400, 100, 300].map(round);
    const stock = [800, 100, 400].map(round);
    const figures = figuresOf({ ...nothing, throughput: { ours, stock } });
    expect(figures[0]).toMatchObject({ ours: 300, stock: 400 });
    expect(figures[1]).toMatchObject({ measure: "as many times stock Botkit", ours: 0.75 });
  });

  it("leaves out the parts that were not measured", () => {
    expect(figuresOf(nothing)).toEqual([]);
    const size = { files: [], raw: 0, gzip: 21_100, brotli: 19_000 };
    const measures = figuresOf({ ...nothing, size: { widget: size, page: size } }).map(({ measure }) => measure);
    expect(measures).toHaveLength(4);
    expect(measures.every((measure) => measure.startsWith("chat"))).toBe(true);
  });
});

describe("formatTable", () => {
  it("stands in columns, with what is promised and whether it holds", () => {
    const table = formatTable([aFigure(123.4, "more"), { ...aFigure(9.876, "less"), stock: 12 }]);
    expect(table.split("\n")).toEqual([
      "measure    SOS Numérique  stock Botkit   must    aim  ok?",
      "a measure         123 ms                ≥ 300  ≥ 700  NO",
      "a measure        9.88 ms         12 ms   ≤ 25   ≤ 10  yes, aim",
    ]);
  });

  it("shows a dash where a figure could not be had", () => {
    expect(formatTable([{ ...aFigure(NaN, "less"), goal: null }])).toContain("– ms");
  });
});
