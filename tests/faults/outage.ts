import { setTimeout as wait } from "node:timers/promises";

/** Something that fails for a while. */
export type Outage = {
  readonly name: string;
  /** How long it lasts, at least and at most. */
  readonly ms: readonly [least: number, most: number];
  /** Resolves once it has begun, with what ends it. */
  begin(): Promise<() => void | Promise<void>>;
};

/** What this machine can make fail, and what it cannot, with the reason. */
export type Outages = { readonly possible: readonly Outage[]; readonly impossible: readonly string[] };

const betweenMs = 1_500;
const averageMs = ({ ms: [least, most] }: Outage): number => (least + most) / 2 + betweenMs;

/** How long `times` of each will take, about. */
export const durationOf = (outages: readonly Outage[], times: number): number =>
  outages.reduce((sum, outage) => sum + averageMs(outage) * times, 0);

/** Each of them `times` times, in an order of chance, one after the other, each once it is well again after the last. Returns how often each came. */
export async function sufferOutages(
  outages: readonly Outage[],
  times: number,
  chance: () => number,
  untilWell: () => Promise<void>,
): Promise<ReadonlyMap<string, number>> {
  const order = outages
    .flatMap((outage) => Array.from({ length: times }, () => ({ outage, at: chance() })))
    .toSorted((one, other) => one.at - other.at);
  const came = new Map<string, number>();
  for (const { outage } of order) {
    await untilWell();
    await wait(betweenMs * 2 * chance());
    const end = await outage.begin();
    const [least, most] = outage.ms;
    await wait(least + (most - least) * chance());
    await end();
    came.set(outage.name, (came.get(outage.name) ?? 0) + 1);
  }
  return came;
}
