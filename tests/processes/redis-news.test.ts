import { setTimeout as wait } from "node:timers/promises";
import { openRedisNews } from "../../src/processes/redis/redis-news.ts";
import { ConversationId, MediatorId } from "../../src/shared/ids.ts";
import type { News, NewsLine } from "../../src/shared/news.ts";
import { hasRedis, startRedis, type TestRedis } from "../support/redis.ts";
import { startTcpProxy, type TcpProxy } from "../support/tcp-proxy.ts";
import { until } from "../support/until.ts";

const typing: News = {
  kind: "typing",
  conversation: ConversationId.parse("c"),
  from: "mediator",
  mediator: MediatorId.parse("sonia"),
};

(hasRedis() ? describe : describe.skip)("news over Redis", () => {
  let redis: TestRedis;
  let proxy: TcpProxy;
  let lines: string[];
  let lineA: NewsLine;
  let lineB: NewsLine;
  let heardByA: News[];
  let heardByB: News[];
  beforeAll(async () => {
    redis = await startRedis();
  });
  afterAll(() => redis.stop());
  beforeEach(async () => {
    proxy = await startTcpProxy(redis.host, redis.port);
    lines = [];
    const note = (_fields: unknown, message: string): void => void lines.push(message);
    const open = (self: string): NewsLine =>
      openRedisNews({ url: `redis://127.0.0.1:${proxy.port}`, self, log: { info: note, warn: note } });
    lineA = open("a");
    lineB = open("b");
    heardByA = [];
    heardByB = [];
    lineA.listen((news) => heardByA.push(news));
    lineB.listen((news) => heardByB.push(news));
    await untilBothHear();
  });
  afterEach(async () => {
    await lineA.close();
    await lineB.close();
    await proxy.stop();
  });

  /** Tells until each has heard the other. */
  async function untilBothHear(patienceMs = 12_000): Promise<void> {
    heardByA.length = 0;
    heardByB.length = 0;
    await until(() => {
      lineA.tell(typing);
      lineB.tell(typing);
      return [heardByA, heardByB].every((heard) => heard.some(({ kind }) => kind === "typing"));
    }, patienceMs);
    await wait(50);
    heardByA.length = 0;
    heardByB.length = 0;
  }

  it("are heard by the other processes, once, and not by the one that tells", async () => {
    lineA.tell(typing);
    lineA.tell({ kind: "committed" });
    await until(() => heardByB.length >= 2);
    await wait(50);
    expect(heardByB).toEqual([typing, { kind: "committed" }]);
    expect(heardByA).toEqual([]);
  });

  it("come again by themselves after the server was gone, whose absence is told in two lines", async () => {
    proxy.become("cut");
    for (let times = 0; times < 1000; times++) lineA.tell({ kind: "committed" });
    await wait(1500);
    proxy.become("fair");
    await until(() => heardByB.length > 0); // what was missed: look
    expect(heardByB.every(({ kind }) => kind === "committed")).toBe(true);
    await untilBothHear();
    expect(lines.filter((line) => line.includes("cannot be reached"))).toHaveLength(2); // once for each process
    expect(lines.filter((line) => line.includes("reached again"))).toHaveLength(2);
    expect(lines).toHaveLength(4);
  }, 30_000);

  it("are dropped, not kept, while the server says nothing; it is connected to again once it does", async () => {
    proxy.become("stalled");
    const before = process.memoryUsage().heapUsed;
    for (let times = 0; times < 200_000; times++) lineA.tell(typing);
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(50_000_000);
    await wait(6_000);
    expect(lines.filter((line) => line.includes("cannot be reached")).length).toBeGreaterThan(0);
    proxy.become("fair");
    await untilBothHear();
    expect(heardByB.length).toBeLessThan(1000);
  }, 40_000);
});

(hasRedis() ? describe : describe.skip)("Redis that was never there", () => {
  it("is told in one line, stops nothing and is not waited for", async () => {
    const lines: string[] = [];
    const note = (_fields: unknown, message: string): void => void lines.push(message);
    const line = openRedisNews({ url: "redis://127.0.0.1:1", self: "a", log: { info: note, warn: note } });
    for (let times = 0; times < 20; times++) {
      line.tell({ kind: "committed" });
      await wait(50);
    }
    expect(lines).toHaveLength(1);
    await line.close();
  });
});
