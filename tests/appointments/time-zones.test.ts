import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const script = new URL("print-three-years.ts", import.meta.url).pathname;
const inZone = async (zone: string): Promise<string> =>
  (await run(process.execPath, ["--import", "tsx", script], { env: { ...process.env, TZ: zone } })).stdout;

describe("the time zone of the process", () => {
  it("changes neither slots, nor holidays, nor words, from 2026 to 2028", async () => {
    const [inUtc, ...elsewhere] = await Promise.all(
      ["UTC", "Europe/Paris", "America/New_York", "Australia/Sydney"].map(inZone),
    );
    expect(inUtc).toContain("2026-04-06 2026-05-01"); // Easter Monday, then Labour Day
    expect(inUtc).toContain("lundi 30 mars à 9 h 00, au centre");
    for (const output of elsewhere) expect(output).toBe(inUtc);
  }, 60_000);
});
