import type { Appointment, AppointmentId } from "../appointments/appointment.ts";
import type { AppointmentStore } from "../appointments/appointment-store.ts";
import type { WaitingEntry, WaitingListStore } from "../appointments/waiting-list-store.ts";
import type { WaitingList } from "../appointments/waiting-list.ts";
import { toLocal } from "../appointments/wall-clock.ts";
import type { AlertStore } from "../handoff/alert.ts";
import { EventId, MessageId } from "../shared/ids.ts";
import { offerChoices } from "./appointment-choices.ts";
import type { Conversation } from "./conversation.ts";
import type { HandoffStore } from "./handoff-store.ts";
import type { Choice, NewMessage, Reply } from "./message.ts";
import type { Reach } from "./reach.ts";
import type { TurnStore } from "./turn-store.ts";

export type OfferParts = {
  readonly waiting: Pick<WaitingListStore, "waiting" | "beingOffered">;
  readonly appointments: Pick<AppointmentStore, "find">;
  readonly list: Pick<WaitingList, "offer" | "hasTimeFor" | "leave">;
  readonly turns: Pick<TurnStore, "find">;
  readonly handoff: Pick<HandoffStore, "tell" | "transcript">;
  readonly alerts: Pick<AlertStore, "raise">;
  readonly reach: (conversation: Conversation, now: Date) => Reach;
  /** How long the person has to answer where they are, in minutes. */
  readonly patienceMinutes: (channel: string) => number;
  readonly offerWords: (appointment: Appointment, until: Date, next: readonly Choice[]) => Promise<readonly Reply[]>;
  /** Said to whoever left several offers unanswered, and is off the list. */
  readonly farewell: () => Promise<readonly Reply[]>;
  readonly timeZone: string;
};

const minuteMs = 60_000;
/** Offers come by day, and can be answered before the evening. */
const firstHour = 8;
const lastHour = 21;
/** Who did not answer is left in peace for a while; after some offers, altogether. */
const pauseMs = 4 * 60 * minuteMs;
const mostOffers = 3;
/** Less than that is no time to read and answer. */
const leastToAnswerMs = 5 * minuteMs;
/** In the middle of a dialog: not now. */
const busyMs = 10 * minuteMs;

/** One round: each time that became free is held for one person who waits for such a one, and offered to them alone. */
export async function offerFreedTimes(now: Date, parts: OfferParts): Promise<void> {
  for (const entry of await parts.waiting.beingOffered(now)) await tellAgain(entry, now, parts);
  for (const entry of await parts.waiting.waiting(now)) await offerTo(entry, now, parts);
}

/**
 * Whoever held a time for somebody may have been killed before saying so. The hold is what is remembered, and the words have its name:
 * said again they change nothing, said late they are of use while there is time to answer.
 */
async function tellAgain({ conversation, offer }: WaitingEntry, now: Date, parts: OfferParts): Promise<void> {
  if (offer === null || offer.until.getTime() - now.getTime() < leastToAnswerMs) return;
  const appointment = await parts.appointments.find(offer.appointment);
  if (appointment?.state.kind !== "held" || appointment.conversation !== conversation) return;
  await tellOffer(appointment, offer.until, now, parts);
}

async function tellOffer(appointment: Appointment, until: Date, now: Date, parts: OfferParts): Promise<void> {
  if (appointment.conversation === null) return;
  const words = await parts.offerWords(appointment, until, offerChoices(appointment.id));
  await parts.handoff.tell(appointment.conversation, messagesOf(originOf(appointment.id), words, now), now);
}

const originOf = (appointment: AppointmentId): string => `offer/${appointment}`;

/** What was never said was not left unanswered: the person's turn comes again at once, for the same time too. */
async function wasSaid({ conversation, offer }: WaitingEntry, { handoff }: OfferParts): Promise<boolean> {
  if (offer === null) return false;
  const origin = originOf(offer.appointment);
  return (await handoff.transcript(conversation)).some(({ id }) => id.startsWith(`${origin}/`));
}

async function offerTo(entry: WaitingEntry, now: Date, parts: OfferParts): Promise<void> {
  const { offer } = entry;
  const isRecent = offer !== null && now.getTime() < offer.until.getTime() + pauseMs;
  const unsaid = isRecent && !(await wasSaid(entry, parts));
  if (isRecent && !unsaid) return;
  const conversation = await parts.turns.find(entry.conversation);
  if (conversation === null) return;
  if (entry.offers >= mostOffers) return letGo(entry, now, parts);
  if (isBusy(conversation, now)) return;
  const heldUntil = new Date(now.getTime() + parts.patienceMinutes(conversation.address.channel) * minuteMs);
  if (!isDaytime(now, heldUntil, parts.timeZone)) return;
  if (parts.reach(conversation, now) !== "yes") return tellMediators(entry, now, parts);
  const name = EventId.parse(`offer/${entry.id}/${entry.offers + 1}`);
  const answer = await parts.list.offer(unsaid ? { ...entry, offer: null } : entry, name, heldUntil);
  if (answer.kind === "offered") await tellOffer(answer.appointment, heldUntil, now, parts);
}

async function letGo(entry: WaitingEntry, now: Date, parts: OfferParts): Promise<void> {
  const words = messagesOf(`off-the-list/${entry.id}`, await parts.farewell(), now);
  await parts.handoff.tell(entry.conversation, words, now);
  await parts.list.leave(entry.conversation);
}

/** A time is there that nobody can be told of: a mediator may have a telephone number. Said once. */
async function tellMediators(entry: WaitingEntry, now: Date, { list, alerts }: OfferParts): Promise<void> {
  if (!(await list.hasTimeFor(entry))) return;
  await alerts.raise({
    id: `unreachable/${entry.id}`,
    kind: "unreachable",
    conversation: entry.conversation,
    at: now,
    text: "Liste d’attente : un horaire convient à cette personne, mais on ne peut pas lui écrire maintenant.",
  });
}

/** Held by a mediator, or answering a question: an offer would be in the way, and could take what the person is about to book. */
const isBusy = ({ owner, memory, lastInboundAt }: Conversation, now: Date): boolean =>
  owner.kind === "mediator" ||
  (memory.dialog !== null && lastInboundAt !== null && now.getTime() - lastInboundAt.getTime() < busyMs);

function isDaytime(from: Date, until: Date, timeZone: string): boolean {
  const [begins, ends] = [toLocal(from, timeZone), toLocal(until, timeZone)];
  return begins.hour >= firstHour && ends.hour < lastHour && begins.toPlainDate().equals(ends.toPlainDate());
}

const messagesOf = (id: string, words: readonly Reply[], now: Date): readonly NewMessage[] =>
  words.map((body, position) => ({
    id: MessageId.parse(`${id}/${position}`),
    at: now,
    author: { kind: "system" },
    body,
    clientId: null,
  }));
