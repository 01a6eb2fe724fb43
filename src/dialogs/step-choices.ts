import type { ChoiceSource, Dialog, Step } from "./dialog.ts";
import { isGlobalChoice } from "./global-choice.ts";
import { render } from "./template.ts";
import type { Variables } from "./variables.ts";

/** A choice as it stands on the screen: `sent` is the id that comes back when it is pressed. */
export type ShownChoice = {
  readonly id: string;
  readonly sent: string;
  readonly label: string;
  /** What people may write for it besides. */
  readonly words?: readonly string[] | undefined;
  readonly then: string | null;
};

type Asking = Extract<Step, { kind: "choose" | "write" | "end" }>;

/** The question of a step with what can be answered to it. */
export type Question = { readonly text: string; readonly choices: readonly ShownChoice[] };

const SKIP = "skip";

export function questionOf(dialog: Dialog, name: string, step: Asking, vars: Variables): Question {
  const text = render(step.say.at(-1) ?? [], vars);
  const choices = choicesOf(step, vars);
  const mark = markOf(text, choices);
  return {
    text,
    choices: choices.map((choice) => ({
      ...choice,
      sent: isGlobalChoice(choice.id) ? choice.id : `d:${dialog.id}:${name}:${mark}:${choice.id}`,
    })),
  };
}

type PlainChoice = Omit<ShownChoice, "sent">;

function choicesOf(step: Asking, vars: Variables): readonly PlainChoice[] {
  if (step.kind === "write") return step.skip ? [{ id: SKIP, ...step.skip }] : [];
  return step.choices.flatMap((source) => (source.kind === "inline" ? [source] : listOf(source, vars)));
}

function listOf({ name, then }: Extract<ChoiceSource, { kind: "variable" }>, vars: Variables): readonly PlainChoice[] {
  const list = vars[name];
  if (list === undefined || typeof list === "string") throw new Error(`the dialog has no choices in {${name}}`);
  return list.map((choice) => ({ ...choice, then }));
}

/**
 * A button may be pressed long after it was shown. The mark tells the very question it belonged to: "C'est bon ?" about
 * Tuesday is not "C'est bon ?" about Thursday. FNV-1a, 32 bits: enough to tell a person's few questions apart.
 */
function markOf(text: string, choices: readonly PlainChoice[]): string {
  let hash = 0x811c9dc5;
  for (const character of [text, ...choices.map(({ id }) => id)].join("\n")) {
    hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193);
  }
  return (hash >>> 0).toString(36);
}
