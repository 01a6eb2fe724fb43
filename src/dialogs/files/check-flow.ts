import { didYouMean } from "./closest-name.ts";
import type { DialogInFile, StepInFile } from "./dialog-file.ts";
import type { Step } from "../dialog.ts";
import type { Path, Report } from "./report.ts";

/** Every step that is named must be there; tells whether they all are. */
export function checkTargets(file: DialogInFile, report: Report): boolean {
  const known = Object.keys(file.steps);
  const wanted = [
    { to: file.start, path: ["start"] as Path },
    ...Object.entries(file.steps).flatMap(([name, step]) => targetsOf(step, ["steps", name])),
  ];
  const astray = wanted.filter(({ to }) => !known.includes(to));
  for (const { to, path } of astray) {
    const from = path[0] === "steps" ? `the step "${String(path[1])}" goes to "${to}"` : `the dialog starts at "${to}"`;
    report(
      path,
      `${from}, which does not exist`,
      didYouMean(to, known, `Write this step, or one of: ${known.join(", ")}.`),
    );
  }
  return astray.length === 0;
}

function targetsOf(step: StepInFile, path: Path): readonly { to: string; path: Path }[] {
  const targets: { to: string | undefined; path: Path }[] = [
    { to: step.then, path: [...path, "then"] },
    { to: step.otherwise, path: [...path, "otherwise"] },
    { to: step.skip?.then, path: [...path, "skip", "then"] },
    ...Object.keys(step.hear ?? {}).map((to) => ({ to, path: [...path, "hear", to] })),
    { to: step.when?.then, path: [...path, "when", "then"] },
    ...Object.entries(step.on ?? {}).map(([outcome, to]) => ({ to, path: [...path, "on", outcome] })),
    ...(step.choices ?? []).map((choice, i) => ({
      to: typeof choice === "string" ? undefined : choice.then,
      path: [...path, "choices", i, "then"],
    })),
  ];
  return targets.flatMap(({ to, path: at }) => (to === undefined ? [] : [{ to, path: at }]));
}

/** Steps that nobody can come to, or that nobody can get out of. All steps named must exist. */
export function checkFlow(start: string, steps: ReadonlyMap<string, Step>, report: Report): void {
  const nextOf = (name: string): readonly string[] => nextSteps(steps.get(name));
  const reached = allFrom([start], nextOf);
  for (const name of steps.keys()) {
    if (reached.has(name)) continue;
    const remedy = `Go to it from another step ("then: ${name}"), or remove it.`;
    report(["steps", name], `nothing leads to the step "${name}"`, remedy);
  }
  const endless = new Set<string>();
  for (const name of steps.keys()) {
    const circle = endless.has(name) ? [] : circleOfTalk(name, steps);
    if (circle.length === 0) continue;
    report(["steps", name], `the step "${name}" comes back to itself without asking anything`, 'Change its "then:".');
    for (const each of circle) endless.add(each);
  }
  const leavable = allFrom(waysOut(steps), (name) => [...steps.keys()].filter((from) => nextOf(from).includes(name)));
  for (const name of reached) {
    if (leavable.has(name) || endless.has(name)) continue;
    report(["steps", name], `from the step "${name}" nobody comes to an end`, 'Lead it to a step with "end: true".');
  }
}

function nextSteps(step: Step | undefined): readonly string[] {
  switch (step?.kind) {
    case "tell":
      return [step.then];
    case "choose": {
      const local = [...step.choices.flatMap(({ then }) => (then === null ? [] : [then])), ...step.hear.values()];
      return [...local, ...[step.otherwise, step.when?.then ?? null].filter((to) => to !== null)];
    }
    case "write":
      return [step.then, ...[step.skip?.then, step.when?.then].filter((to) => to !== undefined)];
    case "do":
      return [...step.on.values()];
    case "end":
    case undefined:
      return [];
  }
}

const waysOut = (steps: ReadonlyMap<string, Step>): string[] =>
  [...steps].filter(([, step]) => step.kind === "end").map(([name]) => name);

function allFrom(first: readonly string[], nextOf: (name: string) => readonly string[]): ReadonlySet<string> {
  const reached = new Set(first);
  for (const name of reached) for (const next of nextOf(name)) reached.add(next);
  return reached;
}

/** The steps that are said over and over from this one; none when somebody is waited for on the way. */
function circleOfTalk(start: string, steps: ReadonlyMap<string, Step>): readonly string[] {
  const said: string[] = [];
  for (let name = start; said.length <= steps.size;) {
    const step = steps.get(name);
    if (step?.kind !== "tell") return [];
    said.push(name);
    if (step.then === start) return said;
    name = step.then;
  }
  return [];
}
