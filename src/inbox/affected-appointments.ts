import type { Appointment, AppointmentId } from "../appointments/appointment.ts";
import { slotSentence } from "../appointments/describe-slot.ts";
import { findAffected, type Affected, type Hindrance } from "../appointments/find-affected.ts";
import type { Conversation } from "../conversation/conversation.ts";
import type { Choice, Message, NewMessage, Reply } from "../conversation/message.ts";
import { newTimeChoices } from "../conversation/new-time-choices.ts";
import { MessageId } from "../shared/ids.ts";
import type { InboxParts } from "./inbox-parts.ts";
import type { Mediator } from "./mediator-store.ts";

/** Whether the person can be told, and how surely they read it. */
export type Reach =
  /** The provider brings it to them, or they look at the chat right now. */
  | "reached"
  /** It stands in the chat of the page: they see it if they come back there. */
  | "in-chat"
  | "kiosk"
  | "window-closed"
  | "ended"
  /** Forgotten, or never wrote to us. */
  | "nobody";

export type AffectedView = {
  readonly id: string;
  readonly hindrance: Hindrance;
  readonly reason: string;
  readonly agent: string;
  readonly place: Appointment["place"];
  readonly start: string;
  readonly end: string;
  /** On the centre's own clock: "mercredi 1er avril à 10 h 00, avec Samira, au centre" */
  readonly sentence: string;
  readonly firstName: string | null;
  readonly code: string;
  readonly conversation: string | null;
  readonly reach: Reach;
  /** When other times were last proposed to the person, and what became of that message. */
  readonly proposed: { readonly at: string; readonly delivery: Message["delivery"] } | null;
};

export type TellOutcome =
  /** `reach`: what to do besides, when the words did not surely reach the person. */
  { readonly kind: "done"; readonly reach: Reach } | { readonly kind: "gone" } | { readonly kind: "no-times" };

type Parts = Pick<InboxParts, "schedule" | "events" | "turns" | "handoff" | "words" | "mediators" | "clock" | "split">;

/** Further than any reason allows. */
const lookedAtMs = 400 * 24 * 60 * 60_000;

/** What is booked and cannot take place as the schedule stands, the soonest first. */
export async function affectedNow({
  schedule,
  clock,
}: Pick<Parts, "schedule" | "clock">): Promise<readonly Affected[]> {
  const now = clock.now();
  const coming = await schedule.appointments.between(now, new Date(now.getTime() + lookedAtMs));
  return findAffected(coming, schedule.live.schedule, schedule.timeZone);
}

export async function listAffected(parts: Parts): Promise<readonly AffectedView[]> {
  await parts.schedule.live.refresh();
  return Promise.all((await affectedNow(parts)).map((one) => view(one, parts)));
}

async function view({ appointment, hindrance }: Affected, parts: Parts): Promise<AffectedView> {
  const { reasons, agents } = parts.schedule.live.schedule;
  const { id, reason, agent, place, start, end, firstName, code, conversation } = appointment;
  const person = conversation === null ? null : await parts.turns.find(conversation);
  const said = conversation === null ? [] : await parts.handoff.transcript(conversation);
  const proposal = said.findLast((message) => message.id.startsWith(proposalPrefix(id)));
  return {
    id,
    hindrance,
    reason: reasons.find((one) => one.id === reason)?.label ?? reason,
    agent: agents.find((one) => one.id === agent)?.firstName ?? agent,
    place,
    start: start.toISOString(),
    end: end.toISOString(),
    sentence: sentenceOf(appointment, parts),
    firstName,
    code,
    conversation,
    reach: reachOf(person, parts),
    proposed: proposal === undefined ? null : { at: proposal.at.toISOString(), delivery: proposal.delivery },
  };
}

const proposalPrefix = (appointment: AppointmentId): string => `new-times/${appointment}/`;

/**
 * Tells the person that the appointment must move, with other times as buttons; it stays until they chose one. `request` names this
 * proposal: asked again with the same one, nothing is said twice.
 */
export async function proposeOtherTimes(
  id: AppointmentId,
  request: string,
  mediator: Mediator,
  parts: Parts,
): Promise<TellOutcome> {
  const appointment = await findComing(id, parts);
  if (appointment === null) return { kind: "gone" };
  const person = await personOf(appointment, parts);
  const reach = reachOf(person, parts);
  if (person === null || !canBeTold(reach)) return { kind: "done", reach };
  const offers = await parts.schedule.booking.offer({ reason: appointment.reason });
  if (offers.length === 0) return { kind: "no-times" };
  const next = [...newTimeChoices(id, offers), { id: `appointment-move:${id}`, label: "Un autre horaire" }, human];
  const replies = await parts.words.mustMove(sentenceOf(appointment, parts), next);
  const told = await tell(person, proposalPrefix(id) + request, replies, parts);
  if (told === "gone") return { kind: "done", reach: "ended" };
  await parts.mediators.record({ at: parts.clock.now(), mediator: mediator.id, act: "propose-times", subject: id });
  return { kind: "done", reach };
}

/** Cancels, and tells the person where that is possible. */
export async function cancelAndTell(id: AppointmentId, mediator: Mediator, parts: Parts): Promise<TellOutcome> {
  const now = parts.clock.now();
  const outcome = await parts.schedule.appointments.cancel(id, { kind: "mediator", mediator: mediator.id }, now);
  if (outcome.kind === "gone") return { kind: "gone" };
  await parts.mediators.record({ at: now, mediator: mediator.id, act: "cancel-appointment", subject: id });
  const person = await personOf(outcome.appointment, parts);
  const reach = reachOf(person, parts);
  if (person === null || !canBeTold(reach)) return { kind: "done", reach };
  const replies = await parts.words.cancelledByCentre(sentenceOf(outcome.appointment, parts));
  const told = await tell(person, `cancelled/${id}`, replies, parts);
  return { kind: "done", reach: told === "gone" ? "ended" : reach };
}

const human: Choice = { id: "human", label: "Parler à quelqu’un" };

async function findComing(id: AppointmentId, { schedule, clock }: Parts): Promise<Appointment | null> {
  const appointment = await schedule.appointments.find(id);
  return appointment?.state.kind === "booked" && appointment.end > clock.now() ? appointment : null;
}

const personOf = async ({ conversation }: Appointment, { turns }: Parts): Promise<Conversation | null> =>
  conversation === null ? null : turns.find(conversation);

const canBeTold = (reach: Reach): boolean => reach === "reached" || reach === "in-chat";

function reachOf(person: Conversation | null, { schedule, events, clock }: Parts): Reach {
  if (person === null) return "nobody";
  const { channel } = person.address;
  if (schedule.isKiosk(channel)) return "kiosk";
  if (person.endedAt !== null) return "ended";
  const isOpen = schedule.providers.get(channel);
  if (isOpen === undefined) return events.isFollowed(person.id) ? "reached" : "in-chat";
  return isOpen(person.lastInboundAt, clock.now(), "words") ? "reached" : "window-closed";
}

function sentenceOf({ start, place, agent }: Appointment, { schedule: { live, timeZone } }: Parts): string {
  const agentName = live.schedule.agents.find((one) => one.id === agent)?.firstName ?? null;
  return slotSentence({ start, place, agentName }, timeZone);
}

/** As the system: a mediator who holds the conversation does not hold it back. */
function tell(
  person: Conversation,
  origin: string,
  replies: readonly Reply[],
  { handoff, clock, split }: Parts,
): Promise<"told" | "gone"> {
  const now = clock.now();
  const messages = replies
    .flatMap((reply) => split(person.address.channel, reply, "system"))
    .map((body, position): NewMessage => ({
      id: MessageId.parse(`${origin}/${position}`),
      at: now,
      author: { kind: "system" },
      body,
      clientId: null,
    }));
  return handoff.tell(person.id, messages, now);
}
