import { stat } from "node:fs/promises";
import { setTimeout as wait } from "node:timers/promises";
import { conversationIdOf } from "../../../src/conversation/conversation-id.ts";
import { StorageUnavailable } from "../../../src/shared/storage-unavailable.ts";
import type { IncomingMessage } from "../../../src/conversation/message.ts";
import { startTcpProxy, type TcpProxy } from "../../support/tcp-proxy.ts";
import { describeOnMongo, throughPort } from "../mongo-database.ts";
import { answering, at, converse, leaseMs, line, pushing, saying, words } from "../story.ts";
import { openMongo, type OpenedMongo } from "./open.ts";

await describeOnMongo("a MongoDB that is lost for a while", (newDatabase) => {
  let uri: string;
  let proxy: TcpProxy;
  let storage: OpenedMongo;
  let others: OpenedMongo | null = null;
  beforeEach(async () => {
    uri = newDatabase();
    const { hostname, port } = new URL(uri);
    proxy = await startTcpProxy(hostname, Number(port));
    storage = await openMongo(throughPort(uri, proxy.port));
  });
  afterEach(async () => {
    proxy.become("fair");
    await storage.close();
    await others?.close();
    await proxy.stop();
  });

  it("is waited for: an act begun in a short outage is done when it ends, once", async () => {
    for (const weather of ["cut", "stalled", { lateByMs: 150 }] as const) {
      proxy.become(weather);
      const event = saying("amina", "Bonjour");
      const receiving = storage.turns.receive(event, new Date());
      await wait(1_000);
      proxy.become("fair");
      expect(await receiving).toBe("new");
      expect(await storage.turns.receive(event, new Date())).toBe("known");
    }
    expect(await storage.turns.backlog()).toEqual({ pending: 3, poisoned: 0 });
  }, 60_000);

  it.each(["cut", "stalled"] as const)(
    "when %s for long: acts fail with StorageUnavailable in bounded time, a ping at once, and all works again afterwards",
    async (weather) => {
      proxy.become(weather);
      const began = performance.now();
      const [act, ping] = await Promise.allSettled([
        storage.turns.receive(saying("amina", "Bonjour", { id: "lost" }), new Date()).finally(() => undefined),
        storage.ping().then(
          () => 0,
          () => performance.now() - began,
        ),
      ]);
      expect(act).toMatchObject({ status: "rejected", reason: expect.any(StorageUnavailable) as StorageUnavailable });
      expect(performance.now() - began).toBeLessThan(15_000);
      expect(ping).toMatchObject({ status: "fulfilled" });
      expect(ping.status === "fulfilled" && ping.value > 0 && ping.value < 3_000).toBe(true);
      proxy.become("fair");
      await expect(storage.turns.receive(saying("amina", "Bonjour", { id: "found" }), new Date())).resolves.toBe("new");
      await expect(storage.ping()).resolves.toBeUndefined();
    },
    60_000,
  );

  it("keeps nobody waiting for ever who takes a connection at the very moment when it breaks", async () => {
    const id = conversationIdOf(saying("amina", "").address);
    const find = () => storage.turns.find(id);
    for (let round = 0; round < 30; round++) {
      await Promise.all(Array.from({ length: 60 }, find)); // so many connections are idle then
      const acts: Promise<unknown>[] = [];
      const goesOn = { is: true };
      // Begun by what the system tells, between the news of broken connections: as requests of people and providers are.
      const asking = Array.from({ length: 4 }, async () => {
        while (goesOn.is) {
          await stat(".");
          acts.push(find().catch(() => undefined));
        }
      });
      await wait(2);
      proxy.become(round % 2 === 0 ? "cut" : "closed");
      await wait(5);
      goesOn.is = false;
      proxy.become("fair");
      await Promise.all(asking);
      const settled = Promise.all(acts).then(() => "all settled");
      expect(await Promise.race([settled, wait(20_000, "some wait for ever")])).toBe("all settled");
    }
  }, 120_000);

  it("hands replies out while their leases still run, however slow it is", async () => {
    const contacts = Array.from({ length: 40 }, (_, number) => `contact-${number}`);
    for (const contact of contacts) {
      await converse(storage, contact, { channel: pushing, answers: [line(`reply-${contact}`, words("Bonjour"))] });
    }
    proxy.become({ lateByMs: 100 });
    const begun: string[] = [];
    while (begun.length < contacts.length) {
      const began = performance.now();
      const items = await storage.outbox.beginDue("sender", at(3), 10_000, 64);
      expect(performance.now() - began).toBeLessThan(8_000);
      expect(items.length).toBeGreaterThan(0);
      begun.push(...items.map(({ id }) => String(id)));
    }
    expect(begun.toSorted()).toEqual(contacts.map((contact) => `reply-${contact}`).toSorted());
  }, 120_000);

  it("loses nothing and does nothing twice, whatever the network does meanwhile", async () => {
    let writing = true;
    const acknowledged: string[] = [];
    let next = 0;
    /** As a provider does: what was not acknowledged is delivered again. */
    const deliver = async (event: IncomingMessage): Promise<void> => {
      for (;;) {
        try {
          await storage.turns.receive(event, new Date());
          acknowledged.push(event.id);
          return;
        } catch (error) {
          if (!(error instanceof StorageUnavailable)) throw error;
        }
      }
    };
    // One person each: what a person wrote is delivered in order only if the provider waits for the answer to what came before.
    const receive = async (_: unknown, person: number): Promise<void> => {
      while (writing) await deliver(saying(`contact-${person}`, "x", { id: `e-${next++}`, sentAt: new Date() }));
    };
    const handle = async (worker: string): Promise<void> => {
      while (writing) {
        try {
          const work = await storage.turns.claimNext(worker, new Date(), 2_000);
          if (work === "nothing") await wait(5);
          else await storage.turns.commitTurn(answering(work, ["Bien reçu"]), new Date());
        } catch (error) {
          if (!(error instanceof StorageUnavailable)) throw error;
        }
      }
    };
    const traffic = [...Array.from({ length: 8 }, receive), ...["w1", "w2", "w3"].map(handle)];
    for (let round = 0; round < 3; round++) {
      for (const [weather, ms] of [
        ["cut", 40],
        ["fair", 1_200],
        ["cut", 700],
        ["fair", 1_200],
        ["stalled", 400],
        ["cut", 0], // what was held back is lost
        ["fair", 1_200],
        [{ lateByMs: 40 }, 500],
      ] as const) {
        proxy.become(weather);
        await wait(ms);
      }
    }
    proxy.become("stalled");
    await wait(6_000); // longer than a connection may be silent
    proxy.become("fair");
    writing = false;
    await Promise.all(traffic);

    const direct = (others = await openMongo(uri));
    const later = new Date(Date.now() + leaseMs);
    for (;;) {
      const work = await direct.turns.claimNext("after", later, leaseMs);
      if (work === "nothing") break;
      await direct.turns.commitTurn(answering(work, ["Bien reçu"]), later);
    }
    const rows = await direct.handoff.list(10);
    const transcripts = await Promise.all(rows.map(({ conversation }) => direct.handoff.transcript(conversation.id)));
    const ids = transcripts.flat().map(({ id }) => String(id));
    expect(acknowledged.length).toBeGreaterThan(20);
    expect(ids.toSorted()).toEqual(acknowledged.flatMap((id) => [`${id}/0`, `${id}/1`]).toSorted());
    const told = (await direct.liveEvents.after(0, 100_000)).flatMap((event) =>
      event.kind === "message" ? [String(event.message.id)] : [],
    );
    expect(told.toSorted()).toEqual(ids.toSorted());
    for (const transcript of transcripts) {
      const numbers = transcript.filter(({ author }) => author.kind === "resident").map(({ at }) => at.getTime());
      expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    }
  }, 120_000);
});
