import { execFile } from "node:child_process";
import { promisify } from "node:util";

const run = promisify(execFile);
const script = new URL("print-three-years.ts", import.meta.url).pathname;
const inZone = async (zone: string): Promise<string> =>
  (await run(process.execPath, ["--import", "tsx", script], { env: { ...process.env, TZ: zone } })).stdout;

describe("the time zone of the process", () => {
  it("changes no wish, over three years and their clock changes", async () => {
    const [inUtc, ...elsewhere] = await Promise.all(["UTC", "Europe/Paris", "America/New_York"].map(inZone));
    expect(inUtc).toContain('2026-03-28 demain à 14h {"kind":"instant","from":"2026-03-29T14:00:00+02:00","to":null}');
    expect(inUtc).toContain('2026-10-24 demain à 14h {"kind":"instant","from":"2026-10-25T14:00:00+01:00","to":null}');
    for (const output of elsewhere) expect(output).toBe(inUtc);
  }, 60_000);
});
