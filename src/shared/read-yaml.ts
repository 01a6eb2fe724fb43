import { isNode, LineCounter, parseDocument } from "yaml";
import type { z } from "zod";
import type { Fault } from "./fault.ts";
import { plainIssue } from "./plain-issue.ts";

/** A YAML text read with a schema: the value, or every fault with its line. */
export type ReadYaml<T> = { readonly value: T; readonly lineOf: LineOf } | { readonly faults: readonly Fault[] };
/** The line (1-based, in the whole file) of the node at a path, or of its nearest parent. */
export type LineOf = (path: readonly PropertyKey[]) => number;

/** `lineOffset`: lines of the file that stand before `text` (front matter, for example, begins on line 2). */
export function readYaml<T>(text: string, file: string, schema: z.ZodType<T>, lineOffset = 0): ReadYaml<T> {
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
  if (document.errors.length > 0) {
    return {
      faults: document.errors.map((error) => ({
        file,
        line: lines.linePos(error.pos[0]).line + lineOffset,
        problem: `this is not valid YAML: ${error.message}`,
        remedy: "Check the indentation, and put quotes around a text that holds a colon or an apostrophe.",
      })),
    };
  }
  const lineOf: LineOf = (path) => {
    for (let length = path.length; length >= 0; length--) {
      const node = document.getIn(path.slice(0, length), true);
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line + lineOffset;
    }
    return 1 + lineOffset;
  };
  const parsed = schema.safeParse(document.toJS());
  if (parsed.success) return { value: parsed.data, lineOf };
  return {
    faults: parsed.error.issues.map((issue) => ({
      file,
      line: lineOf(issue.path),
      ...plainIssue(issue),
    })),
  };
}
