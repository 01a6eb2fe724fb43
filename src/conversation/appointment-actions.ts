import type { AppointmentId } from "../appointments/appointment.ts";
import type { Booked, Booking } from "../appointments/booking.ts";
import type { Offers } from "../appointments/find-offers.ts";
import type { Proposals } from "../appointments/proposals.ts";
import type { ActionOutcome, DialogAction } from "../dialogs/actions.ts";
import type { ConversationId } from "../shared/ids.ts";
import { plain, type ActionDone } from "./action-done.ts";
import { foundChoices } from "./appointment-choices.ts";
import type { CodeFinder } from "./code-finder.ts";
import type { Draft } from "./draft.ts";
import type { ReasonFinder } from "./find-reason.ts";
import type { Work } from "./turn-store.ts";
import { joinWaitingList, takeOffer, type WaitingActionParts } from "./waiting-actions.ts";

export type AppointmentActionParts = WaitingActionParts & {
  readonly booking: Booking;
  readonly proposals: Pick<Proposals, "accept">;
  readonly findByCode: CodeFinder;
  readonly findReason: ReasonFinder;
  /** Said after a booking; null when only the centre knows it. */
  readonly address: string | null;
  /** Where a person finds an appointment again, without signing in. */
  readonly pageOf: (appointment: AppointmentId) => string;
  /** Places where a person must answer fast, for others wait behind. */
  readonly isKiosk: (channel: string) => boolean;
};

type AppointmentAction = Extract<DialogAction, { name: `appointments.${string}` | `waiting.${string}` }>;

export async function carryOutAppointment(
  action: AppointmentAction,
  work: Work,
  draft: Draft,
  parts: AppointmentActionParts,
): Promise<ActionDone> {
  const { conversation } = draft;
  const unchanged = (outcome: ActionOutcome): ActionDone => ({ outcome, draft });
  switch (action.name) {
    case "appointments.reasons": {
      const reasons = parts.booking.reasons();
      if (reasons.length === 0) return unchanged(plain("closed"));
      const { said } = action.with;
      const id = said === undefined ? null : await parts.findReason(said, conversation.memory.lastAnswer);
      const known = reasons.find((reason) => reason.id === id);
      return unchanged(
        known === undefined
          ? { kind: "outcome", outcome: "listed", vars: { reasons } }
          : { kind: "outcome", outcome: "known", vars: { reason: known.id, reasonLabel: known.label, reasons } },
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
    case "appointments.accept":
      return acceptProposal(action.with.proposal, work, draft, parts);
    case "appointments.move":
      return moveAtOnce(action.with, work, draft, parts);
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
  }
}

/** Whoever moves an appointment that was booked elsewhere, by its code, acts in the name of its person. */
const inWhoseName = async (moves: string | undefined, own: ConversationId, { booking }: AppointmentActionParts) =>
  (moves === undefined ? null : await booking.personOf(moves)) ?? own;

async function holdSlot(
  { slot, moves }: WordsOf<"appointments.hold">,
  { event, conversation }: Work,
  parts: AppointmentActionParts,
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
  { booking }: AppointmentActionParts,
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
  parts: AppointmentActionParts,
): Promise<ActionDone> {
  const holder = await inWhoseName(moves, draft.conversation.id, parts);
  const answer = await parts.booking.confirm({ conversation: holder, firstName });
  return answer.kind === "expired" ? { outcome: plain("expired"), draft } : tellBooked(answer, draft, parts);
}

/** Safe to repeat: the hold is known by the event, and what it booked is told again. */
async function moveAtOnce(
  { about, slot }: WordsOf<"appointments.move">,
  work: Work,
  draft: Draft,
  parts: AppointmentActionParts,
): Promise<ActionDone> {
  const held = await holdSlot({ slot, moves: about }, work, parts);
  if (held.outcome === "gone") return { outcome: plain("gone"), draft };
  if (held.outcome !== "held") return { outcome: plain("expired"), draft };
  return confirmSlot({ firstName: "", moves: about }, draft, parts);
}

async function acceptProposal(
  proposal: string,
  work: Work,
  draft: Draft,
  parts: AppointmentActionParts,
): Promise<ActionDone> {
  const { id: conversation, name } = draft.conversation;
  const answer = await parts.proposals.accept({ proposal, conversation, event: work.event.id, firstName: name ?? "" });
  if (answer.kind === "booked") return tellBooked(answer, draft, parts);
  return { outcome: answer.kind === "taken" ? plain("gone") : plain("already"), draft };
}

function tellBooked(answer: Booked, draft: Draft, { address, pageOf, isKiosk }: AppointmentActionParts): ActionDone {
  const { conversation } = draft;
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
  { booking }: AppointmentActionParts,
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
