import { spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import { freePort } from "./program.ts";

const given = process.env["REDIS_TEST_URI"];
const serverPath = ["/usr/bin/redis-server", "/usr/local/bin/redis-server"].find(existsSync);

export type TestRedis = { readonly host: string; readonly port: number; stop(): Promise<void> };

/** Redis is there, or must be: where all tests are required its absence fails them, elsewhere it skips them and says so. */
export const hasRedis = (): boolean => {
  if (given !== undefined || serverPath !== undefined) return true;
  const remedy = "apt-get install redis-server, or set REDIS_TEST_URI";
  if (process.env["REQUIRE_ALL_TESTS"]) throw new Error(`No Redis: ${remedy}`);
  process.stderr.write(`Tests with Redis are skipped: there is none. To run them: ${remedy}.\n`);
  return false;
};

/** That of REDIS_TEST_URI, else a server of the tests' own on a free port, which keeps nothing. */
export async function startRedis(): Promise<TestRedis> {
  if (given !== undefined) {
    const { hostname, port } = new URL(given);
    return { host: hostname, port: Number(port || "6379"), stop: () => Promise.resolve() };
  }
  return startOwnRedis(await freePort());
}

/** A server that may be stopped, and started again on the same port. */
export const hasOwnRedis = serverPath !== undefined;
export async function startOwnRedis(port: number): Promise<TestRedis> {
  const folder = mkdtempSync(path.join(tmpdir(), "sos-redis-"));
  const settings = ["--port", String(port), "--bind", "127.0.0.1", "--dir", folder, "--save", "", "--appendonly", "no"];
  const child = spawn(serverPath ?? "redis-server", settings, { stdio: "ignore" });
  const ended = new Promise((resolve) => child.once("exit", resolve));
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error("redis-server ended before it answered");
    await wait(20);
  }
  return {
    host: "127.0.0.1",
    port,
    stop: async () => {
      child.kill("SIGTERM");
      await ended;
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const answers = (port: number): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect(port, "127.0.0.1");
    socket.once("connect", () => socket.write("PING\r\n"));
    socket.once("data", (reply) => {
      socket.destroy();
      resolve(reply.toString().startsWith("+PONG"));
    });
    socket.once("error", () => resolve(false));
  });
