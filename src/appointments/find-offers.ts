import type { AppointmentStore } from "./appointment-store.ts";
import { slotLabel } from "./describe-slot.ts";
import { offerId, type Offer } from "./offer-id.ts";
import { offerSlots, openingsFor, type Slot } from "./offer-slots.ts";
import { pickThree } from "./pick-three.ts";
import type { Reason } from "./reason.ts";
import type { Schedule } from "./schedule.ts";
import { toLocal } from "./wall-clock.ts";

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
/** An offer stays good that long although the notice it needs has just run out: people read slowly. */
const OFFER_PATIENCE_MS = 30 * MINUTE_MS;
/** Out of which three are picked: more than a week of a small team's. */
const SLOTS_TO_PICK_FROM = 200;
/** Out of which a wish is sought: all that can be booked. */
const ALL_SLOTS = 10_000;

/** Fit for a button: `label` has at most 24 characters. */
export type BookingChoice = { readonly id: string; readonly label: string };
/** Up to three, soonest first; none when nothing is free, or when the reason is not in the schedule any more. */
export type Offers = readonly BookingChoice[];

export type OfferFinder = {
  /** Free slots from this instant on. */
  from(reason: Reason, from: Date, now: Date): Promise<Offers>;
  /** Free slots from the start of that day on: others than the one that was wanted. */
  around(reason: Reason, wanted: Date, now: Date): Promise<Offers>;
  /** Every slot that is free, soonest first. */
  all(reason: Reason, now: Date): Promise<readonly Slot[]>;
  /** Slots as they are offered. */
  toOffers(reason: Reason, slots: readonly Slot[]): Offers;
  /** The slot of an offer as the schedule stands now, whoever may have taken it; null when it is not to be offered any more. */
  slotOf(reason: Reason, offer: Offer, now: Date): Slot | null;
};

export function createOfferFinder(
  schedule: Schedule,
  store: Pick<AppointmentStore, "busyBetween">,
  timeZone: string,
): OfferFinder {
  const free = async (reason: Reason, from: Date, now: Date, limit: number): Promise<readonly Slot[]> => {
    const agents = [...new Set(openingsFor(reason, schedule).map(({ agent }) => agent))];
    const until = new Date(now.getTime() + (reason.maxNoticeDays + 2) * DAY_MS);
    const busy = await store.busyBetween(agents, now, until, now);
    return offerSlots(schedule, { reason, busy, now, timeZone, from, limit });
  };
  const toOffers = (reason: Reason, slots: readonly Slot[]): Offers =>
    slots.map(({ start }) => ({ id: offerId({ reason: reason.id, start }), label: slotLabel(start, timeZone) }));
  const find = async (reason: Reason, from: Date, now: Date): Promise<Offers> =>
    toOffers(reason, pickThree(await free(reason, from, now, SLOTS_TO_PICK_FROM), timeZone));

  return {
    from: find,
    all: (reason, now) => free(reason, now, now, ALL_SLOTS),
    toOffers,
    around: (reason, wanted, now) =>
      find(reason, new Date(toLocal(wanted, timeZone).startOfDay().epochMilliseconds), now),
    slotOf: (reason, { start }, now) => {
      if (start <= now) return null;
      const shown = new Date(now.getTime() - OFFER_PATIENCE_MS);
      const query = { reason, busy: new Map(), now: shown, timeZone, from: start, limit: 1 };
      const slot = offerSlots(schedule, query)[0];
      return slot?.start.getTime() === start.getTime() ? slot : null;
    },
  };
}
