import type { NewMessage } from "../../src/conversation/message.ts";
import type { OutboxItem, Settlement } from "../../src/delivery/outbox-store.ts";
import { MessageId, type ConversationId } from "../../src/shared/ids.ts";
import { anAlert, at, byMediator, converse, line, pushing, sonia, waitingSince, words } from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

const sent = (providerId: string): Settlement => ({ kind: "sent", providerId });
const failed: Settlement = {
  kind: "failed",
  errorClass: "window",
  error: "outside the window",
  alert: anAlert("failed", { kind: "delivery-failed" }),
};
const unknown = (confirmBy: Date | null): Settlement => ({
  kind: "unknown",
  error: "time-out",
  confirmBy,
  alert: null,
});

export function itSendsReplies({ storage, another, restart }: GivenStorage): void {
  const begin = (seconds: number, limit = 10, worker = "sender") =>
    storage().outbox.beginDue(worker, at(seconds), 20_000, limit);
  const beginOne = async (seconds: number): Promise<OutboxItem> => {
    const [item, ...others] = await begin(seconds);
    if (item === undefined || others.length > 0)
      throw new Error(`expected one reply to send, found ${others.length + (item ? 1 : 0)}`);
    return item;
  };
  const settle = (item: OutboxItem, settlement: Settlement, seconds: number, worker = "sender") =>
    storage().outbox.settle(item, worker, settlement, at(seconds));
  const saidTo = (contact: string, answers: readonly (string | NewMessage)[], after = {}) =>
    converse(storage(), contact, { channel: pushing, answers, after });
  const stateOf = async (conversation: ConversationId, id: string) =>
    (await storage().handoff.transcript(conversation)).find((message) => message.id === id)?.delivery;
  const reply = (id: string, author: NewMessage["author"] = { kind: "bot" }) => line(id, words(id), author);
  const bySonia = (id: string, seconds: number) => line(id, words(id), byMediator(sonia), at(seconds));

  it("queues what is said to a person on a channel that pushes, and stores the rest", async () => {
    const id = await saidTo("amina", ["Bonjour !", reply("system", { kind: "system" })]);
    expect((await storage().handoff.transcript(id)).map(({ delivery }) => delivery)).toEqual([
      "stored",
      "queued",
      "queued",
    ]);
    const web = await converse(storage(), "amina");
    expect((await storage().handoff.transcript(web)).map(({ delivery }) => delivery)).toEqual(["stored", "stored"]);
    expect(await storage().outbox.backlog()).toEqual({ open: 2 });
  });

  it("gives the sender all that it needs", async () => {
    const id = await converse(storage(), "amina", { channel: pushing, sentAt: at(0.5), answers: [reply("r1")] });
    await restart();
    expect(await begin(3)).toEqual([
      {
        id: "r1",
        conversation: id,
        address: { channel: pushing, account: "centre", contact: "amina" },
        author: { kind: "bot" },
        body: words("r1"),
        attempt: 1,
        lastInboundAt: at(0.5),
      },
    ]);
    expect(await stateOf(id, "r1")).toBe("sending");
  });

  it("sends each conversation's replies one after the other, in their order", async () => {
    const id = await saidTo("amina", [reply("r1"), reply("r2"), reply("r3")]);
    const order = [];
    for (let seconds = 3; seconds < 6; seconds++) {
      const item = await beginOne(seconds);
      expect(await begin(seconds)).toEqual([]);
      order.push(item.id);
      await settle(item, sent(`p-${item.id}`), seconds);
    }
    expect(order).toEqual(["r1", "r2", "r3"]);
    expect(await stateOf(id, "r3")).toBe("sent");
    expect(await storage().outbox.backlog()).toEqual({ open: 0 });
    expect(await storage().outbox.nextDueAt()).toBeNull();
  });

  it("takes the oldest of several conversations, no more than asked, and none twice when two look at once", async () => {
    for (let number = 0; number < 6; number++) await saidTo(`contact-${number}`, [reply(`r${number}`)]);
    expect((await begin(3, 2)).map(({ id }) => id)).toEqual(["r0", "r1"]);
    const other = await another();
    const both = await Promise.all([begin(3), other.outbox.beginDue("other", at(3), 20_000, 10), begin(3)]);
    expect(
      both
        .flat()
        .map(({ id }) => String(id))
        .toSorted(),
    ).toEqual(["r2", "r3", "r4", "r5"]);
  });

  it("tries again when told to, and keeps those behind waiting until then", async () => {
    await saidTo("amina", [reply("r1"), reply("r2")]);
    await settle(await beginOne(3), { kind: "retry", at: at(60), error: "429", alert: null }, 4);
    expect(await begin(59)).toEqual([]);
    expect(await storage().outbox.nextDueAt()).toEqual(at(60));
    const again = await beginOne(60);
    expect(again).toMatchObject({ id: "r1", attempt: 2 });
    await settle(again, sent("p1"), 61);
    expect((await beginOne(61)).id).toBe("r2");
  });

  it("raises the alert of a failure, and goes on with the next", async () => {
    const id = await saidTo("amina", [reply("r1"), reply("r2")]);
    await settle(await beginOne(3), failed, 4);
    expect(await stateOf(id, "r1")).toBe("failed");
    expect((await storage().alerts.open()).map((alert) => alert.id)).toEqual(["failed"]);
    expect((await beginOne(4)).id).toBe("r2");
  });

  it("goes on after an unknown outcome, unless it will be known soon", async () => {
    const id = await saidTo("amina", [reply("r1"), reply("r2"), reply("r3")]);
    await settle(await beginOne(3), unknown(null), 4);
    expect(await stateOf(id, "r1")).toBe("unknown");
    await settle(await beginOne(4), unknown(at(30)), 5);
    expect(await begin(29)).toEqual([]);
    await storage().outbox.confirm({ id: MessageId.parse("r2") }, "sent", "p2", at(10));
    expect((await beginOne(10)).id).toBe("r3");
  });

  it("ignores an attempt that is not the current one any more", async () => {
    const id = await saidTo("amina", [reply("r1")]);
    const lost = await beginOne(3);
    await settle(lost, sent("p1"), 4, "somebody else");
    expect(await stateOf(id, "r1")).toBe("sending");
    await storage().outbox.recover(at(23), 5_000);
    await storage().outbox.recover(at(28), 5_000);
    const current = await beginOne(28);
    await settle(lost, failed, 29);
    expect(await stateOf(id, "r1")).toBe("sending");
    expect(await storage().alerts.open()).toEqual([]);
    await settle(current, sent("p1"), 30);
    expect(await stateOf(id, "r1")).toBe("sent");
  });

  it("recovers what a vanished process was sending: unknown first, and sent again only after a silence", async () => {
    const id = await saidTo("amina", [reply("r1"), reply("r2")]);
    await beginOne(3);
    await restart();
    expect(await storage().outbox.recover(at(22.999), 10_000)).toBe(0);
    expect(await storage().outbox.recover(at(23), 10_000)).toBe(1);
    expect(await stateOf(id, "r1")).toBe("unknown");
    expect(await begin(32)).toEqual([]);
    expect(await storage().outbox.recover(at(32), 10_000)).toBe(0);
    expect(await storage().outbox.recover(at(33), 10_000)).toBe(1);
    expect(await beginOne(33)).toMatchObject({ id: "r1", attempt: 2 });
  });

  it("leaves waiting what this process cannot send now, and sends the rest", async () => {
    const id = await saidTo("amina", [reply("r1")]);
    const here = () => storage().outbox.beginDue("sender", at(3), 20_000, 10, new Set([pushing]));
    expect(await here()).toEqual([]);
    expect(await stateOf(id, "r1")).toBe("queued");
    expect(await storage().outbox.beginDue("sender", at(3), 20_000, 10, new Set(["another"]))).toHaveLength(1);
  });

  it("does not send again what a vanished process was sending where the provider never tells: a person is told", async () => {
    const id = await saidTo("amina", [reply("r1"), reply("r2")]);
    await beginOne(3);
    expect(await storage().outbox.recover(at(23), 10_000, new Set([pushing]))).toBe(1);
    expect(await stateOf(id, "r1")).toBe("unknown");
    expect(await storage().alerts.open()).toMatchObject([{ id: "delivery-unknown/r1", conversation: id }]);
    expect(await storage().outbox.recover(at(500), 10_000, new Set([pushing]))).toBe(0);
    expect((await beginOne(500)).id).toBe("r2");
  });

  it("believes a process that was slow and not gone, as long as nobody has begun another attempt", async () => {
    const id = await saidTo("amina", [reply("r1"), reply("r2")]);
    const first = await beginOne(3);
    await storage().outbox.recover(at(23), 1_000);
    await settle(first, sent("p1"), 24);
    expect(await stateOf(id, "r1")).toBe("sent");
    const second = await beginOne(25);
    await storage().outbox.recover(at(45), 1_000);
    await storage().outbox.recover(at(46), 1_000);
    await settle(second, failed, 47);
    expect(await stateOf(id, "r2")).toBe("queued");
    await settle(second, sent("p2"), 48);
    expect(await stateOf(id, "r2")).toBe("sent");
    expect(await begin(500)).toEqual([]);
  });

  it("does not send again what the provider echoed meanwhile", async () => {
    await saidTo("amina", [reply("r1")]);
    await beginOne(3);
    await storage().outbox.recover(at(30), 10_000);
    expect(await storage().outbox.confirm({ id: MessageId.parse("r1") }, "sent", "p1", at(31))).toBe("confirmed");
    expect(await storage().outbox.recover(at(100), 10_000)).toBe(0);
    expect(await begin(100)).toEqual([]);
  });

  it("withholds what the bot said before a mediator claimed, and nothing else", async () => {
    const id = await saidTo("amina", [reply("bot-1"), reply("system", { kind: "system" }), reply("bot-2")]);
    await storage().handoff.claim(id, sonia, at(3));
    await storage().handoff.reply(id, sonia.id, bySonia("sonia-1", 4));
    const leaving = [];
    for (let seconds = 5; seconds < 7; seconds++) {
      const item = await beginOne(seconds);
      leaving.push(item.id);
      await settle(item, sent(`p-${item.id}`), seconds);
    }
    expect(leaving).toEqual(["system", "sonia-1"]);
    expect(await stateOf(id, "bot-1")).toBe("withheld");
    expect(await stateOf(id, "bot-2")).toBe("withheld");
    expect(await storage().outbox.backlog()).toEqual({ open: 0 });
  });

  it("sends what the bot said in the turn that called a mediator, as long as none has come", async () => {
    const id = await saidTo("amina", [reply("promise")], waitingSince(at(2)));
    expect((await beginOne(3)).id).toBe("promise");
    const other = await saidTo("karim", [reply("hello")], waitingSince(at(2)));
    await storage().handoff.claim(other, sonia, at(3));
    expect(await begin(4)).toEqual([]);
    expect(await stateOf(id, "promise")).toBe("sending");
    expect(await stateOf(other, "hello")).toBe("withheld");
  });

  it("sends what the bot said before a mediator came and went", async () => {
    const id = await saidTo("amina", [reply("r1")]);
    await storage().handoff.claim(id, sonia, at(3));
    await storage().handoff.handBack(id, sonia.id, { kind: "bot" }, []);
    expect((await beginOne(4)).id).toBe("r1");
  });

  it.each([
    [["sent", "delivered", "read"], "read"],
    [["read", "delivered", "sent"], "read"],
    [["delivered", "sent"], "delivered"],
    [["read", "read"], "read"],
  ] as const)("follows the provider's statuses %j, forward only, to %s", async (statuses, expected) => {
    const id = await saidTo("amina", [reply("r1")]);
    await settle(await beginOne(3), sent("p1"), 4);
    for (const status of statuses) {
      expect(await storage().outbox.confirm({ providerId: "p1" }, status, null, at(5))).toBe("confirmed");
    }
    expect(await stateOf(id, "r1")).toBe(expected);
  });

  it.each([
    ["an echo that is faster than the answer", "sent"],
    ["a status that is faster than the answer", "delivered"],
  ] as const)("keeps %s", async (_, status) => {
    const id = await saidTo("amina", [reply("r1")]);
    const item = await beginOne(3);
    await storage().outbox.confirm({ id: item.id }, status, null, at(4));
    await settle(item, sent("p1"), 5);
    expect(await stateOf(id, "r1")).toBe(status);
    await storage().outbox.confirm({ providerId: "p1" }, "read", null, at(6));
    expect(await stateOf(id, "r1")).toBe("read");
  });

  it("never lets a failure win over a proof of delivery, whichever came first", async () => {
    const id = await saidTo("amina", [reply("r1"), reply("r2")]);
    const first = await beginOne(3);
    await storage().outbox.confirm({ id: first.id }, "delivered", "p1", at(4));
    await settle(first, failed, 5);
    expect(await stateOf(id, "r1")).toBe("delivered");
    expect(await storage().alerts.open()).toEqual([]);
    const second = await beginOne(6);
    await settle(second, failed, 7);
    await storage().outbox.confirm({ id: second.id }, "delivered", "p2", at(8));
    expect(await stateOf(id, "r2")).toBe("delivered");
  });

  it("does not know what it never sent", async () => {
    await converse(storage(), "amina", { answers: [reply("on the web")] });
    for (const by of [{ providerId: "p9" }, { id: MessageId.parse("r9") }, { id: MessageId.parse("on the web") }]) {
      expect(await storage().outbox.confirm(by, "sent", "p9", at(3))).toBe("unknown-message");
    }
  });

  it.each([
    ["failed", failed],
    ["unknown", unknown(null)],
    ["unknown for now", unknown(at(60))],
  ] as const)("sends a reply that is %s once more when a person asks", async (_, settlement) => {
    const id = await saidTo("amina", [reply("r1")]);
    const item = await beginOne(3);
    expect(await storage().outbox.retry(item.id, at(4))).toBe("not-failed");
    await settle(item, settlement, 4);
    const outcomes = await Promise.all([
      storage().outbox.retry(item.id, at(5)),
      storage().outbox.retry(item.id, at(5)),
    ]);
    expect(outcomes.toSorted()).toEqual(["not-failed", "queued"]);
    const again = await beginOne(5);
    expect(again).toMatchObject({ id: "r1", attempt: 2 });
    await settle(again, sent("p1"), 6);
    expect(await stateOf(id, "r1")).toBe("sent");
    expect(await storage().outbox.retry(item.id, at(7))).toBe("not-failed");
  });

  it("raises the alert of a failure that is tried again", async () => {
    await saidTo("amina", [reply("r1")]);
    const alert = anAlert("down", { kind: "channel-down", conversation: null });
    await settle(await beginOne(3), { kind: "retry", at: at(60), error: "190", alert }, 4);
    expect((await storage().alerts.open()).map(({ id }) => id)).toEqual(["down"]);
    expect((await beginOne(60)).attempt).toBe(2);
  });

  describe("a provider that tells up to which moment the person has read", () => {
    const amina = { channel: pushing, account: "centre", contact: "amina" };

    it("moves what was tried by then, of that person, forward only", async () => {
      const id = await saidTo("amina", [reply("r1"), reply("r2"), reply("r3")]);
      const other = await saidTo("paul", [reply("p1")]);
      await settle((await begin(3, 10)).find(({ id }) => id === "r1") ?? never(), sent("a1"), 4);
      const paul = (await storage().handoff.transcript(other)).find((message) => message.id === "p1");
      expect(paul?.delivery).toBe("sending");
      await settle(await beginOne(5), sent("a2"), 6);
      await settle(await beginOne(20), sent("a3"), 21);
      await storage().outbox.confirm({ providerId: "a1" }, "read", null, at(22));
      await restart();
      expect(await storage().outbox.confirmUpTo(amina, "delivered", at(10), at(23))).toBe(1);
      expect(await Promise.all(["r1", "r2", "r3"].map((one) => stateOf(id, one)))).toEqual([
        "read",
        "delivered",
        "sent",
      ]);
      expect(await storage().outbox.confirmUpTo(amina, "read", at(10), at(24))).toBe(1);
      expect(await storage().outbox.confirmUpTo(amina, "read", at(10), at(24))).toBe(0);
      expect(await Promise.all(["r1", "r2", "r3"].map((one) => stateOf(id, one)))).toEqual(["read", "read", "sent"]);
      expect(await stateOf(other, "p1")).toBe("sending");
    });

    it("says nothing of a person who never wrote, nor of what has not left", async () => {
      const id = await saidTo("amina", [reply("r1"), reply("r2")]);
      await settle(await beginOne(3), failed, 4);
      expect(await storage().outbox.confirmUpTo(amina, "read", at(100), at(5))).toBe(0);
      expect(await storage().outbox.confirmUpTo({ ...amina, contact: "nobody" }, "read", at(100), at(5))).toBe(0);
      expect(await Promise.all(["r1", "r2"].map((one) => stateOf(id, one)))).toEqual(["failed", "queued"]);
    });
  });

  describe("a provider that refuses later what it had taken", () => {
    const refusal = { errorClass: "unreachable", error: "131026", text: "Un message n’est pas parti." } as const;

    it.each([
      ["by its own id", { providerId: "p1" }],
      ["by ours", { id: MessageId.parse("r1") }],
    ])("fails it, named %s, with one alert; a 'sent' that comes late is older news", async (_, by) => {
      const id = await saidTo("amina", [reply("r1")]);
      await settle(await beginOne(3), sent("p1"), 4);
      expect(await storage().outbox.refuse(by, refusal, "p1", at(5))).toBe("refused");
      expect(await storage().outbox.refuse(by, refusal, "p1", at(6))).toBe("refused");
      await storage().outbox.confirm(by, "sent", "p1", at(7));
      expect(await stateOf(id, "r1")).toBe("failed");
      expect(await storage().alerts.open()).toMatchObject([
        { kind: "delivery-failed", conversation: id, text: refusal.text },
      ]);
    });

    it("keeps the refusal that is faster than the answer to the send", async () => {
      const id = await saidTo("amina", [reply("r1")]);
      const item = await beginOne(3);
      await storage().outbox.refuse({ id: item.id }, refusal, "p1", at(4));
      await settle(item, sent("p1"), 5);
      expect(await stateOf(id, "r1")).toBe("failed");
    });

    it("can be tried again by a person, and then sent", async () => {
      const id = await saidTo("amina", [reply("r1")]);
      await settle(await beginOne(3), sent("p1"), 4);
      await storage().outbox.refuse({ providerId: "p1" }, refusal, "p1", at(5));
      expect(await storage().outbox.retry(MessageId.parse("r1"), at(6))).toBe("queued");
      await settle(await beginOne(6), sent("p2"), 7);
      expect(await stateOf(id, "r1")).toBe("sent");
    });

    it.each(["delivered", "read"] as const)("is not believed once it was %s", async (state) => {
      const id = await saidTo("amina", [reply("r1")]);
      await settle(await beginOne(3), sent("p1"), 4);
      await storage().outbox.confirm({ providerId: "p1" }, state, null, at(5));
      expect(await storage().outbox.refuse({ providerId: "p1" }, refusal, "p1", at(6))).toBe("delivered");
      expect(await stateOf(id, "r1")).toBe(state);
      expect(await storage().alerts.open()).toEqual([]);
    });

    it("does not know what it never sent", async () => {
      expect(await storage().outbox.refuse({ providerId: "p9" }, refusal, "p9", at(3))).toBe("unknown-message");
    });
  });
}

const never = (): never => {
  throw new Error("it must be there");
};
