import type { GivenStorage } from "./storage-contract.ts";
import { answering, at, claimWork, saying } from "./story.ts";

export function itKeepsFeedback({ storage, restart }: GivenStorage): void {
  const leave = async (text: string, face: string, seconds = 2) => {
    await storage().turns.receive(saying("amina", text), at(0));
    const unanswered = { text, nearest: ["mairie", "caf-rsa"] };
    const turn = answering(await claimWork(storage(), at(seconds)), [], {}, { unanswered, satisfaction: face });
    await storage().turns.commitTurn(turn, at(seconds));
  };

  it("lists questions without an answer, the newest first, with the day and what came closest", async () => {
    for (const text of ["un kayak ?", "une fusée ?", "un poney ?"]) await leave(text, "good");
    await restart();
    const [newest, second, ...others] = await storage().feedback.unanswered(2);
    expect(others).toEqual([]);
    expect(newest).toMatchObject({
      text: "un poney ?",
      nearest: ["mairie", "caf-rsa"],
      day: new Date("2026-03-25T00:00:00Z"),
    });
    expect(second?.text).toBe("une fusée ?");
  });

  it("forgets those that were seen to; twice is once", async () => {
    for (const text of ["un", "deux", "trois"]) await leave(text, "good");
    const ids = (await storage().feedback.unanswered(2)).map(({ id }) => id);
    expect(await storage().feedback.dropUnanswered([...ids, "nothing", "999"])).toBe(2);
    expect(await storage().feedback.dropUnanswered(ids)).toBe(0);
    expect((await storage().feedback.unanswered(9)).map(({ text }) => text)).toEqual(["un"]);
  });

  it("counts the faces by day", async () => {
    await leave("a", "good");
    await leave("b", "good");
    await leave("c", "bad", 3);
    await leave("d", "good", 86_400);
    const day = new Date("2026-03-25T00:00:00Z");
    const next = new Date("2026-03-26T00:00:00Z");
    expect(await storage().feedback.satisfaction(at(0))).toEqual([
      { day, face: "bad", count: 1 },
      { day, face: "good", count: 2 },
      { day: next, face: "good", count: 1 },
    ]);
    expect(await storage().feedback.satisfaction(at(86_400))).toEqual([{ day: next, face: "good", count: 1 }]);
  });
}
