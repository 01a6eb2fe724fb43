import type { DialogEngine, DialogInput, DialogTurn } from "../dialogs/engine.ts";
import type { Alert } from "../handoff/alert.ts";
import type { Scripts } from "./scripts.ts";
import { decideChoice } from "./decide-choice.ts";
import { remember, say, type Draft } from "./draft.ts";
import type { DialogActions } from "./dialog-actions.ts";
import type { Step } from "./step.ts";
import type { Work } from "./turn-store.ts";

export type CarryOutParts = {
  readonly engine: DialogEngine;
  readonly actions: DialogActions;
  readonly scripts: Scripts;
  /** An answer came: what is held for the person is held on. `moves`: the appointment whose place it will take. */
  readonly keepHold: (work: Work, moves: string | null) => Promise<void>;
  readonly isKiosk: (channel: string) => boolean;
  readonly now: () => Date;
};

/** Does the steps in order: the only place where a decision meets the dialogs and the world. */
export async function carryOut(steps: readonly Step[], work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  let current = draft;
  for (const step of steps) current = await carryOutStep(step, work, current, parts);
  return current;
}

async function carryOutStep(step: Step, work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  const { scripts } = parts;
  switch (step.kind) {
    case "introduce":
      return remember(await play(scripts.welcome(step.alone), work, draft, parts), { greeted: true });
    case "tell-masked":
      return aside(scripts.masked(step.secrets), work, draft, parts);
    case "emergency":
      return emergency(step, work, draft, parts);
    case "begin-dialog":
      return beginDialog(step, work, draft, parts);
    case "choose-new-time":
      return play(scripts.newTime(step.appointment, step.slot), work, forgetMisses(draft), parts);
    case "take-new-time":
      return bySystem(scripts.takenTime(step.appointment, step.slot), work, draft, parts);
    case "answer-offer":
      return bySystem(scripts.dialog(step.dialog, { about: step.about ?? "" }), work, draft, parts);
    case "interrupt-dialog":
      return interrupt(step.by, work, draft, parts);
    case "ask-satisfaction":
      return remember(await play(scripts.dialog("satisfaction"), work, draft, parts), { survey: "asked" });
    case "continue-dialog":
      return continueDialog(step, work, draft, parts);
    case "answer": {
      const { input, entry } = scripts.answer(step.entry, step.forWhom ?? null, placeOf(draft, parts));
      return remember(await play(input, work, forgetMisses(draft), parts), { lastAnswer: entry });
    }
    case "define":
      return remember(await play(scripts.definition(step.term), work, forgetMisses(draft), parts), {
        lastAnswer: `glossary:${step.term}`,
      });
    case "browse":
      return play(scripts.browse(step.place), work, forgetMisses(draft), parts);
    case "simplify":
      return remember(await play(scripts.simpler(step.entry), work, draft, parts), { misses: 1 });
    case "which-word":
      return whichWord(step.entry, work, draft, parts);
    case "play-tutorial":
      return play(scripts.tutorial(step.tutorial, step.step), work, forgetMisses(draft), parts);
    case "tell-in-language":
      return step.called
        ? aside(scripts.called(step.language), work, draft, parts)
        : play(scripts.foreign(step.language), work, forgetMisses(draft), parts);
    case "accept-proposal":
      return bySystem(scripts.proposed(step.proposal), work, draft, parts);
    case "ask-which":
      return play(scripts.askWhich(step.alternatives), work, draft, parts);
    case "not-understood": {
      const asked = saidIn(work);
      const kept: Draft = asked === "" ? draft : { ...draft, unanswered: { text: asked, nearest: step.nearest } };
      return remember(await play(scripts.notUnderstood(step.misses), work, kept, parts), { misses: step.misses });
    }
  }
}

/** The only hard word of an answer is explained at once; of several, the person chooses. */
function whichWord(entry: string, work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  const [first, ...others] = parts.scripts.wordsOf(entry);
  if (first === undefined) return carryOutStep({ kind: "simplify", entry }, work, draft, parts);
  if (others.length === 0) return carryOut(decideChoice(first.id), work, draft, parts);
  return play(parts.scripts.whichWord([first, ...others]), work, forgetMisses(draft), parts);
}

/** At the kiosk no link may lead away from the conversation. */
const placeOf = ({ conversation }: Draft, { isKiosk }: CarryOutParts): "kiosk" | "elsewhere" =>
  isKiosk(conversation.address.channel) ? "kiosk" : "elsewhere";
const saidIn = ({ event }: Work): string => (event.content.kind === "text" ? event.content.text : "");

async function play(input: DialogInput, work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  const { memory } = draft.conversation;
  return follow(await parts.engine.play(memory.dialog, input), work, draft, parts);
}

/** From one dialog turn to the next until it waits for the person or ends: actions are carried out and their outcome played on. */
async function follow(first: DialogTurn, work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  let turn = first;
  let current = draft;
  for (let actionsLeft = 20; ; actionsLeft--) {
    current = remember(say(current, turn.replies), { dialog: turn.memory });
    if (turn.goTo !== null) return carryOut(decideChoice(turn.goTo), work, current, parts);
    if (turn.action === null) return current;
    if (actionsLeft === 0) throw new Error(`The dialog keeps asking for actions; the last one was ${turn.action.name}`);
    const done = await parts.actions(turn.action, work, current);
    current = done.draft;
    turn = await parts.engine.play(current.conversation.memory.dialog, done.outcome);
  }
}

/** What was typed is the dialog's answer, or else a new question; the dialog then asks its own again. */
async function continueDialog(
  step: Extract<Step, { kind: "continue-dialog" }>,
  work: Work,
  draft: Draft,
  parts: CarryOutParts,
): Promise<Draft> {
  const { memory } = draft.conversation;
  if (memory.dialog !== null) await parts.keepHold(work, parts.engine.remembers(memory.dialog, "appointment"));
  const turn = await parts.engine.play(memory.dialog, step.input);
  if (turn.matched) return follow(turn, work, forgetMisses(draft), parts);
  if (step.otherwise.every(({ kind }) => kind === "not-understood")) {
    return follow(await parts.engine.repeat(memory.dialog, "not-understood"), work, draft, parts);
  }
  return interrupt(step.otherwise, work, draft, parts);
}

/** Something else first, then the open dialog's question again. */
async function interrupt(by: readonly Step[], work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  const { memory } = draft.conversation;
  const answered = await carryOut(by, work, remember(draft, { dialog: null }), parts);
  if (answered.conversation.memory.dialog !== null) return answered; // it opened a dialog of its own, which has the floor
  return follow(await parts.engine.repeat(memory.dialog, "interrupted"), work, answered, parts);
}

async function beginDialog(
  { dialog, about = "" }: Extract<Step, { kind: "begin-dialog" }>,
  work: Work,
  draft: Draft,
  parts: CarryOutParts,
): Promise<Draft> {
  const open = draft.conversation.memory.dialog;
  const begun = await play(
    parts.scripts.dialog(dialog, { said: saidIn(work), about }),
    work,
    forgetMisses(draft),
    parts,
  );
  if (dialog === "mediateur" && open !== null) return remember(begun, { setAside: open });
  return dialog === "retour" ? resume(work, begun, parts) : begun;
}

/** What was begun before a person was asked for goes on with its question. */
async function resume(work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  const { dialog, setAside } = draft.conversation.memory;
  if (setAside === null || dialog !== null) return draft;
  const turn = await parts.engine.repeat(setAside, "interrupted");
  return follow(turn, work, remember(draft, { setAside: null }), parts);
}

/** Something said beside the open dialog, which keeps waiting for its answer. */
async function aside(input: DialogInput, work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  const { dialog } = draft.conversation.memory;
  const said = await play(input, work, remember(draft, { dialog: null }), parts);
  return remember(said, { dialog });
}

/** Said beside the open dialog, for a mediator's act: a claim does not withhold it. */
async function bySystem(input: DialogInput, work: Work, draft: Draft, parts: CarryOutParts): Promise<Draft> {
  const spoken = await aside(input, work, { ...draft, replies: [] }, parts);
  const words = spoken.replies.map(({ reply }) => reply);
  return say({ ...spoken, replies: draft.replies }, words, { kind: "system" });
}

/** The number to call first; the dialog then calls a mediator itself. Spoken by the system: a claim does not withhold it. */
async function emergency(
  { distress }: Extract<Step, { kind: "emergency" }>,
  work: Work,
  draft: Draft,
  parts: CarryOutParts,
): Promise<Draft> {
  const silent: Draft = { ...remember(draft, { dialog: null }), replies: [] };
  const spoken = await play(parts.scripts.emergency(distress), work, silent, parts);
  const alert: Alert = {
    id: `distress/${work.event.id}`,
    kind: "distress",
    conversation: draft.conversation.id,
    at: parts.now(),
    text: "Une personne est peut-être en danger. Lisez son message tout de suite.",
  };
  const words = spoken.replies.map(({ reply }) => reply);
  const said = remember(say({ ...spoken, replies: draft.replies }, words, { kind: "system" }), { survey: "never" });
  return { ...said, alerts: [...draft.alerts, alert] };
}

const forgetMisses = (draft: Draft): Draft => remember(draft, { misses: 0 });
