/**
 * As a person would write: a moment to think, a moment to type, never twice the same. Short enough that a mediator's claim, which waits
 * three seconds for what is on its way, does not come before it. `fraction` is the jitter, 0..1.
 */
export function typingMs(text: string, fraction: number): number {
  const writing = Math.min(1_300, 8 * text.length);
  return Math.round((500 + writing) * (0.7 + 0.6 * fraction));
}

/** At most this many in a minute, whoever they are for: more looks like a machine that advertises. */
export const perMinute = 40;

/** What was sent today, kept on disk: a restart does not begin the day anew. */
export type SentToday = { readonly day: string; readonly count: number };

/** The day in the centre's time zone, as 2026-11-25. */
export const dayOf = (moment: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("sv-SE", { timeZone, dateStyle: "short" }).format(moment);

export const countedOn = (sent: SentToday, day: string): number => (sent.day === day ? sent.count : 0);
