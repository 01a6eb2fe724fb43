import { isMap, isNode, isPair, isScalar, isSeq, LineCounter, parseDocument, visit, type Document } from "yaml";
import type { Fault } from "../../shared/fault.ts";

/** The line (1-based) where the key or the list item at a path begins, or the nearest thing above it. */
export type LineOf = (path: readonly PropertyKey[]) => number;

export type ParsedYaml = { readonly value: unknown; readonly lineOf: LineOf } | { readonly faults: readonly Fault[] };

/** Reads a YAML text and keeps the lines of its keys, which `parse` forgets. */
export function parseYaml(text: string, file: string): ParsedYaml {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  const faults = [
    ...document.errors.map(({ pos, message }) => ({ at: pos[0], problem: `this is not valid YAML: ${message}` })),
    ...aliasesIn(document).map((at) => ({ at, problem: "a text cannot begin with * unless it stands in quotes" })),
  ];
  if (faults.length > 0) {
    const remedy = 'Check the indentation, and put "…" around a text that holds a colon, a quote, a star or braces.';
    const placed = faults.map(({ at, problem }) => ({ file, line: lines.linePos(at).line, problem, remedy }));
    // what follows the first error of a line mostly follows from it
    return { faults: placed.filter(({ line }, i) => placed.findIndex((other) => other.line === line) === i) };
  }
  const lineOf: LineOf = (path) => lines.linePos(offsetOf(document, path)).line;
  return { value: document.toJS(), lineOf };
}

function aliasesIn(document: Document.Parsed): readonly number[] {
  const found: number[] = [];
  visit(document, { Alias: (_key, node) => void found.push(node.range?.[0] ?? 0) });
  return found;
}

function offsetOf(document: Document.Parsed, path: readonly PropertyKey[]): number {
  let node: unknown = document.contents;
  let offset = 0;
  for (const key of path) {
    const child = childOf(node, key);
    if (!child) break;
    offset = child.offset ?? offset;
    node = child.value;
  }
  return offset;
}

function childOf(node: unknown, key: PropertyKey): { value: unknown; offset: number | undefined } | undefined {
  if (isSeq(node)) {
    const item = node.items[Number(key)];
    return item === undefined ? undefined : { value: item, offset: startOf(item) };
  }
  if (!isMap(node)) return undefined;
  const pair = node.items.find((item) => isPair(item) && isScalar(item.key) && String(item.key.value) === String(key));
  return pair && { value: pair.value, offset: startOf(pair.key) };
}

const startOf = (node: unknown): number | undefined => (isNode(node) ? node.range?.[0] : undefined);
