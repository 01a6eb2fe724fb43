import { at } from "../story.ts";
import { describeOnMongo } from "../mongo-database.ts";
import { openMongo, type OpenedMongo } from "./open.ts";

await describeOnMongo("leases in MongoDB", (newDatabase) => {
  let storage: OpenedMongo;
  beforeEach(async () => (storage = await openMongo(newDatabase())));
  afterEach(() => storage.close());
  const acquire = (owner: string, seconds: number) => storage.leases.acquire("reminders", owner, at(seconds), 10_000);

  it("are held by one owner until they run out, then by whoever asks, with a greater fence", async () => {
    expect(await acquire("a", 0)).toEqual({ kind: "held", fence: 1 });
    expect(await acquire("b", 9.999)).toEqual({ kind: "taken", until: at(10) });
    expect(await acquire("b", 10)).toEqual({ kind: "held", fence: 2 });
    expect(await acquire("a", 11)).toEqual({ kind: "taken", until: at(20) });
  });

  it("last longer when their owner asks again, with the same fence, even after they ran out", async () => {
    await acquire("a", 0);
    expect(await acquire("a", 5)).toEqual({ kind: "held", fence: 1 });
    expect(await acquire("b", 14)).toEqual({ kind: "taken", until: at(15) });
    expect(await acquire("a", 60)).toEqual({ kind: "held", fence: 1 });
    expect(await acquire("a", 30)).toEqual({ kind: "held", fence: 1 });
    expect(await acquire("b", 39)).toEqual({ kind: "taken", until: at(40) }); // the owner's clock went backwards
  });

  it("are free at once when their owner gives them back, and when nobody else does", async () => {
    await acquire("a", 0);
    await storage.leases.release("reminders", "b");
    expect((await acquire("b", 1)).kind).toBe("taken");
    await storage.leases.release("reminders", "a");
    await storage.leases.release("reminders", "a");
    expect(await acquire("b", 1)).toEqual({ kind: "held", fence: 2 });
    expect(await storage.leases.acquire("purge", "a", at(1), 10_000)).toEqual({ kind: "held", fence: 1 });
  });

  it("go to one of fifty who ask at once", async () => {
    const outcomes = await Promise.all(Array.from({ length: 50 }, (_, index) => acquire(`owner-${index}`, 0)));
    expect(outcomes.filter(({ kind }) => kind === "held")).toEqual([{ kind: "held", fence: 1 }]);
  });
});
