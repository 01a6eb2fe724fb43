import { actionTable } from "../actions.ts";
import { didYouMean } from "./closest-name.ts";
import type { Step } from "../dialog.ts";
import type { Path, Report } from "./report.ts";
import type { Template } from "../template.ts";
import type { VariableType, VariableTypes } from "../variables.ts";

type Known = ReadonlyMap<string, VariableType>;

/** Every variable that a step uses must be known on every way that leads there, and hold what it is used for. */
export function checkVariables(
  start: string,
  steps: ReadonlyMap<string, Step>,
  given: VariableTypes,
  report: Report,
): void {
  const knownAt = knownOnEveryWay(start, steps, new Map(Object.entries(given)));
  const somewhere = new Set([...steps.values()].flatMap(waysFrom).flatMap(({ sets }) => [...sets.keys()]));
  for (const [name, step] of steps) {
    const known = knownAt.get(name);
    if (!known) continue;
    for (const use of usesOf(step, ["steps", name])) checkUse(use, known, somewhere, name, report);
  }
}

function checkUse(
  { variable, as, path }: Use,
  known: Known,
  somewhere: Set<string>,
  step: string,
  report: Report,
): void {
  const type = known.get(variable);
  if (type === as) return;
  if (type !== undefined) {
    const [holds, wanted] = type === "text" ? ["a text", "choices"] : ["choices", "a text"];
    report(path, `{${variable}} holds ${holds} and is used as ${wanted}`, "Use another variable here.");
  } else if (somewhere.has(variable)) {
    const problem = `{${variable}} is not known on every way that leads to the step "${step}"`;
    report(path, problem, "Ask for it before, or lead the other way to another step.");
  } else {
    const others = known.size === 0 ? "No variable is known here." : `Known here: ${[...known.keys()].join(", ")}.`;
    report(path, `nothing gives {${variable}} a value`, didYouMean(variable, known.keys(), others));
  }
}

type Use = { readonly variable: string; readonly as: VariableType; readonly path: Path };

function usesOf(step: Step, path: Path): readonly Use[] {
  const said = step.say.flatMap((template, i) => usesIn(template, [...path, "say", i]));
  switch (step.kind) {
    case "do":
      return [...said, ...[...step.with].flatMap(([key, template]) => usesIn(template, [...path, "with", key]))];
    case "choose":
    case "end":
      return [
        ...said,
        ...step.choices.flatMap((choice, i): Use[] =>
          choice.kind === "inline" ? [] : [{ variable: choice.name, as: "choices", path: [...path, "choices", i] }],
        ),
      ];
    case "write":
    case "tell":
      return said;
  }
}

const usesIn = (template: Template, path: Path): readonly Use[] =>
  template.flatMap((piece): Use[] => (typeof piece === "string" ? [] : [{ ...piece, as: "text", path }]));

/** For each step that can be reached, the variables that all ways to it have set. */
function knownOnEveryWay(start: string, steps: ReadonlyMap<string, Step>, given: Known): ReadonlyMap<string, Known> {
  const knownAt = new Map<string, Known>([[start, given]]);
  const todo = [start];
  for (let name = todo.pop(); name !== undefined; name = todo.pop()) {
    const step = steps.get(name);
    if (!step) continue;
    for (const { to, sets } of waysFrom(step)) {
      const arriving = new Map([...(knownAt.get(name) ?? []), ...sets]);
      const before = knownAt.get(to);
      const known = before ? common(before, arriving) : arriving;
      if (known.size === before?.size) continue;
      knownAt.set(to, known);
      todo.push(to);
    }
  }
  return knownAt;
}

const common = (a: Known, b: Known): Known => new Map([...a].filter(([name, type]) => b.get(name) === type));

type Way = { readonly to: string; readonly sets: Known };
const nothing: Known = new Map();

function waysFrom(step: Step): readonly Way[] {
  switch (step.kind) {
    case "tell":
      return [{ to: step.then, sets: nothing }];
    case "choose": {
      const sets: Known = step.store === null ? nothing : new Map([[step.store, "text"]]);
      const heard = [...new Set(step.hear.values())].map((to) => ({ to, sets: nothing }));
      const { otherwise, when } = step;
      return [
        ...step.choices.flatMap(({ then }) => (then === null ? [] : [{ to: then, sets }])),
        ...heard,
        ...(otherwise === null ? [] : [{ to: otherwise, sets: nothing }]),
        ...(when === null ? [] : [{ to: when.then, sets: new Map([[when.store, "text" as const]]) }]),
      ];
    }
    case "write": {
      const sets: Known = new Map([[step.store, "text"]]);
      const { when } = step;
      return [
        ...[step.then, ...(step.skip ? [step.skip.then] : [])].map((to) => ({ to, sets })),
        ...(when === null ? [] : [{ to: when.then, sets: new Map([[when.store, "text" as const]]) }]),
      ];
    }
    case "do":
      return [...step.on].map(([outcome, to]) => ({
        to,
        sets: new Map(Object.entries(actionTable[step.action]?.outcomes[outcome] ?? {})),
      }));
    case "end":
      return [];
  }
}
