/**
 * Milliseconds to wait before try number `attempt` + 1: doubling from `baseMs`, at most `maxMs`, with full jitter in its upper half
 * so that what failed together does not come back together.
 */
export function backoffMs(attempt: number, fraction: number, baseMs: number, maxMs: number): number {
  const ceiling = Math.min(maxMs, baseMs * 2 ** Math.min(attempt, 30));
  return Math.round(ceiling / 2 + (ceiling / 2) * fraction);
}
