import { actionTable, isActionName, type ActionName } from "../actions.ts";
import { didYouMean } from "./closest-name.ts";
import type { StepInFile } from "./dialog-file.ts";
import type { Path, Report } from "./report.ts";

/** The action that a step names, if the program knows it and the step gives it what it needs and waits for all its outcomes. */
export function checkAction(step: StepInFile, path: Path, report: Report): ActionName | null {
  const name = step.do ?? "";
  const action = actionTable[name];
  if (action === undefined || !isActionName(name)) {
    const all = Object.keys(actionTable);
    report(
      [...path, "do"],
      `there is no action "${name}"`,
      didYouMean(name, all, `The actions are: ${all.join(", ")}.`),
    );
    return null;
  }
  checkNames("outcome", Object.keys(action.outcomes), step.on ?? {}, [...path, "on"]);
  for (const outcome of Object.keys(action.outcomes)) {
    if (step.on?.[outcome] !== undefined) continue;
    report(
      [...path, "on"],
      `the outcome "${outcome}" of "${name}" is missing`,
      `Add "${outcome}: <step>" under "on:".`,
    );
  }
  checkNames("value", Object.keys(action.with), step.with ?? {}, [...path, "with"]);
  for (const [key, parameter] of Object.entries(action.with)) checkParameter(key, parameter);
  return name;

  function checkNames(what: string, known: readonly string[], written: object, at: Path): void {
    for (const key of Object.keys(written).filter((each) => !known.includes(each))) {
      const others = known.length === 0 ? "It takes none." : `It has: ${known.join(", ")}.`;
      report([...at, key], `"${name}" has no ${what} "${key}"`, didYouMean(key, known, others));
    }
  }

  function checkParameter(key: string, parameter: "needed" | "optional" | readonly string[]): void {
    const written = step.with?.[key];
    if (written === undefined) {
      if (parameter !== "needed") return;
      report([...path, "with"], `"${name}" needs "${key}"`, `Add "with: { ${key}: … }".`);
    } else if (typeof parameter !== "string" && !parameter.includes(written)) {
      const remedy = `It can be: ${parameter.join(", ")}.`;
      report([...path, "with", key], `"${key}" of "${name}" cannot be "${written}"`, remedy);
    }
  }
}
