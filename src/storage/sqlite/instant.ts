/** Instants are kept as whole milliseconds since 1970, UTC. */
export const instantOf = (milliseconds: number | null): Date | null =>
  milliseconds === null ? null : new Date(milliseconds);

export const millisecondsOf = (instant: Date | null): number | null => instant?.getTime() ?? null;
