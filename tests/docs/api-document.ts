import { readFileSync } from "node:fs";
import path from "node:path";
import { parse } from "yaml";
import { z } from "zod";
import { packageRoot } from "../../src/package-root.ts";

const methods = ["get", "post", "put", "patch", "delete"] as const;

const Answer = z.looseObject({
  description: z.string(),
  content: z.record(z.string(), z.object({ schema: z.unknown() })).optional(),
  "x-codes": z.array(z.string()).optional(),
  "x-events": z.record(z.string(), z.unknown()).optional(),
});
const Parameter = z.looseObject({ name: z.string(), in: z.string() });
const Operation = z.looseObject({
  operationId: z.string(),
  summary: z.string(),
  parameters: z.array(Parameter).default([]),
  responses: z.record(z.string(), Answer),
});
const PathItem = z.looseObject({
  parameters: z.array(Parameter).default([]),
  ...Object.fromEntries(methods.map((method) => [method, Operation.optional()])),
});

export type DocumentedAnswer = z.infer<typeof Answer>;
export type Route = {
  /** "GET /api/inbox/conversations/{id}" */
  readonly name: string;
  readonly path: string;
  readonly operationId: string;
  readonly pathParameters: readonly string[];
  readonly answers: ReadonlyMap<number, DocumentedAnswer>;
};

/** The routes of docs/openapi.yaml by name, every `$ref` replaced by what it names. Throws when one names nothing. */
export function readApiDocument(): ReadonlyMap<string, Route> {
  const text = readFileSync(path.join(packageRoot(), "docs/openapi.yaml"), "utf8");
  const whole = parse(text) as { readonly paths: Readonly<Record<string, unknown>> };
  const routes = Object.entries(whole.paths).flatMap(([address, item]) => routesOf(address, resolve(item, whole)));
  return new Map(routes.map((route) => [route.name, route]));
}

function routesOf(address: string, resolved: unknown): readonly Route[] {
  const item = PathItem.parse(resolved);
  return methods.flatMap((method) => {
    const operation = Operation.optional().parse(item[method]);
    if (operation === undefined) return [];
    const parameters = [...item.parameters, ...operation.parameters].filter((one) => one.in === "path");
    return [
      {
        name: `${method.toUpperCase()} ${address}`,
        path: address,
        operationId: operation.operationId,
        pathParameters: parameters.map(({ name }) => name),
        answers: new Map(Object.entries(operation.responses).map(([status, answer]) => [Number(status), answer])),
      },
    ];
  });
}

/** What stands behind every `$ref` put in its place; no schema of ours holds itself. */
function resolve(node: unknown, whole: object): unknown {
  if (Array.isArray(node)) return node.map((child: unknown) => resolve(child, whole));
  if (typeof node !== "object" || node === null) return node;
  if ("$ref" in node) return resolve(lookUp(String(node.$ref), whole), whole);
  return Object.fromEntries(Object.entries(node).map(([key, child]) => [key, resolve(child, whole)]));
}

function lookUp(reference: string, whole: object): unknown {
  const found = reference
    .replace(/^#\//, "")
    .split("/")
    .reduce<unknown>((node, key) => (node as Readonly<Record<string, unknown>> | undefined)?.[key], whole);
  if (found === undefined) throw new Error(`docs/openapi.yaml: ${reference} names nothing`);
  return found;
}
