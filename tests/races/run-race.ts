import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { openStorage } from "../appointments/open-storage.ts";
import { openNaiveBookings } from "./naive-bookings.ts";
import { linesOf, readJournals } from "./journal.ts";
import { judgeRace, type RaceFaults } from "./judge-race.ts";

export type RacePlan = {
  /** A file's path, or a MongoDB database's address; nothing is there yet. */
  readonly database: string;
  /** For the journals. */
  readonly folder: string;
  readonly processes: number;
  readonly acts: number;
  readonly kills: number;
};

export type RaceFigures = {
  readonly acts: number;
  readonly answers: Readonly<Record<string, number>>;
  readonly kills: number;
  readonly booked: number;
  readonly naiveOverlaps: number;
  readonly faults: RaceFaults;
};

const script = new URL("racing-process.ts", import.meta.url).pathname;

/** Processes that race; each kill is a SIGKILL of one that is in the middle of it, and another takes its place. */
export async function runRace(plan: RacePlan): Promise<RaceFigures> {
  const { database, folder, processes, acts } = plan;
  await (await openStorage(database)).close();
  await (await openNaiveBookings(database)).close();
  const killsLeft = Array.from({ length: processes }, (_, index) => share(plan.kills, processes, index));
  let kills = 0;

  const racer = async (index: number): Promise<void> => {
    let left = share(acts, processes, index);
    for (let run = 0; left > 0; run++) {
      const name = `${index}-${run}`;
      const journal = path.join(folder, `${name}.journal`);
      const given = [database, journal, name, String(index * 1000 + run + 1), String(left)];
      const racing = spawn(process.execPath, ["--import", "tsx", script, ...given], {
        stdio: ["ignore", "ignore", "inherit"],
      });
      const ended = once(racing, "exit");
      const progress = (): number =>
        existsSync(journal) ? linesOf(journal).filter(({ kind }) => kind === "asks").length : 0;
      const mayDie = (killsLeft[index] ?? 0) > 0;
      const dieAfter = mayDie
        ? Math.floor((0.2 + Math.random()) * (left / ((killsLeft[index] ?? 0) + 1))) + 1
        : Infinity;
      const killing = new AbortController();
      const hunt = (async () => {
        while (!killing.signal.aborted) {
          if (progress() >= dieAfter && racing.exitCode === null) {
            racing.kill("SIGKILL");
            return;
          }
          await wait(25 + Math.random() * 50);
        }
      })();
      const [code, signal] = (await ended) as [number | null, string | null];
      killing.abort();
      await hunt;
      if (signal === "SIGKILL") {
        kills += 1;
        killsLeft[index] = (killsLeft[index] ?? 0) - 1;
      } else if (code !== 0) throw new Error(`a process of the race ended with ${String(code ?? signal)}`);
      else return;
      left -= progress();
    }
  };
  await Promise.all(Array.from({ length: processes }, (_, index) => racer(index)));

  const lines = readJournals(folder);
  const answers: Record<string, number> = {};
  for (const line of lines) {
    if (line.kind === "answered")
      answers[`${line.act}: ${line.answer}`] = (answers[`${line.act}: ${line.answer}`] ?? 0) + 1;
  }
  const asked = lines.filter(({ kind }) => kind === "asks").length;
  return { acts: asked, answers, kills, ...(await judgeRace(database, lines)) };
}

const share = (total: number, parts: number, index: number): number =>
  Math.floor(total / parts) + (index < total % parts ? 1 : 0);
