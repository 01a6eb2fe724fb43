/** A record has milliseconds since 1970 where a document has a Date. */
export const millisecondsOf = (instant: Date | null | undefined): number | null => instant?.getTime() ?? null;

export const instantOf = (milliseconds: number | null): Date | null =>
  milliseconds === null ? null : new Date(milliseconds);
