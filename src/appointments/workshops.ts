import type { Clock, Random } from "../shared/clock.ts";
import type { ConversationId, EventId } from "../shared/ids.ts";
import { slotLabel, slotMoment } from "./describe-slot.ts";
import type { BookingChoice } from "./find-offers.ts";
import type { SeatStore } from "./seat-store.ts";
import { SeatId, type Seat } from "./workshop.ts";
import type { WorkshopDate } from "./workshop-file.ts";

export type WorkshopParts = {
  readonly workshops: readonly WorkshopDate[];
  readonly store: SeatStore;
  readonly clock: Clock;
  readonly random: Random;
  readonly timeZone: string;
};

type OwnSeat = { readonly id: SeatId; readonly label: string; readonly sentence: string };

/** What the dialogs ask of group workshops; texts are in French and ready to be said. Every act is safe to repeat. */
export type Workshops = {
  /** Those to come that have a seat left, soonest first, and a line of each; "full" ones stand among the lines only. */
  list(): Promise<{ readonly choices: readonly BookingChoice[]; readonly lines: string } | null>;
  /** "full" comes with other dates of the same workshop. */
  hold(wish: {
    readonly workshop: string;
    readonly conversation: ConversationId;
    readonly event: EventId;
    readonly holdMs: number;
  }): Promise<
    | { readonly kind: "held"; readonly sentence: string }
    | { readonly kind: "already"; readonly sentence: string }
    | { readonly kind: "full"; readonly others: readonly BookingChoice[] }
    | { readonly kind: "gone" }
  >;
  confirm(
    conversation: ConversationId,
    firstName: string,
  ): Promise<
    | { readonly kind: "booked"; readonly sentence: string; readonly where: string; readonly bring: readonly string[] }
    | { readonly kind: "expired" }
  >;
  release(conversation: ConversationId): Promise<void>;
  mine(conversation: ConversationId): Promise<readonly OwnSeat[]>;
  cancel(
    seat: string,
    conversation: ConversationId,
  ): Promise<{ readonly kind: "cancelled"; readonly sentence: string } | { readonly kind: "gone" }>;
};

/** As many as stand on a screen. */
const mostShown = 8;

export function createWorkshops({ workshops, store, clock, random, timeZone }: WorkshopParts): Workshops {
  const toCome = () => workshops.filter(({ start }) => start > clock.now());
  const sentenceOf = ({ title, start }: Pick<WorkshopDate, "title" | "start">): string =>
    `${title}, ${slotMoment(start, timeZone)}`;
  const choiceOf = ({ id, start }: WorkshopDate): BookingChoice => ({ id, label: slotLabel(start, timeZone) });
  const leftIn = async (dates: readonly WorkshopDate[]): Promise<(date: WorkshopDate) => number> => {
    const taken = await store.taken(
      dates.map(({ id }) => id),
      clock.now(),
    );
    return ({ id, seats }) => Math.max(0, seats - (taken.get(id) ?? 0));
  };
  /** What has left the file since is told by its time alone. */
  const sentenceOfSeat = ({ workshop, start }: Seat): string => {
    const date = workshops.find(({ id }) => id === workshop);
    return date === undefined ? `Atelier, ${slotMoment(start, timeZone)}` : sentenceOf(date);
  };

  return {
    list: async () => {
      const shown = toCome().slice(0, mostShown);
      if (shown.length === 0) return null;
      const left = await leftIn(shown);
      const lines = shown.map((date) => `• ${sentenceOf(date)}${lineEnd(date, left(date))}`).join("\n");
      return { choices: shown.filter((date) => left(date) > 0).map(choiceOf), lines };
    },

    hold: async ({ workshop, conversation, event, holdMs }) => {
      const now = clock.now();
      const date = toCome().find(({ id }) => id === workshop);
      if (date === undefined) return { kind: "gone" };
      const answer = await store.hold(
        {
          event,
          conversation,
          id: SeatId.parse(random.token(12)),
          workshop: date.id,
          seats: date.seats,
          start: date.start,
          end: date.end,
          heldUntil: new Date(now.getTime() + holdMs),
        },
        now,
      );
      if (answer.kind === "held") {
        return { kind: answer.seat.state.kind === "booked" ? "already" : "held", sentence: sentenceOf(date) };
      }
      const others = toCome().filter(({ id, title }) => title === date.title && id !== date.id);
      const left = await leftIn(others);
      return {
        kind: "full",
        others: others
          .filter((other) => left(other) > 0)
          .slice(0, 3)
          .map(choiceOf),
      };
    },

    confirm: async (conversation, firstName) => {
      const now = clock.now();
      const held = await store.heldBy(conversation, now);
      if (held === null) return { kind: "expired" };
      const name = firstName.trim().slice(0, 40);
      const answer = await store.confirm(held.id, conversation, name === "" ? null : name, now);
      if (answer.kind === "expired") return answer;
      const date = workshops.find(({ id }) => id === held.workshop);
      return {
        kind: "booked",
        sentence: sentenceOfSeat(answer.seat),
        where: date?.where ?? "",
        bring: date?.bring ?? [],
      };
    },

    release: async (conversation) => {
      const held = await store.heldBy(conversation, clock.now());
      if (held !== null) await store.release(held.id, conversation);
    },

    mine: async (conversation) =>
      (await store.upcomingOf(conversation, clock.now())).map((seat) => ({
        id: seat.id,
        label: slotLabel(seat.start, timeZone),
        sentence: sentenceOfSeat(seat),
      })),

    cancel: async (seat, conversation) => {
      const id = SeatId.safeParse(seat);
      if (!id.success) return { kind: "gone" };
      const answer = await store.cancel(id.data, { kind: "resident", conversation }, clock.now());
      return answer.kind === "gone" ? answer : { kind: "cancelled", sentence: sentenceOfSeat(answer.seat) };
    },
  };
}

function lineEnd({ audience }: WorkshopDate, left: number): string {
  const seats = left === 0 ? "complet" : left === 1 ? "1 place" : `${left} places`;
  return ` (${audience === null ? "" : `${audience}, `}${seats})`;
}
