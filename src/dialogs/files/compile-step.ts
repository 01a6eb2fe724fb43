import { foldText } from "../../understanding/normalise/fold-text.ts";
import type { ChoiceSource, Step } from "../dialog.ts";
import { isGlobalChoice } from "../global-choice.ts";
import type { Template } from "../template.ts";
import { checkAction } from "./check-action.ts";
import { compileTemplate, type SharedTexts } from "./compile-template.ts";
import type { ChoiceInFile, StepInFile } from "./dialog-file.ts";
import type { Path, Report } from "./report.ts";

/** What stands in each kind of step. */
const keysOf = {
  do: { needs: ["on"], may: ["say", "do", "with"] },
  write: { needs: ["say", "store", "then"], may: ["ask", "max", "skip", "when"] },
  choose: { needs: ["say"], may: ["choices", "store", "then", "hear", "otherwise", "when"] },
  end: { needs: ["say"], may: ["choices", "end"] },
  tell: { needs: ["say"], may: ["then"] },
} as const satisfies Record<Step["kind"], { needs: readonly string[]; may: readonly string[] }>;

const doing: Record<Step["kind"], string> = {
  do: "acts",
  write: "asks for a text",
  choose: "shows choices",
  end: "ends the dialog",
  tell: "only says something",
};

const DEFAULT_MAX = 200;

/** A step being read: `step` as written, and where its faults go. */
type Reading = {
  readonly step: StepInFile;
  readonly path: Path;
  readonly shared: SharedTexts;
  readonly report: Report;
};

/** A step as it is played, or null when something in it is not as it must be. */
export function compileStep(step: StepInFile, path: Path, shared: SharedTexts, report: Report): Step | null {
  let faults = 0;
  const reading: Reading = {
    step,
    path,
    shared,
    report: (...fault) => {
      faults += 1;
      report(...fault);
    },
  };
  const kind = kindOf(step);
  checkKeys(reading, kind);
  const compiled = build(reading, kind);
  return faults === 0 ? compiled : null;
}

function kindOf(step: StepInFile): Step["kind"] {
  if (step.do !== undefined) return "do";
  if (step.ask !== undefined) return "write";
  if (step.end !== undefined) return "end";
  return step.choices === undefined ? "tell" : "choose";
}

function checkKeys({ step, path, report }: Reading, kind: Step["kind"]): void {
  const { needs, may } = keysOf[kind];
  const all: readonly string[] = [...needs, ...may];
  const written = Object.keys(step);
  for (const key of written.filter((each) => !all.includes(each))) {
    report([...path, key], `"${key}" means nothing in a step that ${doing[kind]}`, `It can hold: ${all.join(", ")}.`);
  }
  for (const key of needs.filter((each) => !written.includes(each))) {
    report(path, `"${key}" is missing in a step that ${doing[kind]}`, `Add a line "${key}: …".`);
  }
}

function build(reading: Reading, kind: Step["kind"]): Step | null {
  const { step, path } = reading;
  const say = (step.say ?? []).map((text, i) => templateOf(reading, text, ["say", i]));
  switch (kind) {
    case "do":
      return actOf(reading, say);
    case "write":
      return writeOf(step, say);
    case "choose":
      return {
        kind,
        say,
        choices: choicesOf(reading),
        store: step.store ?? null,
        hear: heardIn(reading),
        otherwise: step.otherwise ?? null,
        when: step.when ?? null,
      };
    case "end":
      return { kind, say, choices: finalChoicesOf(reading) };
    case "tell":
      if (step.then === undefined) deadEnd(reading, path, `the step "${String(path.at(-1))}" leads nowhere`);
      return { kind, say, then: step.then ?? "" };
  }
}

const templateOf = ({ path, shared, report }: Reading, text: string, at: Path): Template =>
  compileTemplate(text, [...path, ...at], shared, report);

function actOf(reading: Reading, say: readonly Template[]): Step | null {
  const { step, path, report } = reading;
  const action = checkAction(step, path, report);
  const words = Object.entries(step.with ?? {}).map(
    ([key, text]) => [key, templateOf(reading, text, ["with", key])] as const,
  );
  return action && { kind: "do", say, action, with: new Map(words), on: new Map(Object.entries(step.on ?? {})) };
}

function writeOf({ ask, store, max, skip, when, then }: StepInFile, say: readonly Template[]): Step {
  const skipped = skip ? { label: skip.label, then: skip.then ?? then ?? "" } : null;
  return {
    ...{ kind: "write", say, expects: ask ?? "text", store: store ?? "", max: max ?? DEFAULT_MAX },
    ...{ then: then ?? "", skip: skipped, when: when ?? null },
  };
}

function choicesOf(reading: Reading): readonly ChoiceSource[] {
  const { step, path, report } = reading;
  const choices = (step.choices ?? []).map((choice, i): ChoiceSource => {
    const at = [...path, "choices", i];
    if (typeof choice !== "string" && isGlobalChoice(choice.id)) return globalChoice(choice, at, report);
    const then = (typeof choice === "string" ? undefined : choice.then) ?? step.then ?? null;
    const name = typeof choice === "string" ? `the choices of {${choice}} lead` : `the choice "${choice.id}" leads`;
    if (then === null) deadEnd(reading, at, `${name} nowhere`);
    if (typeof choice === "string") return { kind: "variable", name: choice, then };
    return { kind: "inline", id: choice.id, label: choice.label, then };
  });
  if (choices.every((choice) => choice.kind === "inline" && isGlobalChoice(choice.id))) {
    report(
      [...path, "choices"],
      "nothing here brings the dialog further",
      'Add a choice with "then:", or "end: true".',
    );
  }
  return choices;
}

function heardIn({ step, path, report }: Reading): ReadonlyMap<string, string> {
  const heard = new Map<string, string>();
  for (const [to, phrases] of Object.entries(step.hear ?? {})) {
    for (const [i, words] of phrases.entries()) {
      const folded = foldText(words);
      if (heard.has(folded)) report([...path, "hear", to, i], `"${words}" is heard twice`, "Keep it once.");
      heard.set(folded, to);
    }
  }
  return heard;
}

const finalChoicesOf = ({ step, path, report }: Reading): readonly ChoiceSource[] =>
  (step.choices ?? []).map((choice, i): ChoiceSource => {
    const at = [...path, "choices", i];
    if (typeof choice === "string") return { kind: "variable", name: choice, then: null };
    if (!isGlobalChoice(choice.id)) {
      const remedy =
        'Remove "end: true", or use "human", "menu", "dialog:<name>", "theme:<id>", "faq:<id>", "glossary:<id>" or "tutorial:<id>".';
      report(at, `the dialog ends here: nothing would understand the choice "${choice.id}"`, remedy);
    }
    return globalChoice(choice, at, report);
  });

function globalChoice({ id, label, then }: ChoiceInFile, at: Path, report: Report): ChoiceSource {
  if (then !== undefined) {
    report([...at, "then"], `"${id}" leaves the dialog: its "then" would never be followed`, 'Remove this "then:".');
  }
  return { kind: "inline", id, label, then: null };
}

const deadEnd = ({ report }: Reading, path: Path, problem: string): void =>
  report(path, problem, 'Add "then: <step>", or "end: true" in the step if the dialog ends there.');
