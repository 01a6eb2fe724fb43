import { createHash } from "node:crypto";
import { ConversationId, EventId, type MediatorId } from "../shared/ids.ts";
import type { Clock, Random } from "../shared/clock.ts";
import type { AppointmentStore } from "./appointment-store.ts";
import type { Booked, Booking } from "./booking.ts";
import { slotLabel } from "./describe-slot.ts";
import { readOfferId } from "./offer-id.ts";

/** As many as a person compares, and as many buttons as any channel has. */
export const MOST_PROPOSED = 3;

/** Times that a mediator proposes to a person, each kept for them until they touch one. */
export type Proposals = {
  /**
   * Keeps all of these offers, as long as any hold lasts, in place of what was proposed to the person before; or none of them, when one
   * is not to be had any more. The ids of the choices come back as `accept`'s.
   */
  propose(wish: {
    readonly conversation: ConversationId;
    readonly offers: readonly string[];
    readonly mediator: MediatorId;
  }): Promise<
    | { readonly kind: "proposed"; readonly choices: readonly { readonly id: string; readonly label: string }[] }
    | { readonly kind: "taken"; readonly label: string }
  >;
  /** Gives back all that is kept for the person so. */
  withdraw(conversation: ConversationId): Promise<void>;
  /**
   * Books the one that was touched and gives the others back. Kept no longer, it is booked all the same if it is still free. "already"
   * when another time was booked for the person since: who touches two buttons has one appointment.
   */
  accept(wish: {
    readonly proposal: string;
    readonly conversation: ConversationId;
    readonly event: EventId;
    readonly firstName: string;
  }): Promise<Booked | { readonly kind: "taken" | "already" }>;
};

export type ProposalParts = {
  readonly booking: Pick<Booking, "hold" | "confirm" | "release">;
  readonly store: Pick<AppointmentStore, "lastHeldBy" | "upcomingOf">;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeZone: string;
};

export function createProposals({ booking, store, clock, random, timeZone }: ProposalParts): Proposals {
  const places = Array.from({ length: MOST_PROPOSED }, (_, place) => place);
  const withdraw = async (conversation: ConversationId): Promise<void> => {
    await Promise.all(places.map((place) => booking.release(keeperOf(conversation, place))));
  };

  return {
    withdraw,

    propose: async ({ conversation, offers, mediator }) => {
      const asked = random.token(12);
      const proposed = offers.slice(0, MOST_PROPOSED);
      await withdraw(conversation);
      for (const [place, offerId] of proposed.entries()) {
        const eventId = EventId.parse(`proposal/${asked}/${place}`);
        const held = await booking.hold({ offerId, conversation: keeperOf(conversation, place), eventId, mediator });
        if (held.kind === "held") continue;
        await withdraw(conversation);
        return { kind: "taken", label: labelOfOffer(offerId, timeZone) ?? "" };
      }
      return {
        kind: "proposed",
        choices: proposed.map((offerId, place) => ({
          id: proposalId(place, offerId),
          label: labelOfOffer(offerId, timeZone) ?? "",
        })),
      };
    },

    accept: async ({ proposal, conversation, event, firstName }) => {
      const read = readProposalId(proposal);
      const offer = read && readOfferId(read.offerId);
      if (read === null || offer === null) return { kind: "taken" };
      const kept = await store.lastHeldBy(keeperOf(conversation, read.place));
      const since = (await store.upcomingOf(conversation, clock.now())).filter(
        ({ heldAt }) => kept !== null && heldAt >= kept.heldAt,
      );
      if (since.length > 0) {
        const last = await store.lastHeldBy(conversation);
        const isIt = since.some(({ id, start }) => id === last?.id && start.getTime() === offer.start.getTime());
        const again = isIt ? await booking.confirm({ conversation, firstName }) : null;
        return again?.kind === "booked" ? again : { kind: "already" };
      }
      // Between these two acts somebody else may be faster, within a thousandth of a second: then it is taken, and never double.
      await booking.release(keeperOf(conversation, read.place));
      const held = await booking.hold({ offerId: read.offerId, conversation, eventId: event });
      if (held.kind !== "held") return { kind: "taken" };
      const booked = await booking.confirm({ conversation, firstName });
      if (booked.kind === "expired") return { kind: "taken" };
      await withdraw(conversation);
      return booked;
    },
  };
}

/**
 * A person holds one appointment at most; what is proposed to them is held in as many names of nobody. They are made of the
 * conversation's so that the next proposal finds them, and hide it.
 */
const keeperOf = (conversation: ConversationId, place: number): ConversationId =>
  ConversationId.parse(
    `proposal-${createHash("sha256").update(`${conversation}/${place}`).digest("base64url").slice(0, 32)}`,
  );

const proposalId = (place: number, offerId: string): string => `proposal:${place}:${offerId}`;

function readProposalId(id: string): { readonly place: number; readonly offerId: string } | null {
  const [, place, offerId] = /^proposal:([0-2]):(slot:.+)$/.exec(id) ?? [];
  return place === undefined || offerId === undefined ? null : { place: Number(place), offerId };
}

/** What stands on the button with this id; null when it is not one of a proposal. */
export function proposalLabel(id: string, timeZone: string): string | null {
  const proposal = readProposalId(id);
  return proposal && labelOfOffer(proposal.offerId, timeZone);
}

function labelOfOffer(offerId: string, timeZone: string): string | null {
  const offer = readOfferId(offerId);
  return offer && slotLabel(offer.start, timeZone);
}
