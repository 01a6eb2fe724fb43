import type { Fault } from "../../shared/fault.ts";
import { didYouMean } from "./closest-name.ts";
import type { Dialog } from "../dialog.ts";
import { dialogOfChoice } from "../global-choice.ts";
import { givenToAll, programDialogs } from "../program-dialogs.ts";
import type { Report } from "./report.ts";
import type { VariableTypes } from "../variables.ts";

/** What the program expects of `dialogs/` and gives to it. */
export type Program = {
  readonly dialogs: Readonly<Record<string, VariableTypes>>;
  readonly givenToAll: VariableTypes;
};

export const program: Program = { dialogs: programDialogs, givenToAll };

export const givenTo = (id: string, { dialogs, givenToAll: all }: Program): VariableTypes => ({
  ...all,
  ...(Object.hasOwn(dialogs, id) ? dialogs[id] : {}),
});

/** A dialog can only need what the program gives it; tells whether that is so. */
export function checkNeeds(id: string, needs: readonly string[], expected: Program, report: Report): boolean {
  const given = Object.keys(givenTo(id, expected));
  for (const [i, name] of needs.entries()) {
    if (given.includes(name)) continue;
    const others = given.length === 0 ? "It gives none." : `It gives: ${given.join(", ")}.`;
    report(["needs", i], `the program gives no {${name}} to the dialog "${id}"`, didYouMean(name, given, others));
  }
  return needs.every((name) => given.includes(name));
}

/** Every `dialog:<name>` of a choice must be a dialog, and one that a button can begin. */
export function checkDialogChoices(
  dialog: Dialog,
  known: ReadonlySet<string>,
  { dialogs }: Program,
  report: Report,
): void {
  for (const [name, step] of dialog.steps) {
    if (step.kind !== "choose" && step.kind !== "end") continue;
    for (const [i, choice] of step.choices.entries()) {
      const wanted = choice.kind === "inline" ? dialogOfChoice(choice.id) : null;
      if (wanted === null) continue;
      const path = ["steps", name, "choices", i, "id"];
      if (!known.has(wanted)) {
        report(path, `there is no dialog "${wanted}"`, didYouMean(wanted, known, `Write ${wanted}.yaml.`));
      } else if (Object.keys(dialogs[wanted] ?? {}).length > 0) {
        report(
          path,
          `no button can begin "${wanted}": it needs more than every dialog is given`,
          "Choose another dialog.",
        );
      }
    }
  }
}

/** Dialogs that the program begins by itself and that no file holds. */
export function missingDialogs(present: ReadonlySet<string>, { dialogs }: Program): readonly Fault[] {
  return Object.entries(dialogs)
    .filter(([id]) => !present.has(id))
    .map(([id, given]) => {
      const names = Object.keys(given);
      const needs = names.length === 0 ? "" : `, with "needs: [${names.join(", ")}]"`;
      return {
        file: `${id}.yaml`,
        line: 1,
        problem: `the dialog "${id}" is missing: the program begins it by itself`,
        remedy: `Write this file${needs}.`,
      };
    });
}
