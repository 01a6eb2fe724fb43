import { foldText } from "../understanding/normalise/fold-text.ts";
import { tellsSlotWish } from "../understanding/dates/read-slot-wish.ts";
import type { DialogAction } from "./actions.ts";
import { matchChoice } from "./answers/match-choice.ts";
import { readFirstName } from "./answers/read-first-name.ts";
import { readYesNo } from "./answers/read-yes-no.ts";
import { wantsTime } from "./answers/wants-time.ts";
import { wantsToStop } from "./answers/wants-to-stop.ts";
import type { Reply } from "./dialog-reply.ts";
import type { DialogState } from "./dialog-state.ts";
import type { Dialog, Step } from "./dialog.ts";
import { isGlobalChoice } from "./global-choice.ts";
import type { Phrases } from "./phrases.ts";
import { questionOf, type Question, type ShownChoice } from "./step-choices.ts";
import { render, type Template } from "./template.ts";
import type { DialogValue, Variables } from "./variables.ts";

export type StepInput =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly choice: string }
  | { readonly kind: "outcome"; readonly outcome: string; readonly vars: Variables }
  /** Ask the open question again. */
  | { readonly kind: "repeat"; readonly why: RepeatReason };

/** "not-understood": nothing could be made of the text; "interrupted": it was another question, answered meanwhile. */
export type RepeatReason = "not-understood" | "interrupted";

export type Advance = {
  /** Null when the dialog is over. */
  readonly state: DialogState | null;
  readonly replies: readonly Reply[];
  /** What the program must do now; its outcome is the next input. */
  readonly action: DialogAction | null;
  /** False: the text fits nothing here, and nothing was said. */
  readonly matched: boolean;
  /** A choice to be followed outside of this dialog, which is over. */
  readonly goTo: string | null;
};

/** The dialogs that take over when a person stops, wanders off, or cannot be understood. */
const SET_ASIDE = "dialog:mis-de-cote";
const NOT_UNDERSTOOD = "dialog:pas-compris";
const NOT_UNDERSTOOD_TWICE = "dialog:pas-compris-deux-fois";

export function beginDialog(dialog: Dialog, given: Variables): Advance {
  const vars = Object.fromEntries(dialog.needs.map((name) => [name, needed(dialog, given, name)]));
  return enter(dialog, dialog.start, vars, []);
}

function needed(dialog: Dialog, given: Variables, name: string): DialogValue {
  const value = given[name];
  if (value === undefined) throw new Error(`the dialog "${dialog.id}" must be given {${name}}`);
  return value;
}

/** One step of a conversation. Pure; throws on a state or an outcome that no dialog can have led to. */
export function advance(dialog: Dialog, state: DialogState, input: StepInput, phrases: Phrases): Advance {
  if (state.version !== dialog.version) return beginAgain(dialog, state, phrases);
  const step = stepOf(dialog, state.step);
  switch (step.kind) {
    case "do":
      return input.kind === "outcome" ? takeOutcome(dialog, state, step, input) : act(state, step, []);
    case "choose":
    case "write":
      return takeAnswer(
        { dialog, state, step, question: questionOf(dialog, state.step, step, state.vars), phrases },
        input,
      );
    case "tell":
    case "end":
      throw new Error(`nobody can be waiting at the step "${state.step}" of the dialog "${dialog.id}"`);
  }
}

/** The file was changed while the person was in it: told, and begun anew. */
function beginAgain(dialog: Dialog, state: DialogState, phrases: Phrases): Advance {
  if (dialog.needs.some((name) => state.vars[name] === undefined)) return over({ goTo: SET_ASIDE });
  const again = beginDialog(dialog, state.vars);
  return { ...again, replies: [say(phrases["dialog-changed"]), ...again.replies] };
}

type Open = {
  readonly dialog: Dialog;
  readonly state: DialogState;
  readonly step: Extract<Step, { kind: "choose" | "write" }>;
  readonly question: Question;
  readonly phrases: Phrases;
};

function takeAnswer(open: Open, input: StepInput): Advance {
  switch (input.kind) {
    case "text":
      return takeText(open, input.text.trim());
    case "choice":
      return takeButton(open, input.choice);
    case "repeat":
      return askAgain(open, input.why);
    case "outcome":
      throw new Error(`the step "${open.state.step}" of the dialog "${open.dialog.id}" waits for no outcome`);
  }
}

function takeText(open: Open, text: string): Advance {
  const { dialog, state, step, question } = open;
  if (step.kind === "choose") {
    const heard = step.hear.get(foldText(text));
    if (heard !== undefined) return enter(dialog, heard, state.vars, []);
    const choice = matchChoice(text, question.choices);
    if (choice) return pick(alsoWhen(open, text), choice);
    if (step.when !== null && tellsSlotWish(text)) {
      return enter(dialog, step.when.then, { ...state.vars, [step.when.store]: text }, []);
    }
    if (wantsToStop(text)) return over({ goTo: SET_ASIDE });
    if (wantsTime(text)) return waiting(state, [say(open.phrases["take-your-time"])]);
    return step.otherwise === null ? unmatched(open) : enter(dialog, step.otherwise, state.vars, []);
  }
  return takeWritten({ ...open, step }, text);
}

function takeWritten(open: Open & { readonly step: Extract<Step, { kind: "write" }> }, text: string): Advance {
  const { dialog, state, step, question, phrases } = open;
  const [skip] = question.choices;
  if (skip && (readYesNo(text) === "no" || foldText(text) === foldText(skip.label))) return pick(open, skip);
  if (wantsToStop(text)) return over({ goTo: SET_ASIDE });
  if (wantsTime(text)) return waiting(state, [say(phrases["take-your-time"])]);
  if (step.expects === "first-name") {
    const read = readFirstName(text);
    if (read.kind === "name") return keep(read.name);
    if (step.when !== null && tellsSlotWish(text)) {
      return enter(dialog, step.when.then, { ...state.vars, [step.when.store]: text }, []);
    }
    return read.kind === "about-it"
      ? waiting(state, [say(phrases["first-name-only"]), ask(question)])
      : unmatched(open);
  }
  // a question is never the answer to ours: it may be one for the knowledge base
  if (text === "" || text.endsWith("?")) return unmatched(open);
  return keep(text);

  function keep(written: string): Advance {
    if (written.length > step.max) return { ...waiting(state, [say(phrases["too-long"]), ask(question)]) };
    return enter(dialog, step.then, { ...state.vars, [step.store]: written }, []);
  }
}

/** "La CAF, jeudi matin" chooses and tells when. */
const alsoWhen = (open: Open, text: string): Open => {
  const { step, state } = open;
  if (step.kind !== "choose" || step.when === null || !tellsSlotWish(text)) return open;
  return { ...open, state: { ...state, vars: { ...state.vars, [step.when.store]: text } } };
};

function takeButton(open: Open, sent: string): Advance {
  if (isGlobalChoice(sent)) return over({ goTo: sent });
  const choice = open.question.choices.find((shown) => shown.sent === sent);
  if (choice) return pick(open, choice);
  return waiting(open.state, [say(open.phrases["old-button"]), ask(open.question)]);
}

function pick({ dialog, state, step }: Open, choice: ShownChoice): Advance {
  if (choice.then === null || isGlobalChoice(choice.id)) return over({ goTo: choice.id });
  const stored = step.kind === "write" ? "" : choice.id;
  const vars = step.store === null ? state.vars : { ...state.vars, [step.store]: stored };
  return enter(dialog, choice.then, vars, []);
}

const unmatched = ({ dialog, state }: Open): Advance => ({
  ...waiting(state, []),
  state: dialog.optional ? null : state,
  matched: false,
});

/** A question is asked again once; who does not answer it then has something else in mind. */
function askAgain({ dialog, state, step, question, phrases }: Open, why: RepeatReason): Advance {
  if (dialog.optional) return why === "interrupted" ? over({}) : over({ goTo: NOT_UNDERSTOOD });
  if (state.repeats > 0) return over({ goTo: why === "not-understood" ? NOT_UNDERSTOOD_TWICE : SET_ASIDE });
  const wantsName = step.kind === "write" && step.expects === "first-name";
  const notUnderstood = wantsName ? "first-name-only" : "not-understood";
  const before = phrases[why === "not-understood" ? notUnderstood : "back-to-question"];
  return waiting({ ...state, repeats: state.repeats + 1 }, [say(before), ask(question)]);
}

function takeOutcome(
  dialog: Dialog,
  state: DialogState,
  step: Extract<Step, { kind: "do" }>,
  { outcome, vars }: Extract<StepInput, { kind: "outcome" }>,
): Advance {
  const then = step.on.get(outcome);
  if (then === undefined) throw new Error(`"${step.action}" cannot end in "${outcome}"`);
  return enter(dialog, then, { ...state.vars, ...vars }, []);
}

/** Says what the steps have to say, from this one to the first that waits for somebody. */
function enter(dialog: Dialog, name: string, vars: Variables, said: readonly Reply[]): Advance {
  const step = stepOf(dialog, name);
  const state = { dialog: dialog.id, version: dialog.version, step: name, vars: { ...vars }, repeats: 0 };
  switch (step.kind) {
    case "tell":
      return enter(dialog, step.then, vars, [...said, ...sayAll(step.say, vars)]);
    case "do":
      return act(state, step, [...said, ...sayAll(step.say, vars)]);
    case "choose":
    case "write":
    case "end": {
      const question = questionOf(dialog, name, step, vars);
      const replies = [...said, ...sayAll(step.say.slice(0, -1), vars), ask(question)];
      return step.kind === "end" ? over({ replies: onlyGlobal(dialog, question, replies) }) : waiting(state, replies);
    }
  }
}

function act(state: DialogState, step: Extract<Step, { kind: "do" }>, replies: readonly Reply[]): Advance {
  const words = Object.fromEntries([...step.with].map(([name, template]) => [name, render(template, state.vars)]));
  // the file's `with` was checked against the action's own when it was read
  const action = { name: step.action, with: words } as DialogAction;
  return { ...waiting(state, replies), action };
}

function onlyGlobal(dialog: Dialog, question: Question, replies: readonly Reply[]): readonly Reply[] {
  const local = question.choices.find(({ id }) => !isGlobalChoice(id));
  if (local) throw new Error(`the dialog "${dialog.id}" ends: nothing would understand its choice "${local.id}"`);
  return replies;
}

const over = (end: { readonly replies?: readonly Reply[]; readonly goTo?: string }): Advance => ({
  state: null,
  replies: end.replies ?? [],
  action: null,
  matched: true,
  goTo: end.goTo ?? null,
});

const waiting = (state: DialogState, replies: readonly Reply[]): Advance => ({
  state,
  replies,
  action: null,
  matched: true,
  goTo: null,
});

const say = (text: string): Reply => ({ kind: "text", text });
const sayAll = (templates: readonly Template[], vars: Variables): readonly Reply[] =>
  templates.map((template) => say(render(template, vars))).filter(({ text }) => text !== "");

const ask = ({ text, choices }: Question): Reply =>
  choices.length === 0
    ? say(text)
    : { kind: "choices", text, choices: choices.map(({ sent, label }) => ({ id: sent, label })) };

function stepOf(dialog: Dialog, name: string): Step {
  const step = dialog.steps.get(name);
  if (step === undefined) throw new Error(`the dialog "${dialog.id}" has no step "${name}"`);
  return step;
}
