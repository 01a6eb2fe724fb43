import type { Clock, Random } from "../shared/clock.ts";
import type { ConversationId, EventId } from "../shared/ids.ts";
import type { Appointment } from "./appointment.ts";
import type { AppointmentStore } from "./appointment-store.ts";
import { createOfferFinder, type Offers } from "./find-offers.ts";
import { holdRequestFor } from "./hold-request.ts";
import { narrow } from "./narrow-slots.ts";
import { pickThree } from "./pick-three.ts";
import type { Schedule } from "./schedule.ts";
import { dateWishesIn } from "./seek-slots.ts";
import { WaitingId, type WaitingEntry, type WaitingListStore } from "./waiting-list-store.ts";
import { suits, wishesOf } from "./waiting-wishes.ts";
import { toLocal } from "./wall-clock.ts";

export type WaitingListParts = {
  readonly schedule: Schedule;
  readonly store: WaitingListStore;
  readonly appointments: Pick<AppointmentStore, "busyBetween">;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeZone: string;
};

/** "found": it is free already; nobody has to wait for it. `heard`: all that was said, for the next words to be added to. */
type Joined =
  | { readonly kind: "joined" }
  | { readonly kind: "found"; readonly offers: Offers; readonly heard: string }
  /** No time could be read in it, or none can be what it says. */
  | { readonly kind: "unclear" };

export type WaitingList = {
  /** `said`: when the person can come; `heard`: what they said before about the same appointment, which still holds. */
  join(wish: {
    readonly reason: string;
    readonly said: string;
    readonly heard: string;
    readonly conversation: ConversationId;
  }): Promise<Joined>;
  leave(conversation: ConversationId): Promise<"left" | "gone">;
  /**
   * Holds the first free time that the person can come to, and that was not the last one offered to them. `event` names the offer. "none"
   * when nothing suits; "stale" when somebody else was faster: to be looked at again.
   */
  offer(
    entry: WaitingEntry,
    event: EventId,
    heldUntil: Date,
  ): Promise<{ readonly kind: "offered"; readonly appointment: Appointment } | { readonly kind: "none" | "stale" }>;
  /** Whether `offer` would find something. */
  hasTimeFor(entry: WaitingEntry): Promise<boolean>;
};

export function createWaitingList(parts: WaitingListParts): WaitingList {
  const { schedule, store, appointments, clock, random, timeZone } = parts;
  const offers = createOfferFinder(schedule, appointments, timeZone);
  const reasonOf = (id: string) => schedule.reasons.find((reason) => reason.id === id) ?? null;
  const localOf = (start: Date) => toLocal(start, timeZone).toPlainDateTime();

  const slotFor = async ({ reason: id, wishes, offer }: WaitingEntry) => {
    const reason = reasonOf(id);
    if (reason === null) return null;
    const free = await offers.all(reason, clock.now());
    const slot = free.find(({ start }) => start.getTime() !== offer?.start.getTime() && suits(localOf(start), wishes));
    return slot === undefined ? null : { reason, slot };
  };

  return {
    join: async ({ reason: id, said, heard, conversation }) => {
      const reason = reasonOf(id);
      const now = clock.now();
      const lines = [heard, said.replace(/\s+/g, " ")].filter((line) => line !== "").join("\n");
      const wished = dateWishesIn(lines, now, timeZone);
      const wishes = wishesOf(narrow(wished), toLocal(now, timeZone).toPlainDate());
      if (reason === null || wished.length === 0 || wishes === null) return { kind: "unclear" };
      const free = (await offers.all(reason, now)).filter(({ start }) => suits(localOf(start), wishes));
      if (free.length > 0) {
        return { kind: "found", offers: offers.toOffers(reason, pickThree(free, timeZone)), heard: lines };
      }
      await store.join({ id: WaitingId.parse(random.token(12)), conversation, reason: reason.id, wishes }, now);
      return { kind: "joined" };
    },

    leave: (conversation) => store.leave(conversation, null),

    offer: async (entry, event, heldUntil) => {
      const found = await slotFor(entry);
      if (found === null) return { kind: "none" };
      const { conversation } = entry;
      const request = holdRequestFor(found.reason, found.slot, { schedule, random, timeZone });
      const hold = { ...request, event, conversation, heldUntil, moves: null, mediator: null };
      const answer = await store.offer({ entry: entry.id, offers: entry.offers, hold }, clock.now());
      return answer.kind === "offered" ? answer : { kind: "stale" };
    },

    hasTimeFor: async (entry) => (await slotFor(entry)) !== null,
  };
}
