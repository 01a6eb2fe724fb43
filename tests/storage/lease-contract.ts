import { at } from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

const forMs = 10_000;

export function itLeases({ storage, another, restart }: GivenStorage): void {
  const acquire = (owner: string, seconds: number, name = "purge") =>
    storage().leases.acquire(name, owner, at(seconds), forMs);
  const fenceOf = async (owner: string, seconds: number): Promise<number> => {
    const answer = await acquire(owner, seconds);
    if (answer.kind !== "held") throw new Error(`${owner} was to hold it at ${seconds} s`);
    return answer.fence;
  };

  it("gives a lease to whoever asks first, and tells the others until when", async () => {
    expect((await acquire("a", 0)).kind).toBe("held");
    expect(await acquire("b", 9)).toEqual({ kind: "taken", until: at(10) });
  });

  it("tells until when somebody has it, whoever asks, and changes nothing by that", async () => {
    const heldUntil = (seconds: number) => storage().leases.heldUntil("purge", at(seconds));
    expect(await heldUntil(0)).toBeNull();
    await acquire("a", 0);
    expect(await heldUntil(9)).toEqual(at(10));
    expect(await heldUntil(10)).toBeNull();
    await storage().leases.release("purge", "a");
    expect(await heldUntil(1)).toBeNull();
    expect((await acquire("b", 1)).kind).toBe("held");
  });

  it("gives it to another once it has run out, not before, with a greater fence", async () => {
    const first = await fenceOf("a", 0);
    expect((await storage().leases.acquire("purge", "b", new Date(at(10).getTime() - 1), forMs)).kind).toBe("taken");
    const second = await fenceOf("b", 10);
    expect(second).toBeGreaterThan(first);
    expect(await acquire("a", 11)).toEqual({ kind: "taken", until: at(20) });
    expect(await fenceOf("a", 20)).toBeGreaterThan(second);
  });

  it("lasts longer when its owner asks again, with the same fence, also after it had run out and nobody took it", async () => {
    const fence = await fenceOf("a", 0);
    expect(await fenceOf("a", 5)).toBe(fence);
    expect(await acquire("b", 14)).toEqual({ kind: "taken", until: at(15) });
    expect(await fenceOf("a", 100)).toBe(fence);
    expect(await acquire("b", 101)).toEqual({ kind: "taken", until: at(110) });
  });

  it("follows its owner's clock when that steps back: it lasts until the last asked instant, not the latest", async () => {
    const fence = await fenceOf("a", 3600);
    expect(await fenceOf("a", 0)).toBe(fence);
    expect(await acquire("b", 1)).toEqual({ kind: "taken", until: at(10) });
    expect(await fenceOf("b", 10)).toBeGreaterThan(fence);
  });

  it("is free at once when its owner gives it back, and its fence goes on growing", async () => {
    const first = await fenceOf("a", 0);
    await storage().leases.release("purge", "a");
    expect(await fenceOf("b", 1)).toBeGreaterThan(first);
  });

  it("is not given back by another, nor when there is none", async () => {
    await storage().leases.release("purge", "b");
    const fence = await fenceOf("a", 0);
    await storage().leases.release("purge", "b");
    expect((await acquire("b", 1)).kind).toBe("taken");
    expect(await fenceOf("a", 2)).toBe(fence);
  });

  it("of one name says nothing of another", async () => {
    await acquire("a", 0, "purge");
    expect((await acquire("b", 0, "reminders")).kind).toBe("held");
  });

  it("has one owner of twenty who ask at once, from two processes", async () => {
    const second = await another();
    for (let round = 0; round < 10; round++) {
      const answers = await Promise.all(
        Array.from({ length: 20 }, (_, index) =>
          (index % 2 === 0 ? storage() : second).leases.acquire("purge", `owner-${index}`, at(round * 10), forMs),
        ),
      );
      expect(answers.filter(({ kind }) => kind === "held")).toHaveLength(1);
    }
  });

  it("is still held after a restart", async () => {
    const fence = await fenceOf("a", 0);
    const { leases } = await restart();
    expect(await leases.acquire("purge", "b", at(1), forMs)).toEqual({ kind: "taken", until: at(10) });
    expect(await leases.acquire("purge", "a", at(2), forMs)).toEqual({ kind: "held", fence });
  });
}
