/** Seeded chance: the same seed gives the same run, as far as the machine's own timing allows. */
export function seededChance(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

export type FaultPlan = {
  readonly messages: number;
  readonly kills: number;
  readonly residents: number;
  readonly seed: number;
};

export function readPlan(args: readonly string[]): FaultPlan {
  const numberAfter = (name: string, fallback: number): number => {
    const at = args.indexOf(`--${name}`);
    if (at === -1) return fallback;
    const value = Number(args[at + 1]);
    if (!Number.isInteger(value) || value < 0) throw new Error(`--${name} wants a whole number`);
    return value;
  };
  return {
    messages: numberAfter("messages", 5000),
    kills: numberAfter("kills", 30),
    residents: numberAfter("residents", 120),
    seed: numberAfter("seed", 1),
  };
}
