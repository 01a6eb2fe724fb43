import type { Slot } from "./offer-slots.ts";
import { toLocal } from "./wall-clock.ts";

/** People who cannot come in the morning should not have to wait longer than this to be shown an afternoon. */
const OTHER_PART_WITHIN_MS = 7 * 24 * 60 * 60 * 1000;

/**
 * Three slots that differ, out of slots sorted by time:
 * 1. the soonest;
 * 2. the soonest in the other part of the day (morning or afternoon) within a week of it, else in any other half-day;
 * 3. the soonest on another day than these two, else in another half-day.
 * Where that leaves a place free, the soonest of the rest takes it. Sorted by time.
 */
export function pickThree(slots: readonly Slot[], timeZone: string): readonly Slot[] {
  const [soonest, ...others] = slots.map((slot) => placeInWeek(slot, timeZone));
  if (soonest === undefined) return [];
  const picked = [soonest];
  const pick = (...wishes: readonly ((candidate: Placed) => boolean)[]): void => {
    const left = others.filter((candidate) => !picked.includes(candidate));
    const next = wishes.map((wish) => left.find(wish)).find((found) => found !== undefined) ?? left[0];
    if (next) picked.push(next);
  };
  const isInOtherHalfDay = (candidate: Placed): boolean =>
    picked.every(({ day, part }) => day !== candidate.day || part !== candidate.part);
  pick(
    ({ part, slot }) =>
      part !== soonest.part && slot.start.getTime() - soonest.slot.start.getTime() <= OTHER_PART_WITHIN_MS,
    isInOtherHalfDay,
  );
  pick((candidate) => picked.every(({ day }) => day !== candidate.day), isInOtherHalfDay);
  return picked.map(({ slot }) => slot).toSorted((a, b) => a.start.getTime() - b.start.getTime());
}

type Placed = { readonly slot: Slot; readonly day: string; readonly part: "morning" | "afternoon" };

function placeInWeek(slot: Slot, timeZone: string): Placed {
  const local = toLocal(slot.start, timeZone);
  return { slot, day: local.toPlainDate().toString(), part: local.hour < 12 ? "morning" : "afternoon" };
}
