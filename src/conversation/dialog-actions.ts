import type { ActionOutcome, DialogAction } from "../dialogs/actions.ts";
import type { MediatorHours } from "../handoff/mediator-hours.ts";
import { promiseToPerson } from "../handoff/promise-to-person.ts";
import type { Tutorial } from "../knowledge/knowledge-base.ts";
import { plain, type ActionDone } from "./action-done.ts";
import { carryOutAppointment, type AppointmentActionParts } from "./appointment-actions.ts";
import { withOwner, type WaitingReason } from "./conversation.ts";
import { remember, type Draft } from "./draft.ts";
import type { HandoffStore } from "./handoff-store.ts";
import type { Work } from "./turn-store.ts";
import { carryOutWorkshop, type WorkshopActionParts } from "./workshop-actions.ts";

export type DialogActions = (action: DialogAction, work: Work, draft: Draft) => Promise<ActionDone>;

export type ActionParts = AppointmentActionParts &
  WorkshopActionParts & {
    readonly handoff: Pick<HandoffStore, "waiting">;
    readonly hours: MediatorHours;
    readonly tutorials: ReadonlyMap<string, Tutorial>;
    readonly now: () => Date;
  };

/**
 * Carries out what dialogs ask of the program. Changes of the conversation itself stay in the draft and are committed with the
 * turn; what appointments do is an atomic act of its own, idempotent by the event, since the turn may be played again.
 */
export function createDialogActions(parts: ActionParts): DialogActions {
  return async (action, work, draft) => {
    const { conversation } = draft;
    const unchanged = (outcome: ActionOutcome): ActionDone => ({ outcome, draft });
    if (isOf("appointments", action) || isOf("waiting", action)) return carryOutAppointment(action, work, draft, parts);
    if (isOf("workshops", action)) return unchanged(await carryOutWorkshop(action, work, parts));
    switch (action.name) {
      case "handoff.request":
        return requestHandoff(action.with.reason ?? "asked", draft, parts);
      case "handoff.cancel": {
        if (conversation.owner.kind !== "waiting") return unchanged(plain("not-waiting"));
        // Whoever comes back to the assistant knows it: no introduction again.
        const back = withOwner(conversation, { kind: "bot" });
        const memory = { ...back.memory, greeted: true };
        return { outcome: plain("back"), draft: { ...draft, conversation: { ...back, memory } } };
      }
      case "privacy.erase": {
        // Only the wish is committed with the turn; it is carried out right after, so that the receipt still finds its way.
        const eraseUpTo = new Date(parts.now().getTime() - 1);
        return {
          outcome: plain("erased"),
          draft: { ...draft, conversation: { ...conversation, name: null, eraseUpTo } },
        };
      }
      case "tutorial.read":
        return readTutorial(action.with.tutorial, Number(action.with.step), draft, parts);
      case "satisfaction.record": {
        const { survey } = conversation.memory;
        if (survey === "answered" || survey === "never") return unchanged(plain("recorded")); // each person counts once
        return {
          outcome: plain("recorded"),
          draft: remember({ ...draft, satisfaction: action.with.face }, { survey: "answered" }),
        };
      }
    }
  };
}

const isOf = <P extends string>(
  family: P,
  action: DialogAction,
): action is Extract<DialogAction, { name: `${P}.${string}` }> => action.name.startsWith(`${family}.`);

async function requestHandoff(reason: string, draft: Draft, { handoff, hours, now }: ActionParts): Promise<ActionDone> {
  const { conversation } = draft;
  const ahead = (await handoff.waiting()).filter(
    ({ id, owner }) =>
      id !== conversation.id &&
      owner.kind === "waiting" &&
      (conversation.owner.kind !== "waiting" || owner.since < conversation.owner.since),
  ).length;
  const promised = promiseToPerson(ahead, now(), hours);
  const vars = { position: String(promised.position), promise: promised.promise };
  const already: ActionOutcome = { kind: "outcome", outcome: "already-waiting", vars };
  if (conversation.owner.kind === "mediator") return { outcome: already, draft };
  if (conversation.owner.kind === "waiting") {
    const { owner } = conversation;
    if (reason !== "distress" || owner.reason === "distress") return { outcome: already, draft };
    const urgent = withOwner(conversation, { ...owner, reason: "distress", watch: "fresh" });
    return { outcome: already, draft: { ...draft, conversation: urgent } };
  }
  const waiting = withOwner(conversation, {
    kind: "waiting",
    since: now(),
    reason: reasonOf(reason),
    watch: "fresh",
  });
  return {
    draft: { ...draft, conversation: waiting },
    outcome:
      promised.kind === "here"
        ? { kind: "outcome", outcome: "waiting", vars }
        : { kind: "outcome", outcome: "away", vars: { promise: promised.promise, until: promised.until } },
  };
}

const reasons: readonly WaitingReason[] = ["asked", "misunderstood", "distress", "trouble"];
const reasonOf = (word: string): WaitingReason => reasons.find((reason) => reason === word) ?? "asked";

/** One step of a tutorial, and where the person is now; a step that is not there is the nearest one that is. */
function readTutorial(id: string, wanted: number, draft: Draft, { tutorials }: ActionParts): ActionDone {
  const tutorial = tutorials.get(id);
  if (tutorial === undefined) return { outcome: plain("gone"), draft: remember(draft, { tutorial: null }) };
  const count = tutorial.steps.length;
  const step = Math.min(Math.max(1, Math.trunc(wanted) || 1), count);
  const isLast = step === count;
  return {
    draft: remember(draft, { tutorial: isLast ? null : { id, step } }),
    outcome: {
      kind: "outcome",
      outcome: isLast ? "end" : "step",
      vars: {
        title: tutorial.title,
        step: String(step),
        count: String(count),
        instruction: tutorial.steps[step - 1] ?? "",
        next: String(Math.min(step + 1, count)),
        previous: String(Math.max(1, step - 1)),
      },
    },
  };
}
