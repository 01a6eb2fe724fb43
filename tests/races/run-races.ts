/**
 * npm run test:races -- --acts 12000 --mongo-acts 1500 --processes 8 --kills 40
 * Processes race for the appointments of two days, killed with SIGKILL at random moments, on SQLite and then on MongoDB (a server in memory,
 * or that of MONGODB_TEST_URI); the naive way runs beside them. Prints its figures; exits 1 unless all faults are zero and the naive way has some.
 */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { parseArgs } from "node:util";
import { startMongoServer } from "../support/mongo-server.ts";
import { runRace, type RacePlan } from "./run-race.ts";

const number = (fallback: string) => ({ type: "string", default: fallback }) as const;
const { values } = parseArgs({
  options: { acts: number("12000"), "mongo-acts": number("1500"), processes: number("8"), kills: number("40") },
});
const [acts, mongoActs, processes, kills] = [values.acts, values["mongo-acts"], values.processes, values.kills].map(
  Number,
) as [number, number, number, number];
const say = (line: string) => process.stdout.write(`${line}\n`);

async function race(
  name: string,
  plan: Omit<RacePlan, "folder" | "database">,
  database: string | null,
): Promise<boolean> {
  const folder = mkdtempSync(path.join(tmpdir(), "sos-races-"));
  const began = Date.now();
  const figures = await runRace({ ...plan, folder, database: database ?? path.join(folder, "race.db") });
  rmSync(folder, { recursive: true, force: true });
  const seconds = ((Date.now() - began) / 1000).toFixed(0);
  say(`${name}: ${plan.processes} processes, ${figures.acts} acts, ${figures.kills} SIGKILLs, ${seconds} s`);
  for (const [answer, count] of Object.entries(figures.answers).toSorted()) say(`  ${answer.padEnd(22)} ${count}`);
  say(`  booked in the end      ${figures.booked}`);
  for (const [fault, count] of Object.entries(figures.faults)) say(`  ${`fault: ${fault}`.padEnd(28)} ${count}`);
  say(`  read, then insert: overlaps  ${figures.naiveOverlaps}`);
  return figures.naiveOverlaps > 0 && Object.values(figures.faults).every((count) => count === 0);
}

const won: boolean[] = [];
if (acts > 0) won.push(await race("SQLite", { acts, processes, kills }, null));
if (mongoActs > 0) {
  const server = await startMongoServer();
  if ("missing" in server) say(`MongoDB: not run. ${server.missing}`);
  else {
    const database = new URL(server.uri);
    database.pathname = `/races-${process.pid}`;
    const plan = { acts: mongoActs, processes, kills: Math.min(kills, Math.ceil(mongoActs / 100)) };
    won.push(await race("MongoDB", plan, database.href));
  }
}
say(won.every(Boolean) ? "No fault." : "FAULTS: see above.");
process.exit(won.every(Boolean) ? 0 : 1);
