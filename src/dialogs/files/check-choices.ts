import { foldText } from "../../understanding/normalise/fold-text.ts";
import type { Step } from "../dialog.ts";
import type { Path, Report } from "./report.ts";

/** Two choices of one question must differ in what they are and in how they read. */
export function checkChoices(step: Step, path: Path, report: Report): void {
  if (step.kind !== "choose" && step.kind !== "end") return;
  const ids = new Set<string>();
  const labels = new Set<string>();
  for (const [i, choice] of step.choices.entries()) {
    if (choice.kind === "variable") continue;
    const at = [...path, "choices", i];
    const label = foldText(choice.label);
    if (ids.has(choice.id)) report(at, `there are two choices "${choice.id}"`, "Give each choice an id of its own.");
    if (label !== "" && labels.has(label)) {
      report([...at, "label"], `two choices read "${choice.label}"`, "Say what makes them different.");
    }
    ids.add(choice.id);
    labels.add(label);
  }
}
