import { spawn } from "node:child_process";
import { once } from "node:events";
import { until } from "../support/until.ts";

describe("news between the workers of one supervisor", () => {
  it("are heard by all others, never by the one that tells", async () => {
    const script = new URL("talking-processes.ts", import.meta.url).pathname;
    const child = spawn(process.execPath, ["--import", "tsx", script], { stdio: ["ignore", "pipe", "inherit"] });
    const pairs = new Set<string>();
    let printed = "";
    child.stdout.on("data", (chunk: Buffer) => {
      printed += chunk.toString();
      const lines = printed.split("\n");
      printed = lines.pop() ?? "";
      for (const line of lines) pairs.add(line);
    });
    await until(() => pairs.size >= 6, 15_000); // each of three heard the two others
    const ended = once(child, "exit");
    child.kill("SIGTERM");
    expect(await ended).toEqual([0, null]);
    expect(pairs.size).toBe(6);
    expect([...pairs].filter((pair) => /^(\d+) heard \1$/.test(pair))).toEqual([]);
  }, 30_000);
});
