import type { AppointmentId } from "../appointments/appointment.ts";
import type { Booking } from "../appointments/booking.ts";
import type { Offers } from "../appointments/find-offers.ts";
import type { ActionOutcome, DialogAction } from "../dialogs/actions.ts";
import type { MediatorHours } from "../handoff/mediator-hours.ts";
import { promiseToPerson } from "../handoff/promise-to-person.ts";
import type { Tutorial } from "../knowledge/knowledge-base.ts";
import { foundChoices } from "./appointment-choices.ts";
import type { CodeFinder } from "./code-finder.ts";
import { withOwner, type WaitingReason } from "./conversation.ts";
import { remember, type Draft } from "./draft.ts";
import type { ConversationId } from "../shared/ids.ts";
import { joinWaitingList, takeOffer, type WaitingActionParts } from "./waiting-actions.ts";
import type { HandoffStore } from "./handoff-store.ts";
import type { Work } from "./turn-store.ts";

/** What an action of a dialog did: the outcome for the dialog, and the draft with its consequences. */
export type ActionDone = { readonly outcome: ActionOutcome; readonly draft: Draft };
export type DialogActions = (action: DialogAction, work: Work, draft: Draft) => Promise<ActionDone>;

export type ActionParts = WaitingActionParts & {
  readonly booking: Booking;
  readonly findByCode: CodeFinder;
  readonly handoff: Pick<HandoffStore, "waiting">;
  readonly hours: MediatorHours;
  /** Said after a booking; null when only the centre knows it. */
  readonly address: string | null;
  /** Where a person finds an appointment again, without signing in. */
  readonly pageOf: (appointment: AppointmentId) => string;
  /** Places where a person must answer fast, for others wait behind. */
  readonly isKiosk: (channel: string) => boolean;
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
      case "appointments.reasons": {
        const reasons = parts.booking.reasons();
        return unchanged(
          reasons.length === 0 ? plain("closed") : { kind: "outcome", outcome: "listed", vars: { reasons } },
        );
      }
      case "appointments.slots": {
        const slots = await parts.booking.offer({ reason: action.with.reason, after: action.with.after });
        const shown = shownSlots(slots);
        if (shown === null) return unchanged(plain("none"));
        return unchanged({ kind: "outcome", outcome: "found", vars: { ...shown, heard: "" } });
      }
      case "appointments.seek":
        return unchanged(await seekSlots(action.with, parts));
      case "appointments.hold":
        return unchanged(await holdSlot(action.with, work, parts));
      case "appointments.confirm":
        return confirmSlot(action.with, draft, parts);
      case "appointments.release":
        await parts.booking.release(await inWhoseName(action.with.moves, conversation.id, parts));
        return unchanged(plain("released"));
      case "appointments.mine":
        return unchanged(await ownAppointments(action.with, work, parts));
      case "appointments.find": {
        const found = await parts.findByCode(action.with, conversation.id);
        if (found === "slow-down") return unchanged(plain("slow-down"));
        if (found === null) return unchanged(plain("unknown"));
        const vars = { appointmentSentence: found.sentence, next: foundChoices(found.id) };
        return unchanged({ kind: "outcome", outcome: "found", vars });
      }
      case "appointments.cancel": {
        // its id is its secret: whoever was shown it may
        const answer = await parts.booking.cancel({ appointmentId: action.with.appointment, conversation: null });
        if (answer.kind === "gone") return unchanged(plain("gone"));
        return unchanged({ kind: "outcome", outcome: "cancelled", vars: { appointmentSentence: answer.sentence } });
      }
      case "waiting.join":
        return unchanged(await joinWaitingList(action.with, conversation, parts));
      case "waiting.leave":
        return unchanged(plain(await parts.waitingList.leave(conversation.id)));
      case "waiting.take":
        return (await takeOffer(action.with.about, conversation.id, parts)) === "held"
          ? confirmSlot({ firstName: conversation.name ?? "" }, draft, parts)
          : unchanged(plain("expired"));
      case "waiting.refuse":
        if ((await takeOffer(action.with.about, conversation.id, parts)) === "held")
          await parts.booking.release(conversation.id);
        return unchanged(plain("refused"));
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

type PlainOutcome = Extract<ActionOutcome, { vars: Readonly<Record<string, never>> }>["outcome"];
const plain = (outcome: PlainOutcome): ActionOutcome => ({ kind: "outcome", outcome, vars: {} });

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

/** Whoever moves an appointment that was booked elsewhere, by its code, acts in the name of its person. */
const inWhoseName = async (moves: string | undefined, own: ConversationId, { booking }: ActionParts) =>
  (moves === undefined ? null : await booking.personOf(moves)) ?? own;

async function holdSlot(
  { slot, moves }: WordsOf<"appointments.hold">,
  { event, conversation }: Work,
  parts: ActionParts,
): Promise<ActionOutcome> {
  const answer = await parts.booking.hold({
    offerId: slot,
    conversation: await inWhoseName(moves, conversation.id, parts),
    eventId: event.id,
    from: parts.isKiosk(conversation.address.channel) ? "kiosk" : "chat",
    moves,
  });
  if (answer.kind === "gone") return plain("gone");
  if (answer.kind === "held") return { kind: "outcome", outcome: "held", vars: { slotSentence: answer.sentence } };
  const shown = shownSlots(answer.offers);
  return shown === null ? plain("none") : { kind: "outcome", outcome: "taken", vars: shown };
}

type WordsOf<N extends DialogAction["name"]> = Extract<DialogAction, { name: N }>["with"];

async function seekSlots(
  { later, ...words }: WordsOf<"appointments.seek">,
  { booking }: ActionParts,
): Promise<ActionOutcome<"appointments.seek">> {
  const sought = await booking.seek({ ...words, last: later });
  if (!("offers" in sought)) return { kind: "outcome", outcome: sought.kind, vars: {} };
  const shown = shownSlots(sought.offers);
  if (shown === null) return { kind: "outcome", outcome: "none", vars: {} };
  const vars = { ...shown, heard: sought.heard };
  return sought.kind === "one"
    ? { kind: "outcome", outcome: "one", vars: { ...vars, slot: shown.first } }
    : { kind: "outcome", outcome: sought.kind, vars };
}

/** Null when there is none to show. */
function shownSlots(slots: Offers): { readonly slots: Offers; readonly first: string; readonly later: string } | null {
  const [first, last] = [slots.at(0)?.id, slots.at(-1)?.id];
  return first === undefined || last === undefined ? null : { slots, first, later: last };
}

async function confirmSlot(
  { firstName, moves }: WordsOf<"appointments.confirm">,
  draft: Draft,
  parts: ActionParts,
): Promise<ActionDone> {
  const { conversation } = draft;
  const { booking, address, pageOf, isKiosk } = parts;
  const holder = await inWhoseName(moves, conversation.id, parts);
  const answer = await booking.confirm({ conversation: holder, firstName });
  if (answer.kind === "expired") return { outcome: plain("expired"), draft };
  const name = answer.appointment.firstName ?? conversation.name;
  return {
    draft: { ...draft, conversation: { ...conversation, name } },
    outcome: {
      kind: "outcome",
      outcome: "booked",
      vars: {
        slotSentence: answer.sentence,
        address: address ?? "demandez l’adresse à l’accueil",
        bring: answer.bring.map((paper) => `- ${paper}`).join("\n"),
        instructions: answer.instructions ?? "",
        code: answer.code,
        // nobody can write an address down from the screen in the hall: the code is enough there
        page: isKiosk(conversation.address.channel) ? "" : pageOf(answer.appointment.id),
      },
    },
  };
}

type OwnWords = Extract<DialogAction, { name: "appointments.mine" }>["with"];

async function ownAppointments(
  { about = "", said = "" }: OwnWords,
  { conversation }: Work,
  { booking }: ActionParts,
): Promise<ActionOutcome> {
  const meant = about === "" ? null : await booking.bySecret(about);
  const own = meant === null ? await booking.mine(conversation.id, said) : [meant];
  const [first] = own;
  if (first === undefined) return plain("none");
  if (own.length > 1) return { kind: "outcome", outcome: "several", vars: { appointments: own } };
  return {
    kind: "outcome",
    outcome: "one",
    vars: { appointment: first.id, appointmentSentence: first.sentence, reason: first.reason },
  };
}

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
