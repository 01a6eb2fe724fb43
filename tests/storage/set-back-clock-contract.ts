import type { Settlement } from "../../src/delivery/outbox-store.ts";
import { answering, at, claimWork, converse, leaseMs, line, present, pushing, saying, words } from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

const hour = 3600;

export function itOutlivesAClockThatIsSetBack({ storage, restart }: GivenStorage): void {
  const begin = (seconds: number) => storage().outbox.beginDue("sender", at(seconds), 20_000, 10);

  it("does not delay messages: events and leases that are too far ahead count from now", async () => {
    await storage().turns.receive(saying("amina", "Bonjour"), at(hour));
    await storage().turns.receive(saying("amina", "Allo ?"), at(hour + 1));
    await storage().turns.receive(saying("karim", "Bonsoir"), at(0));
    await storage().turns.receive(saying("lea", "Salut"), at(30));
    await claimWork(storage(), at(0));
    expect(await storage().turns.claimNext("early", at(29), leaseMs)).toBe("nothing");
    expect(present(await storage().turns.claimNext("lost", at(hour), hour * 1000))).toMatchObject({ worker: "lost" });
    expect(await storage().turns.pullForward(at(hour * 3), at(2))).toBe(0);
    await restart();
    expect(await storage().turns.pullForward(at(120), at(2))).toBe(2);
    expect(await storage().turns.pullForward(at(120), at(2))).toBe(0);
    const texts = [];
    for (let count = 0; count < 3; count++) {
      const work = await claimWork(storage(), at(2));
      await storage().turns.commitTurn(answering(work, []), at(2));
      texts.push(work.event.content.kind === "text" ? work.event.content.text : work.event.content.kind);
    }
    expect(texts.toSorted()).toEqual(["Allo ?", "Bonjour", "Bonsoir"]);
    expect(await storage().turns.nextDueAt()).toEqual(at(30));
  });

  it("does not delay replies, and what may still be heard of is not sent at once", async () => {
    for (const contact of ["queued", "sending", "unknown", "soon"]) {
      await converse(storage(), contact, { channel: pushing, answers: [line(contact, words(contact))] });
    }
    const items = await begin(hour);
    const settle = (message: string, settlement: Settlement) =>
      storage().outbox.settle(present(items.find(({ id }) => id === message)), "sender", settlement, at(hour));
    const retry = (seconds: number): Settlement => ({ kind: "retry", at: at(seconds), error: "429", alert: null });
    await settle("queued", retry(hour + 9));
    await settle("unknown", { kind: "unknown", error: "time-out", confirmBy: at(hour + 20), alert: null });
    await settle("soon", retry(60));
    expect(await storage().outbox.pullForward(at(hour * 2), at(3), at(23))).toBe(0);
    await restart();
    expect(await storage().outbox.pullForward(at(1800), at(3), at(23))).toBe(3);
    expect(await storage().outbox.pullForward(at(1800), at(3), at(23))).toBe(0);
    expect((await begin(3)).map(({ id }) => id)).toEqual(["queued"]);
    expect(await storage().outbox.recover(at(3), 20_000)).toBe(1); // its worker counts as gone: now unknown, and listened for
    expect(await begin(22)).toEqual([]);
    expect(await storage().outbox.recover(at(23), 20_000)).toBe(3);
    expect((await begin(24)).map(({ id }) => String(id)).toSorted()).toEqual(["sending", "unknown"]);
    expect((await begin(60)).map(({ id }) => id)).toEqual(["soon"]);
  });
}
