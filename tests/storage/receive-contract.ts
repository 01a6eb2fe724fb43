import type { IncomingContent } from "../../src/conversation/message.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { at, answering, claimWork, converse, leaseMs, saying, together, present } from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

export function itReceivesAndClaims({ storage, another, restart }: GivenStorage): void {
  const receive = (...said: Parameters<typeof saying>) => storage().turns.receive(saying(...said), at(0));
  const nothingAt = async (seconds: number) =>
    expect(await storage().turns.claimNext("worker-9", at(seconds), leaseMs)).toBe("nothing");
  const finish = async (from: Storage, now = at(5)) => {
    const work = await claimWork(from, now);
    expect(await from.turns.commitTurn(answering(work, []), now)).toBe("committed");
    return work.event.content.kind === "text" ? work.event.content.text : work.event.content.kind;
  };

  it("takes an event once, however often it is delivered at the same time", async () => {
    const event = saying("amina", "Bonjour");
    const other = await another();
    const outcomes = await together(50, (number) => (number % 2 ? storage() : other).turns.receive(event, at(0)));
    expect(outcomes).toEqual({ new: 1, known: 49 });
    expect(await storage().turns.backlog()).toEqual({ pending: 1, poisoned: 0 });
  });

  it("knows what it has received, handled or not, and nothing else", async () => {
    const event = saying("amina", "Bonjour");
    expect(await storage().turns.knows(event.id)).toBe(false);
    await storage().turns.receive(event, at(0));
    expect(await storage().turns.knows(event.id)).toBe(true);
    await finish(storage());
    expect(await storage().turns.receive(event, at(6))).toBe("known");
  });

  it("begins a conversation, the bot's, with the first message from an address", async () => {
    const event = saying("amina", "Bonjour", { channel: "messenger" });
    expect(await storage().turns.findByAddress(event.address)).toBeNull();
    await storage().turns.receive(event, at(3));
    const conversation = await storage().turns.findByAddress(event.address);
    expect(conversation).toMatchObject({
      address: event.address,
      name: null,
      owner: { kind: "bot" },
      epoch: 0,
      memory: { greeted: false, misses: 0, offered: [], lastAnswer: null, survey: "open", dialog: null },
      createdAt: at(3),
      endedAt: null,
      eraseUpTo: null,
    });
    expect(await storage().turns.find(present(conversation).id)).toEqual(conversation);
  });

  it.each([
    { channel: "messenger", account: "centre", contact: "amina" },
    { channel: "web", account: "page", contact: "amina" },
    { channel: "web", account: "centre", contact: "karim" },
    { channel: "web", account: "centreamina", contact: "" },
  ])("holds $channel/$account/$contact apart from web/centre/amina", async (address) => {
    await receive("amina", "Bonjour");
    await storage().turns.receive({ ...saying("", "Bonsoir"), address }, at(0));
    const amina = await storage().turns.findByAddress({ channel: "web", account: "centre", contact: "amina" });
    const other = await storage().turns.findByAddress(address);
    expect(other?.address).toEqual(address);
    expect(other?.id).not.toBe(amina?.id);
  });

  it.each<IncomingContent>([
    { kind: "text", text: "Où çà ? L’été, « à Noël » : œuf, ŸÇ, 10 €", secrets: [] },
    { kind: "text", text: "👩🏽‍💻🇫🇷 ça va ?\n\tdeux lignes\r\n", secrets: ["nir", "password"] },
    { kind: "text", text: "مرحبا \u200Fكيف الحال؟ Ελληνικά 漢字 \u0041\u0301", secrets: [] },
    { kind: "text", text: `'; DROP TABLE message; -- "$where" {"$gt": ""} \\ %s`, secrets: [] },
    { kind: "text", text: "x".repeat(4000), secrets: [] },
    { kind: "choice", choice: "menu/caf.1" },
    { kind: "attachment", attachment: "audio" },
    { kind: "unsupported", what: "sticker pack" },
    { kind: "opened" },
  ])("gives back what was sent, to the letter: $kind $text", async (content) => {
    const event = saying("amina", "", { content, sentAt: at(-3.217) });
    await storage().turns.receive(event, at(0.125));
    await restart();
    const work = await claimWork(storage());
    expect(work.event).toEqual(event);
    expect(work.receivedAt).toEqual(at(0.125));
    expect(work.attempts).toBe(0);
  });

  it("never takes the last message's time back", async () => {
    await receive("amina", "Deux", { sentAt: at(20) });
    await receive("amina", "Un", { sentAt: at(10) });
    const { conversation } = await claimWork(storage());
    expect(conversation.lastInboundAt).toEqual(at(20));
  });

  it("has nothing to claim when nothing is pending", async () => {
    await nothingAt(0);
    await converse(storage(), "amina");
    await nothingAt(1000);
  });

  it("claims the conversation that has waited longest", async () => {
    for (const [contact, seconds] of [
      ["b", 20],
      ["a", 10],
      ["c", 30],
    ] as const) {
      await storage().turns.receive(saying(contact, contact), at(seconds));
    }
    await nothingAt(9);
    expect([await finish(storage(), at(40)), await finish(storage(), at(40)), await finish(storage(), at(40))]).toEqual(
      ["a", "b", "c"],
    );
  });

  it("never gives one conversation to two workers", async () => {
    const other = await another();
    for (let number = 0; number < 20; number++) {
      await receive(`contact-${number % 10}`, `${number}`);
    }
    const claims = await Promise.all(
      Array.from({ length: 40 }, (_, number) =>
        (number % 2 ? storage() : other).turns.claimNext(`worker-${number}`, at(1), leaseMs),
      ),
    );
    const held = claims.flatMap((claim) => (claim === "nothing" ? [] : [claim.conversation.id]));
    expect(held).toHaveLength(10);
    expect(new Set(held).size).toBe(10);
  });

  it.each(["worker-1", "worker-2"])(
    "keeps a held conversation until the lease has run out, then gives it to %s",
    async (worker) => {
      await receive("amina", "Un");
      await receive("amina", "Deux");
      const first = await claimWork(storage(), at(1));
      await nothingAt(30.999);
      const second = await claimWork(storage(), at(31), worker);
      expect(second).toMatchObject({ worker, event: first.event, attempts: 0 });
      expect(second.fence).toBeGreaterThan(first.fence);
      expect(await storage().turns.commitTurn(answering(first, ["trop tard"]), at(32))).toBe("stale");
      expect(await storage().turns.commitTurn(answering(second, ["à temps"]), at(33))).toBe("committed");
    },
  );

  it("handles one conversation's messages in the order in which they were sent, whatever the order of their arrival", async () => {
    const order = [7, 2, 9, 0, 4, 1, 8, 3, 6, 5];
    for (const number of order) await receive("amina", `${number}`, { sentAt: at(number) });
    const handled: string[] = [];
    while ((await storage().turns.backlog()).pending > 0) handled.push(await finish(storage()));
    expect(handled).toEqual(["0", "1", "2", "3", "4", "5", "6", "7", "8", "9"]);
  });

  it("takes messages sent at the same instant in the order of their arrival", async () => {
    for (const text of ["un", "deux", "trois"]) await receive("amina", text);
    expect([await finish(storage()), await finish(storage()), await finish(storage())]).toEqual([
      "un",
      "deux",
      "trois",
    ]);
  });

  it("keeps those behind a postponed message waiting, and no other conversation", async () => {
    await receive("amina", "un", { sentAt: at(0) });
    await receive("amina", "deux", { sentAt: at(1) });
    await receive("karim", "autre");
    const work = await claimWork(storage(), at(1));
    expect(work.event.content).toMatchObject({ text: "un" });
    await storage().turns.postpone(work, "Error: trouble", at(60));
    expect(await finish(storage(), at(2))).toBe("autre");
    await nothingAt(59);
    const again = await claimWork(storage(), at(60));
    expect(again).toMatchObject({ event: { content: { text: "un" } }, attempts: 1 });
    await storage().turns.commitTurn(answering(again, []), at(61));
    expect(await finish(storage(), at(61))).toBe("deux");
  });

  it("takes a message that was sent before a postponed one first", async () => {
    await receive("amina", "deux", { sentAt: at(2) });
    await storage().turns.postpone(await claimWork(storage()), "Error: trouble", at(60));
    await receive("amina", "un", { sentAt: at(1) });
    expect(await finish(storage(), at(3))).toBe("un");
    await nothingAt(59);
  });

  it("counts no try when a lease is given back", async () => {
    await receive("amina", "Bonjour");
    await storage().turns.release(await claimWork(storage()));
    expect((await claimWork(storage(), at(1), "worker-2")).attempts).toBe(0);
  });

  it.each(["worker-1", "worker-2"])("ignores who gives back or postpones what %s has claimed since", async (worker) => {
    await receive("amina", "Bonjour");
    const lost = await claimWork(storage(), at(1));
    await claimWork(storage(), at(31), worker);
    await storage().turns.release(lost);
    await storage().turns.postpone(lost, "Error: trouble", at(32));
    await nothingAt(60);
    expect((await claimWork(storage(), at(61), "worker-3")).attempts).toBe(0);
  });

  it("says when there may be something to claim", async () => {
    expect(await storage().turns.nextDueAt()).toBeNull();
    await storage().turns.receive(saying("amina", "Bonjour"), at(5));
    expect(await storage().turns.nextDueAt()).toEqual(at(5));
    const work = await claimWork(storage(), at(6));
    expect(await storage().turns.nextDueAt()).toEqual(at(36));
    await storage().turns.postpone(work, "Error: trouble", at(20));
    expect(await storage().turns.nextDueAt()).toEqual(at(20));
    await finish(storage(), at(20));
    expect(await storage().turns.nextDueAt()).toBeNull();
  });

  describe("once a conversation has ended", () => {
    it("drops what was pending and refuses what comes, but still knows what it had accepted", async () => {
      const before = saying("amina", "Bonjour");
      await storage().turns.receive(before, at(0));
      const { id } = present(await storage().turns.findByAddress(before.address));
      expect(await storage().turns.end(id, at(1))).toBe("ended");
      expect(await storage().turns.end(id, at(2))).toBe("already");
      expect((await storage().turns.find(id))?.endedAt).toEqual(at(1));
      expect(await storage().turns.backlog()).toEqual({ pending: 0, poisoned: 0 });
      await nothingAt(100);
      expect(await receive("amina", "Encore là ?")).toBe("ended");
      expect(await storage().turns.receive(before, at(3))).toBe("known");
    });

    it("commits nothing of a turn under way", async () => {
      await receive("amina", "Bonjour");
      const work = await claimWork(storage());
      await storage().turns.end(work.conversation.id, at(1));
      expect(await storage().turns.commitTurn(answering(work, ["Bonjour !"]), at(2))).toBe("stale");
      await storage().turns.release(work);
      expect(await storage().handoff.transcript(work.conversation.id)).toEqual([]);
      expect(await storage().turns.nextDueAt()).toBeNull();
    });
  });
}
