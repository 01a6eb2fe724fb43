import { mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { takeTrainingLock } from "../../src/knowledge/training/training-lock.ts";

let folder = "";
let file = "";
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), "sos-lock-"));
  file = path.join(folder, "models", "a.training");
});
afterEach(() => rmSync(folder, { recursive: true }));

const take = async (mine: string) => {
  const lock = await takeTrainingLock(file, mine);
  if (lock === "held") throw new Error("held");
  return lock;
};

const leaveBehind = () => {
  writeFileSync(file, "the killed one");
  const longAgo = new Date(Date.now() - 60_000);
  utimesSync(file, longAgo, longAgo);
};

describe("the lock of those who train", () => {
  it("is held by one, until it lets go", async () => {
    const first = await take("first");
    expect(await takeTrainingLock(file, "second")).toBe("held");
    await first.release();
    expect(readdirSync(path.dirname(file))).toEqual([]);
    await (await take("second")).release();
  });

  it("is had by exactly one of many who ask at once", async () => {
    const taken = await Promise.all(Array.from({ length: 20 }, (_, n) => takeTrainingLock(file, String(n))));
    const held = taken.filter((lock) => lock !== "held");
    expect(held).toHaveLength(1);
    await held[0]?.release();
  });

  it("is taken over from one who was killed", async () => {
    await (await take("before")).release();
    leaveBehind();
    const lock = await take("me");
    expect(readFileSync(file, "utf8")).toBe("me");
    await lock.release();
  });

  it("is not taken away from another by one who lost it", async () => {
    const slow = await take("slow");
    leaveBehind();
    const other = await take("other");
    await slow.release();
    expect(readFileSync(file, "utf8")).toBe("other");
    await other.release();
  });
});
