import type { Clock, Random } from "../shared/clock.ts";
import type { ConversationId, EventId, MediatorId } from "../shared/ids.ts";
import { AppointmentId, type Appointment } from "./appointment.ts";
import { readCode } from "./appointment-code.ts";
import type { AppointmentStore } from "./appointment-store.ts";
import { slotLabel, slotSentence } from "./describe-slot.ts";
import { holdRequestFor } from "./hold-request.ts";
import { namedOnes } from "./named-ones.ts";
import { createOfferFinder, type BookingChoice, type Offers } from "./find-offers.ts";
import { isSameFirstName } from "./same-first-name.ts";
import { readOfferId } from "./offer-id.ts";
import type { Slot } from "./offer-slots.ts";
import type { Reason } from "./reason.ts";
import { seekSlots } from "./seek-slots.ts";
import type { Schedule } from "./schedule.ts";

const MINUTE_MS = 60_000;
/** How long a hold lasts. At the kiosk, somebody who walks away must not keep others waiting. */
const holdMs = { chat: 10 * MINUTE_MS, kiosk: 3 * MINUTE_MS } as const;
/** However often it is renewed. */
const LONGEST_HOLD_MS = 30 * MINUTE_MS;

export type BookingParts = {
  readonly schedule: Schedule;
  readonly store: AppointmentStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeZone: string;
};

/** Where the person answers from. */
type HoldPlace = keyof typeof holdMs;

type Held = {
  readonly kind: "held";
  readonly appointmentId: AppointmentId;
  /** "mercredi 1er avril à 10 h 00, avec Samira, au centre" */
  readonly sentence: string;
};
/** "nearest": nothing suits, these come closest. `heard`: what was said so far, for the next words to be added to. */
type Sought =
  | { readonly kind: "one" | "found" | "nearest"; readonly offers: Offers; readonly heard: string }
  | { readonly kind: "unclear" | "none" };
export type Booked = {
  readonly kind: "booked";
  readonly appointment: Appointment;
  readonly sentence: string;
  readonly bring: readonly string[];
  readonly instructions: string | null;
  readonly code: string;
};
/** `words`: what people say for it. */
type ReasonChoice = BookingChoice & { readonly words: readonly string[] };
type OwnAppointment = {
  readonly id: AppointmentId;
  readonly label: string;
  readonly sentence: string;
  readonly reason: string;
};

/** What the dialogs ask of appointments; texts are in French and ready to be said. Every act is safe to repeat. */
export type Booking = {
  reasons(): readonly ReasonChoice[];
  /** `after`: the id of an offer already refused; what is offered comes later. */
  offer(wish: { readonly reason: string; readonly after?: string | undefined }): Promise<Offers>;
  /** What answers the person's own words; `first` and `last` are the ids of the offers at both ends of what they were shown. */
  seek(wish: {
    readonly reason: string;
    readonly said: string;
    readonly heard: string;
    readonly first: string;
    readonly last: string;
  }): Promise<Sought>;
  /**
   * The offer with this id, if it is still to be had; else others from that day on. `moves`: the id of the booked one whose place it takes
   * once it is confirmed; "gone" when that one is not booked any more. `mediator`: who proposes it to the person.
   */
  hold(wish: {
    readonly offerId: string;
    readonly conversation: ConversationId;
    readonly eventId: EventId;
    readonly from?: HoldPlace;
    readonly moves?: string | undefined;
    readonly mediator?: MediatorId;
  }): Promise<Held | { readonly kind: "taken"; readonly offers: Offers } | { readonly kind: "gone" }>;
  /** To be called at each answer while something is held: who is typing does not lose it, for half an hour at most. */
  renew(conversation: ConversationId, from?: HoldPlace): Promise<"renewed" | "expired">;
  /**
   * Books what the conversation holds, in the place of another if it was held so. An empty first name is none: people may keep theirs.
   */
  confirm(wish: {
    readonly conversation: ConversationId;
    readonly firstName: string;
  }): Promise<Booked | { readonly kind: "expired"; readonly offers: Offers }>;
  release(conversation: ConversationId): Promise<"released" | "gone">;
  /** "mercredi 1er avril à 10 h 00, avec Samira, au centre" */
  sentenceOf(appointment: Appointment): string;
  /** Booked and not over, soonest first; those of the day that was named, when it has any. */
  mine(conversation: ConversationId, said?: string): Promise<readonly OwnAppointment[]>;
  /** A null conversation: by whoever has the appointment's secret or its code. */
  cancel(wish: {
    readonly appointmentId: string;
    readonly conversation: ConversationId | null;
  }): Promise<{ readonly kind: "cancelled"; readonly sentence: string } | { readonly kind: "gone" }>;
  /** The booked one with this code and first name, accents and capitals aside; the code alone where no name was given. Guesses are the caller's to slow down. */
  findByCode(words: { readonly code: string; readonly firstName: string }): Promise<OwnAppointment | null>;
  /** The one with this id, which only its person was given, wherever they write from; null when it is not booked any more, or over. */
  bySecret(appointmentId: string): Promise<OwnAppointment | null>;
  /**
   * In whose name another one is held, renewed, confirmed or released for whoever has the appointment's secret or its code, wherever they
   * write from; null when it is nobody's (any more): then in their own.
   */
  personOf(appointmentId: string): Promise<ConversationId | null>;
};

export function createBooking({ schedule, store, clock, random, timeZone }: BookingParts): Booking {
  const offers = createOfferFinder(schedule, store, timeZone);
  const findReason = (id: string): Reason | null => schedule.reasons.find((reason) => reason.id === id) ?? null;
  const sentenceFor = ({ agent, start, place }: Appointment): string => {
    const agentName = schedule.agents.find(({ id }) => id === agent)?.firstName ?? null;
    return slotSentence({ start, place, agentName }, timeZone);
  };
  const ownAppointment = (appointment: Appointment): OwnAppointment => ({
    id: appointment.id,
    label: slotLabel(appointment.start, timeZone),
    sentence: sentenceFor(appointment),
    reason: appointment.reason,
  });
  const requestFor = (reason: Reason, slot: Slot) => holdRequestFor(reason, slot, { schedule, random, timeZone });

  return {
    reasons: () => schedule.reasons.map(({ id, label, words = [] }) => ({ id, label, words })),

    offer: async ({ reason: id, after }) => {
      const reason = findReason(id);
      const refused = after === undefined ? null : readOfferId(after);
      const now = clock.now();
      return reason === null
        ? []
        : offers.from(reason, refused === null ? now : new Date(refused.start.getTime() + 1), now);
    },

    seek: async ({ reason: id, said, heard, first, last }) => {
      const reason = findReason(id);
      if (reason === null) return { kind: "none" };
      const now = clock.now();
      const free = await offers.all(reason, now);
      if (free.length === 0) return { kind: "none" };
      const [shownFirst, shownLast] = [readOfferId(first), readOfferId(last)];
      const shown = shownFirst && shownLast ? { first: shownFirst.start, last: shownLast.start } : null;
      const found = seekSlots(free, { said, heard, shown }, now, timeZone);
      if (found.kind === "unclear") return { kind: "unclear" };
      const slots = found.kind === "one" ? [found.slot] : found.slots;
      return { kind: found.kind, offers: offers.toOffers(reason, slots), heard: found.heard };
    },

    hold: async ({ offerId, conversation, eventId, from = "chat", moves, mediator = null }) => {
      const offer = readOfferId(offerId);
      const reason = offer === null ? null : findReason(offer.reason);
      if (offer === null || reason === null) return { kind: "taken", offers: [] };
      const moved = moves === undefined ? null : AppointmentId.safeParse(moves);
      if (moved?.success === false) return { kind: "gone" };
      const now = clock.now();
      const slot = offers.slotOf(reason, offer, now);
      if (slot !== null) {
        const heldUntil = new Date(now.getTime() + holdMs[from]);
        const asked = { event: eventId, conversation, heldUntil, moves: moved?.data ?? null, mediator };
        const answer = await store.hold({ ...requestFor(reason, slot), ...asked }, now);
        if (answer.kind === "gone") return answer;
        if (answer.kind === "held") {
          return { kind: "held", appointmentId: answer.appointment.id, sentence: sentenceFor(answer.appointment) };
        }
      }
      return { kind: "taken", offers: await offers.around(reason, offer.start, now) };
    },

    renew: async (conversation, from = "chat") => {
      const held = await store.lastHeldBy(conversation);
      if (held === null) return "expired";
      const now = clock.now();
      const until = Math.min(now.getTime() + holdMs[from], held.heldAt.getTime() + LONGEST_HOLD_MS);
      return store.renewHold(held.id, conversation, new Date(until), now);
    },

    confirm: async ({ conversation, firstName }) => {
      const held = await store.lastHeldBy(conversation);
      if (held === null) return { kind: "expired", offers: [] };
      const now = clock.now();
      const name = firstName.trim().slice(0, 40);
      const answer = await store.confirm(held.id, conversation, name === "" ? null : name, now);
      const reason = findReason(held.reason);
      if (answer.kind === "expired") {
        return { kind: "expired", offers: reason === null ? [] : await offers.around(reason, held.start, now) };
      }
      const { appointment } = answer;
      return {
        kind: "booked",
        appointment,
        sentence: sentenceFor(appointment),
        bring: reason?.bring ?? [],
        instructions: reason?.instructions ?? null,
        code: appointment.code,
      };
    },

    release: async (conversation) => {
      const held = await store.lastHeldBy(conversation);
      return held === null ? "gone" : store.release(held.id, conversation);
    },

    sentenceOf: sentenceFor,

    mine: async (conversation, said = "") =>
      namedOnes(await store.upcomingOf(conversation, clock.now()), said, clock.now(), timeZone).map(ownAppointment),

    cancel: async ({ appointmentId, conversation }) => {
      const id = AppointmentId.safeParse(appointmentId);
      if (!id.success) return { kind: "gone" };
      const answer = await store.cancel(id.data, { kind: "resident", conversation }, clock.now());
      if (answer.kind === "gone") return { kind: "gone" };
      return { kind: "cancelled", sentence: sentenceFor(answer.appointment) };
    },

    findByCode: async ({ code, firstName }) => {
      const found = await store.findByCode(readCode(code), clock.now());
      if (found === null || !isSameFirstName(found.firstName, firstName)) return null;
      return ownAppointment(found);
    },

    bySecret: async (appointmentId) => {
      const id = AppointmentId.safeParse(appointmentId);
      const found = id.success ? await store.find(id.data) : null;
      return found?.state.kind === "booked" && found.end > clock.now() ? ownAppointment(found) : null;
    },

    personOf: async (appointmentId) => {
      const id = AppointmentId.safeParse(appointmentId);
      return id.success ? ((await store.find(id.data))?.conversation ?? null) : null;
    },
  };
}
