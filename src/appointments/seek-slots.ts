import type { DateWish } from "../understanding/dates/date-wish.ts";
import { readSlotWish } from "../understanding/dates/read-slot-wish.ts";
import type { Slot } from "./offer-slots.ts";
import { pickThree } from "./pick-three.ts";
import { distance, fits, isRefusedBy, narrow } from "./narrow-slots.ts";
import { toLocal } from "./wall-clock.ts";

/** What was said, and what was on the screen when it was. */
export type SlotSearch = {
  /** The person's own words. */
  readonly said: string;
  /** What they said before about the same appointment, which still holds: one message a line. */
  readonly heard: string;
  /** The first and the last time shown, if any was. */
  readonly shown: { readonly first: Date; readonly last: Date } | null;
};

export type SlotsFound =
  /** This very one was asked for. */
  | { readonly kind: "one"; readonly slot: Slot; readonly heard: string }
  | { readonly kind: "found"; readonly slots: readonly Slot[]; readonly heard: string }
  /** Nothing suits; these come closest. Their order is the order of time. */
  | { readonly kind: "nearest"; readonly slots: readonly Slot[]; readonly heard: string }
  | { readonly kind: "unclear" };

/** Out of all free slots, sorted by time and not empty, those that answer what was said. Pure. */
export function seekSlots(free: readonly Slot[], search: SlotSearch, now: Date, timeZone: string): SlotsFound {
  const { said, heard, shown } = search;
  const wish = readSlotWish(said, now, timeZone);
  if (wish === null) return { kind: "unclear" };
  const earlier = dateWishesIn(heard, now, timeZone);
  const wishes = wish.kind === "when" ? [...earlier, wish.wish] : earlier;
  const kept =
    wish.kind === "when" ? [heard, said.replace(/\s+/g, " ")].filter((line) => line !== "").join("\n") : heard;
  const narrowing = narrow(wishes);
  const localOf = (slot: Slot) => toLocal(slot.start, timeZone).toPlainDateTime();
  const inTurn = free.filter(({ start }) => isOnSide(start, wish.kind, shown));
  const suiting = inTurn.filter((slot) => fits(localOf(slot), narrowing));
  const [first, ...others] = suiting;
  if (first === undefined) {
    const rest = (inTurn.length > 0 ? inTurn : free).filter((slot) => !isRefusedBy(localOf(slot), narrowing));
    const nearest = (rest.length > 0 ? rest : free)
      .map((slot) => ({ slot, off: distance(localOf(slot), narrowing) }))
      .toSorted((a, b) => a.off - b.off)
      .slice(0, 3)
      .map(({ slot }) => slot);
    return { kind: "nearest", slots: nearest.toSorted((a, b) => a.start.getTime() - b.start.getTime()), heard: kept };
  }
  if (wish.kind === "when" && asksForOne(wish.wish, others.length)) return { kind: "one", slot: first, heard: kept };
  const offered = wish.kind === "earlier" ? suiting.slice(-3) : pickThree(suiting, timeZone);
  return { kind: "found", slots: offered, heard: kept };
}

/** What each line tells of when, if it does. */
export function dateWishesIn(heard: string, now: Date, timeZone: string): readonly DateWish[] {
  return heard.split("\n").flatMap((line) => {
    const wish = readSlotWish(line, now, timeZone);
    return wish?.kind === "when" ? [wish.wish] : [];
  });
}

function isOnSide(start: Date, kind: "when" | "later" | "earlier" | "others", shown: SlotSearch["shown"]): boolean {
  if (shown === null || kind === "when") return true;
  return kind === "earlier" ? start < shown.first : start > shown.last;
}

/** "Jeudi à 10 h", when it is free; "n'importe quand": the soonest. Read back before it is booked, like any. */
const asksForOne = (wish: DateWish, others: number): boolean =>
  wish.kind === "earliest" || wish.kind === "any" || (wish.kind === "instant" && wish.dayTold && others === 0);
