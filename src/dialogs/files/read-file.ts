import type { z } from "zod";
import type { Fault } from "../../shared/fault.ts";
import { didYouMean } from "./closest-name.ts";
import { parseYaml, type LineOf } from "./parse-yaml.ts";

export type DialogSource = { readonly name: string; readonly text: string };

export type ReadFile<T> = { readonly value: T; readonly lineOf: LineOf } | { readonly faults: readonly Fault[] };

type Path = readonly PropertyKey[];
/** The keys that can stand at a place of the file. */
export type KeysAt = (path: Path) => readonly string[];

/** A file of `dialogs/` read with its schema: the value, or every fault with its line and what to do. */
export function readFile<T>(source: DialogSource, schema: z.ZodType<T>, keysAt: KeysAt): ReadFile<T> {
  const parsed = parseYaml(source.text, source.name);
  if ("faults" in parsed) return parsed;
  const read = schema.safeParse(parsed.value);
  if (read.success) return { value: read.data, lineOf: parsed.lineOf };
  return {
    faults: read.error.issues
      .flatMap((issue) => detailsOf(issue, []))
      .flatMap((issue) => sayIssue(issue, keysAt))
      .map(({ path, ...said }) => ({ file: source.name, line: parsed.lineOf(path), ...said })),
  };
}

type Issue = z.core.$ZodIssue;

/** What does not fit any way of writing something is told of the way that was meant: the one whose outer type is right. */
function detailsOf(issue: Issue, above: Path): readonly Issue[] {
  const path = [...above, ...issue.path];
  if (issue.code === "invalid_union") {
    const meant = issue.errors.find((way) => !way.some((one) => one.code === "invalid_type" && one.path.length === 0));
    if (meant) return meant.flatMap((one) => detailsOf(one, path));
  }
  return [{ ...issue, path }];
}

type Said = { readonly path: Path; readonly problem: string; readonly remedy: string };

function sayIssue(issue: Issue, keysAt: KeysAt): readonly Said[] {
  const { path } = issue;
  const place = path.length === 0 ? "the file" : `"${path.join(".")}"`;
  if (issue.code === "unrecognized_keys") {
    return issue.keys.map((key) => ({
      path: [...path, key],
      problem: `"${key}" is not a key that can stand here`,
      remedy: didYouMean(key, keysAt(path), `The keys here are: ${keysAt(path).join(", ")}.`),
    }));
  }
  if (issue.code === "invalid_type") {
    return [issue.message.endsWith("undefined") ? missing(path) : { path, ...wrongType(place, issue) }];
  }
  if (issue.code === "invalid_key") {
    return [{ path, problem: `${place} ${issue.issues[0]?.message ?? "is no name"}`, remedy: "Rename it." }];
  }
  return [{ path, problem: `${place} ${issue.message}`, remedy: "Compare with a dialog that works." }];
}

const missing = (path: Path): Said => ({
  path,
  problem: `"${String(path.at(-1))}" is missing`,
  remedy: `Add a line "${String(path.at(-1))}: …".`,
});

const named: Readonly<Record<string, string>> = {
  string: "a text",
  int: "a whole number",
  number: "a number",
  boolean: "true or false",
  array: "a list",
  object: "a group of lines",
  record: "a group of lines",
  null: "empty",
};

function wrongType(place: string, { expected, message }: Extract<Issue, { code: "invalid_type" }>) {
  const written = /received (\w+)/.exec(message)?.[1] ?? "";
  const remedy = expected === "string" ? 'Put "…" around the text.' : "Compare with a dialog that works.";
  return { problem: `${place} must be ${named[expected] ?? expected}, not ${named[written] ?? "this"}`, remedy };
}
