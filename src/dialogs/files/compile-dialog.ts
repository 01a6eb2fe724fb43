import { createHash } from "node:crypto";
import { checkChoices } from "./check-choices.ts";
import { checkFlow, checkTargets } from "./check-flow.ts";
import { checkNeeds, givenTo, type Program } from "./check-program.ts";
import { checkVariables } from "./check-variables.ts";
import { checkWording } from "./check-wording.ts";
import { compileStep } from "./compile-step.ts";
import type { SharedTexts } from "./compile-template.ts";
import type { DialogInFile } from "./dialog-file.ts";
import type { Dialog, Step } from "../dialog.ts";
import type { Report } from "./report.ts";

/** A dialog ready to be played, or null when faults stand in the way of reading all its steps. */
export function compileDialog(
  file: DialogInFile,
  shared: SharedTexts,
  program: Program,
  report: Report,
): Dialog | null {
  const given = checkNeeds(file.dialog, file.needs, program, report);
  const steps = compileSteps(file, shared, report);
  const whole = checkTargets(file, report) && steps.size === Object.keys(file.steps).length;
  for (const [name, step] of steps) {
    checkWording(step, ["steps", name], report);
    checkChoices(step, ["steps", name], report);
  }
  if (!whole) return null;
  checkFlow(file.start, steps, report);
  const types = Object.entries(givenTo(file.dialog, program)).filter(([name]) => file.needs.includes(name));
  if (given) checkVariables(file.start, steps, Object.fromEntries(types), report);
  const dialog = { id: file.dialog, start: file.start, needs: file.needs, optional: file.optional, steps };
  return { ...dialog, version: versionOf(dialog) };
}

const compileSteps = (file: DialogInFile, shared: SharedTexts, report: Report): ReadonlyMap<string, Step> =>
  new Map(
    Object.entries(file.steps).flatMap(([name, step]) => {
      const compiled = compileStep(step, ["steps", name], shared, report);
      return compiled ? [[name, compiled] as const] : [];
    }),
  );

/** Taken from the content, so that nobody has to think of it when they change a word. */
function versionOf(dialog: Omit<Dialog, "version">): string {
  const plain = JSON.stringify(dialog, (_key, value: unknown) => (value instanceof Map ? [...value] : value));
  return createHash("sha256").update(plain).digest("hex").slice(0, 12);
}
