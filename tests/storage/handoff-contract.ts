import { elsewhere, freshMemory } from "../../src/conversation/conversation.ts";
import { MediatorId, type ConversationId } from "../../src/shared/ids.ts";
import {
  anAlert,
  answering,
  at,
  byMediator,
  claimWork,
  converse,
  karim,
  leaseMs,
  line,
  present,
  pushing,
  saying,
  sonia,
  textsOf,
  together,
  waitingSince,
  words,
} from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

const nobody = "no-such-conversation" as ConversationId;
const note = (id: string, text: string) => line(id, { kind: "note", text }, byMediator(sonia), at(5));
const reply = (id: string, text: string) => line(id, words(text), byMediator(sonia), at(5));
const goodbye = line("bye", words("Au revoir."), { kind: "system" }, at(6));

export function itHandsOver({ storage, another, restart }: GivenStorage): void {
  const heldBySonia = async (contact = "amina", channel = "web") => {
    const id = await converse(storage(), contact, { channel });
    await storage().handoff.claim(id, sonia, at(3));
    return id;
  };
  const waitingFor = (contact: string, seconds: number) =>
    converse(storage(), contact, { after: waitingSince(at(seconds)) });

  it("gives a conversation to one of twenty who claim it at the same time, and tells the others her name", async () => {
    const id = await waitingFor("amina", 2);
    const other = await another();
    const told = new Set<string>();
    const outcomes = await together(20, async (number) => {
      const mediator = { id: MediatorId.parse(`mediator-${number}`), name: `Prénom ${number}` };
      const outcome = await (number % 2 ? storage() : other).handoff.claim(id, mediator, at(3));
      if (outcome.kind === "taken") told.add(outcome.by);
      return outcome.kind;
    });
    expect(outcomes).toEqual({ claimed: 1, taken: 19 });
    const { owner } = present(await storage().turns.find(id));
    expect([...told]).toEqual([owner.kind === "mediator" ? owner.name : "nobody"]);
  });

  it.each([
    ["the bot", {}],
    ["waiting", waitingSince(at(2))],
  ] as const)("claims from %s: the epoch moves, and who holds it is kept", async (_, after) => {
    const id = await converse(storage(), "amina", { after });
    const before = present(await storage().turns.find(id));
    expect(await storage().handoff.claim(id, sonia, at(3))).toEqual({ kind: "claimed" });
    expect(await storage().handoff.claim(id, sonia, at(4))).toEqual({ kind: "already-yours" });
    await restart();
    expect(await storage().turns.find(id)).toEqual({
      ...before,
      owner: { kind: "mediator", mediator: sonia.id, name: "Sonia", since: at(3) },
      epoch: before.epoch + 1,
      version: before.version + 1,
    });
  });

  it("tells the person who takes it in the same act, by the winner only", async () => {
    const id = await waitingFor("amina", 2);
    const told = (name: string) => [line(`told-${name}`, words(`${name} répond.`), { kind: "system" }, at(3))];
    await storage().handoff.claim(id, sonia, at(3), told("Sonia"));
    await storage().handoff.claim(id, karim, at(4), told("Karim"));
    await storage().handoff.claim(id, sonia, at(5), told("Sonia encore"));
    expect((await textsOf(storage(), id)).slice(-1)).toEqual(["Sonia répond."]);
  });

  it.each([
    ["the bot answers", () => converse(storage(), "amina", { channel: pushing })],
    ["a mediator holds it", () => heldBySonia("amina", pushing)],
  ])("tells words of the program once when %s, in the order of the outbox", async (_, given) => {
    const id = await given();
    const before = present(await storage().turns.find(id));
    const choices = [{ id: "appointment-coming:a1", label: "Oui, je viens" }];
    const told = line("reminder", { kind: "choices", text: "Vous venez ?", choices }, { kind: "system" }, at(8));
    const tell = (who: typeof storage) => who().handoff.tell(id, [told], at(8));
    const other = await another();
    expect(await together(10, (number) => tell(number % 2 ? storage : () => other))).toEqual({ told: 10 });
    expect((await textsOf(storage(), id)).filter((text) => text === "Vous venez ?")).toHaveLength(1);
    const after = present(await storage().turns.find(id));
    expect([after.owner, after.epoch, after.memory.offered]).toEqual([before.owner, before.epoch, choices]);
    for (let left = 3; left > 0; left--) {
      for (const item of await storage().outbox.beginDue("sender", at(9), leaseMs, 10)) {
        await storage().outbox.settle(item, "sender", { kind: "sent", providerId: `p-${item.id}` }, at(9));
      }
    }
    const transcript = await storage().handoff.transcript(id);
    expect(transcript.find((one) => one.id === told.id)?.delivery).toBe("sent");
  });

  it("leaves an open dialog its choices, and tells nobody who has left", async () => {
    const offered = [{ id: "d:1", label: "CAF" }];
    const dialog = JSON.stringify({ dialog: "rendez-vous" });
    const id = await converse(storage(), "amina", { after: { memory: { ...freshMemory, offered, dialog } } });
    const told = line("offer", { kind: "choices", text: "Une place ?", choices: [{ id: "x", label: "Oui" }] });
    expect(await storage().handoff.tell(id, [told], at(8))).toBe("told");
    expect(present(await storage().turns.find(id)).memory).toMatchObject({ offered, dialog });
    await storage().turns.end(id, at(9));
    expect(await storage().handoff.tell(id, [line("late", words("Trop tard."))], at(10))).toBe("gone");
    expect(await storage().handoff.tell(nobody, [line("lost", words("Perdu."))], at(10))).toBe("gone");
  });

  it("lists what a mediator holds, the longest held first, and no longer what was given back", async () => {
    const claimedBy = async (who: typeof sonia, contact: string, seconds: number) => {
      const id = await converse(storage(), contact);
      await storage().handoff.claim(id, who, at(seconds));
      return id;
    };
    const second = await claimedBy(sonia, "b", 5);
    const first = await claimedBy(sonia, "a", 4);
    await claimedBy(karim, "c", 3);
    const back = await claimedBy(sonia, "d", 2);
    await storage().handoff.handBack(back, sonia.id, { kind: "bot" }, []);
    expect(await storage().handoff.heldBy(sonia.id)).toEqual([first, second]);
  });

  it("lists with each conversation its last line and the person's own last words", async () => {
    const id = await converse(storage(), "amina", { text: "Ma carte ?", answers: ["Voici."] });
    await storage().handoff.note(id, note("n1", "à rappeler"));
    await storage().turns.receive(saying("silent", "", { content: { kind: "opened" } }), at(9));
    const rows = await storage().handoff.list(10);
    expect(rows.map(({ lastMessage, lastOwnMessage }) => [lastMessage?.id, lastOwnMessage?.body])).toEqual([
      [undefined, undefined],
      ["n1", words("Ma carte ?")],
    ]);
  });

  it("knows nothing of a conversation that does not exist", async () => {
    expect(await storage().handoff.claim(nobody, sonia, at(3))).toEqual({ kind: "unknown-conversation" });
    expect(await storage().handoff.reply(nobody, sonia.id, reply("m1", "Bonjour"))).toBe("not-yours");
    expect(await storage().handoff.note(nobody, note("n1", "?"))).toBe("unknown-conversation");
    expect(await storage().handoff.handBack(nobody, sonia.id, { kind: "bot" }, [])).toBe("not-yours");
    expect(await storage().handoff.advanceWatch(nobody, 0, "reminded", [], anAlert("a"))).toBe("stale");
    expect(await storage().handoff.transcript(nobody)).toEqual([]);
    expect(await storage().alerts.open()).toEqual([]);
  });

  it("takes a reply once, from the mediator who holds the conversation only", async () => {
    const id = await heldBySonia();
    expect(await storage().handoff.reply(id, karim.id, reply("k1", "Non"))).toBe("not-yours");
    const outcomes = await together(10, () =>
      storage().handoff.reply(id, sonia.id, { ...reply("m1", "Me voici 🙂"), clientId: "c-1" }),
    );
    expect(outcomes).toEqual({ accepted: 1, known: 9 });
    const last = (await storage().handoff.transcript(id)).at(-1);
    expect(last).toMatchObject({
      id: "m1",
      at: at(5),
      author: byMediator(sonia),
      body: words("Me voici 🙂"),
      clientId: "c-1",
    });
    await storage().handoff.handBack(id, sonia.id, { kind: "bot" }, []);
    expect(await storage().handoff.reply(id, sonia.id, reply("m2", "Encore"))).toBe("not-yours");
    expect(await storage().handoff.reply(id, sonia.id, reply("m1", "Me voici 🙂"))).toBe("known");
  });

  it("takes a note once, from anybody, and sends it to nobody", async () => {
    const id = await heldBySonia("amina", pushing);
    await storage().outbox.beginDue("sender", at(4), 1000, 10); // withholds the bot's greeting
    expect(await together(5, () => storage().handoff.note(id, note("n1", "A peur du courrier")))).toEqual({
      accepted: 1,
      known: 4,
    });
    const last = (await storage().handoff.transcript(id)).at(-1);
    expect(last).toMatchObject({ body: { kind: "note", text: "A peur du courrier" }, delivery: "stored" });
    expect(await storage().outbox.backlog()).toEqual({ open: 0 });
  });

  it.each([
    { to: { kind: "bot" } },
    { to: { kind: "waiting", since: at(6), reason: "asked", watch: "fresh" } },
  ] as const)("hands back to $to.kind with the parting words, once", async ({ to }) => {
    const id = await heldBySonia();
    const before = present(await storage().turns.find(id));
    expect(await storage().handoff.handBack(id, karim.id, to, [goodbye])).toBe("not-yours");
    expect(await storage().handoff.handBack(id, sonia.id, to, [goodbye])).toBe("done");
    expect(await storage().handoff.handBack(id, sonia.id, to, [goodbye])).toBe("not-yours");
    expect(await storage().turns.find(id)).toMatchObject({
      owner: to,
      epoch: before.epoch + 1,
      version: before.version + 1,
    });
    expect((await textsOf(storage(), id)).filter((text) => text === "Au revoir.")).toHaveLength(1);
  });

  it("lets the bot introduce itself again after a mediator", async () => {
    const id = await heldBySonia();
    await storage().handoff.handBack(id, sonia.id, { kind: "bot" }, []);
    expect((await storage().turns.find(id))?.memory).toMatchObject({ greeted: false, misses: 0 });
  });

  describe("the watch over people who wait", () => {
    it("goes from reminded to escalated, each once, with its alert and what the person is told", async () => {
      const id = await waitingFor("amina", 2);
      const advance = (watch: "reminded" | "escalated", told: string) =>
        storage().handoff.advanceWatch(
          id,
          1,
          watch,
          [line(told, words(told), { kind: "system" }, at(300))],
          anAlert(told, { conversation: id, at: at(300) }),
        );
      expect(await together(5, () => advance("reminded", "reminder"))).toEqual({ done: 1, stale: 4 });
      expect(await advance("escalated", "escalation")).toBe("done");
      expect(await advance("reminded", "again")).toBe("stale");
      expect(await advance("escalated", "again")).toBe("stale");
      expect((await storage().alerts.open()).map((alert) => alert.id)).toEqual(["reminder", "escalation"]);
      expect((await textsOf(storage(), id)).slice(2)).toEqual(["reminder", "escalation"]);
      expect(await storage().turns.find(id)).toMatchObject({
        owner: { kind: "waiting", since: at(2), reason: "asked", watch: "escalated" },
        epoch: 1,
      });
    });

    it("stops when a mediator has claimed, when the person has left, and for an earlier wait", async () => {
      const claimed = await waitingFor("claimed", 2);
      await storage().handoff.claim(claimed, sonia, at(3));
      const left = await waitingFor("left", 2);
      await storage().turns.end(left, at(3));
      const again = await waitingFor("again", 2);
      for (const [id, epoch] of [
        [claimed, 1],
        [claimed, 2],
        [left, 1],
        [again, 0],
      ] as const) {
        expect(await storage().handoff.advanceWatch(id, epoch, "reminded", [], anAlert("a"))).toBe("stale");
      }
      expect(await storage().alerts.open()).toEqual([]);
    });

    it("is not undone by a turn that began before", async () => {
      const id = await waitingFor("amina", 2);
      await storage().turns.receive(saying("amina", "Vous êtes là ?"), at(3));
      const work = await claimWork(storage(), at(3));
      await storage().handoff.advanceWatch(id, 1, "reminded", [], anAlert("a"));
      expect(await storage().turns.commitTurn(answering(work, []), at(4))).toBe("stale");
      await storage().turns.release(work);
      await storage().turns.commitTurn(answering(await claimWork(storage(), at(5)), []), at(5));
      expect((await storage().turns.find(id))?.owner).toMatchObject({ watch: "reminded" });
    });
  });

  it("lists those who wait, the longest wait first", async () => {
    const [second, third, first] = [await waitingFor("b", 20), await waitingFor("c", 30), await waitingFor("a", 10)];
    await heldBySonia("held");
    const left = await waitingFor("left", 5);
    await storage().turns.end(left, at(50));
    expect((await storage().handoff.waiting()).map(({ id }) => id)).toEqual([first, second, third]);
  });

  it("lists for the inbox: those who wait, those held, the others; each with its last line; no more than asked", async () => {
    const quiet = await converse(storage(), "quiet");
    const held = await heldBySonia("held");
    const late = await waitingFor("late", 20);
    const early = await waitingFor("early", 10);
    const active = await converse(storage(), "active");
    await storage().handoff.note(active, { ...note("n1", "à suivre"), at: at(100) });
    const unread = saying("unread", "Personne ne m’a lu");
    await storage().turns.receive(unread, at(-100));
    const rows = await storage().handoff.list(10);
    const unreadId = (await storage().turns.findByAddress(unread.address))?.id;
    expect(rows.map(({ conversation }) => conversation.id)).toEqual([early, late, held, active, quiet, unreadId]);
    expect(
      rows.map(({ lastMessage }) => (lastMessage && "text" in lastMessage.body ? lastMessage.body.text : null)),
    ).toEqual(["Bonjour !", "Bonjour !", "Bonjour !", "à suivre", "Bonjour !", null]);
    expect((await storage().handoff.list(2)).map(({ conversation }) => conversation.id)).toEqual([early, late]);
  });

  it("counts the bot's messages that are leaving right now", async () => {
    const id = await converse(storage(), "amina", { channel: pushing });
    expect(await storage().handoff.botMessagesInFlight(id)).toBe(0);
    const [item] = await storage().outbox.beginDue("sender", at(3), 1000, 1);
    expect(await storage().handoff.botMessagesInFlight(id)).toBe(1);
    await storage().outbox.settle(present(item), "sender", { kind: "sent", providerId: "p1" }, at(4));
    expect(await storage().handoff.botMessagesInFlight(id)).toBe(0);
  });

  describe("somebody who answers outside this program", () => {
    const address = { channel: pushing, account: "centre", contact: "amina" };
    const answer = (id: string) => line(id, words("Bonjour, ici Odile."), { kind: "mediator", ...elsewhere }, at(5));

    it("silences the assistant: the conversation is theirs, the words stand there and go nowhere", async () => {
      const id = await converse(storage(), "amina", { channel: pushing });
      const before = present(await storage().turns.find(id));
      expect(await storage().handoff.answeredElsewhere(address, answer("e1"), at(5))).toBe("recorded");
      expect(await storage().handoff.answeredElsewhere(address, answer("e1"), at(6))).toBe("known");
      await restart();
      expect(await storage().turns.find(id)).toMatchObject({
        owner: { kind: "mediator", mediator: "elsewhere", since: at(5) },
        epoch: before.epoch + 1,
      });
      const lines = await storage().handoff.transcript(id);
      expect(lines.filter(({ id }) => id === "e1")).toMatchObject([{ delivery: "stored" }]);
    });

    it("makes a turn under way stale", async () => {
      await storage().turns.receive({ ...saying("amina", "caf"), address }, at(1));
      const work = await claimWork(storage());
      await storage().handoff.answeredElsewhere(address, answer("e1"), at(5));
      expect(await storage().turns.commitTurn(answering(work, ["Bonjour"]), at(6))).toBe("stale");
    });

    it("begins the conversation of a person who never wrote here", async () => {
      await storage().handoff.answeredElsewhere(address, answer("e1"), at(5));
      expect(present(await storage().turns.findByAddress(address)).owner).toMatchObject({ mediator: "elsewhere" });
    });

    it("takes nothing from the mediator who holds it, and gives way to any of them", async () => {
      const id = await converse(storage(), "amina", { channel: pushing });
      await storage().handoff.answeredElsewhere(address, answer("e1"), at(5));
      expect(await storage().handoff.claim(id, sonia, at(6))).toEqual({ kind: "claimed" });
      const held = present(await storage().turns.find(id));
      await storage().handoff.answeredElsewhere(address, answer("e2"), at(7));
      expect(present(await storage().turns.find(id))).toMatchObject({ owner: held.owner, epoch: held.epoch });
      expect(await storage().handoff.claim(id, karim, at(8))).toEqual({ kind: "taken", by: sonia.name });
    });

    it("gives it back to the assistant like any other", async () => {
      const id = await converse(storage(), "amina", { channel: pushing });
      await storage().handoff.answeredElsewhere(address, answer("e1"), at(5));
      expect(await storage().handoff.handBack(id, elsewhere.id, { kind: "bot" }, [])).toBe("done");
      expect(present(await storage().turns.find(id)).owner).toEqual({ kind: "bot" });
    });
  });
}
