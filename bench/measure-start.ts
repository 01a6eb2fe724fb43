import { monotonicMs } from "./monotonic-ms.ts";
import { spawnSosNumerique, untilReady, type SosNumeriqueOptions } from "./start-sos-numerique.ts";

export type Start = {
  /** From the start of the process until /readyz answers 200, in seconds. */
  readonly seconds: number;
  /** What the program says of the training of its model; null when it found it saved. */
  readonly trainingSeconds: number | null;
};

/** One start in `dataDir`. A start that had to build first (somebody changed a source meanwhile) is taken again. */
export async function measureStart(options: SosNumeriqueOptions): Promise<Start> {
  for (;;) {
    const began = monotonicMs();
    const program = await spawnSosNumerique(options);
    await untilReady(program);
    const seconds = (monotonicMs() - began) / 1_000;
    await program.stop();
    const output = program.output();
    const training = /^Trained .* in ([\d.]+) s\.$/m.exec(output)?.[1];
    if (!/^Building the /m.test(output))
      return { seconds, trainingSeconds: training === undefined ? null : Number(training) };
  }
}
