/** Instants are kept as whole milliseconds since 1970, UTC. */
export const instantOf = (milliseconds: number | null): Date | null =>
  milliseconds === null ? null : new Date(milliseconds);

export const millisecondsOf = (instant: Date | null): number | null => instant?.getTime() ?? null;

/** Midnight, UTC: for what must not lead back to the moment it happened. */
export const startOfDay = (instant: Date): number => Math.floor(instant.getTime() / 86_400_000) * 86_400_000;
