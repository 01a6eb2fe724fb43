import { setTimeout as wait } from "node:timers/promises";
import { childrenOf, isAlive } from "../support/children-of.ts";
import { spawnProgram, type Program, type ProgramOptions } from "../support/program.ts";

/** The program, started again whenever it ends, as a machine's own supervisor would. */
export type Service = {
  /** SIGKILL of one worker. */
  killWorker(chance: () => number): Promise<void>;
  /** SIGKILL of the only process, or of the supervisor, whose workers must then end by themselves. */
  killAll(): Promise<void>;
  /** How often the whole ended though nobody had killed it. */
  endedByItself(): number;
  /** Everything it printed. */
  output(): string;
  stop(): Promise<void>;
  /** At once, with its workers: nobody is there any more to look. */
  abandon(): void;
};

/** Like systemd's RestartSec. */
const restartMs = 500;

export function startService(options: ProgramOptions): Service {
  let program: Program = spawnProgram(options);
  let printed = "";
  let byItself = 0;
  let killed = false;
  let stopping = false;
  let workers: readonly { readonly pid: number }[] = [];

  async function keepRunning(): Promise<void> {
    for (;;) {
      await program.ended;
      printed += program.output();
      if (stopping) return;
      if (!killed) {
        byItself += 1;
        await wait(restartMs);
      }
      while (workers.some(({ pid }) => isAlive(pid))) await wait(20);
      killed = false;
      program = spawnProgram(options);
    }
  }

  const keeping = keepRunning();
  return {
    killWorker: async (chance) => {
      let alive = childrenOf(program.pid);
      for (; alive.length === 0; alive = childrenOf(program.pid)) await wait(20);
      const victim = alive[Math.floor(chance() * alive.length)];
      if (victim !== undefined) process.kill(victim.pid, "SIGKILL");
    },
    killAll: async () => {
      workers = childrenOf(program.pid);
      killed = true;
      await program.kill();
    },
    endedByItself: () => byItself,
    output: () => printed + program.output(),
    abandon: () => {
      stopping = true;
      for (const { pid } of [...childrenOf(program.pid), program]) if (isAlive(pid)) process.kill(pid, "SIGKILL");
    },
    stop: async () => {
      stopping = true;
      await program.stop();
      await keeping;
    },
  };
}
