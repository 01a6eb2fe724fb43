/**
 * What is kept for a while only, words of people aside (`PersonalDataStore` has those), and since when it is old:
 * - `appointment-person`: who an appointment was with, since its end; the appointment stays, for the centre's figures
 * - `appointment`: the rest of it, since its end; one that was never booked, or whose person is cut off already
 * - `waiting`: that somebody waits for an appointment, since they joined the list
 * - `unanswered`, `satisfaction`, `audit`, `failed-sign-in`, `event` (the id of a message that was dealt with), `live-event`: since it came
 *   `audit` is the journal, changes of the schedule included (what the schedule has become stays)
 * - `alert`: since somebody acknowledged it; an open one stays
 * - `session`, `invitation`: since it expired
 * - `conversation`: one without words, appointments, events or anything on its way, that the assistant holds, since its last activity;
 *   its addresses are forgotten too. Whoever writes again begins anew.
 */
export const keptForAWhile = [
  "appointment-person",
  "appointment",
  "waiting",
  "unanswered",
  "satisfaction",
  "audit",
  "failed-sign-in",
  "event",
  "live-event",
  "alert",
  "session",
  "invitation",
  "conversation",
] as const;
export type KeptForAWhile = (typeof keptForAWhile)[number];

export type RetentionStore = {
  /**
   * Drops what of `kind` is old since before `before`, the oldest first, at most `limit`; returns how many. Safe to repeat, and to be
   * stopped in the middle. After live events were dropped, `LiveEventStore.droppedUpTo` tells.
   */
  dropOlder(kind: KeptForAWhile, before: Date, limit: number): Promise<number>;
};
