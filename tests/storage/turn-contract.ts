import type { Conversation } from "../../src/conversation/conversation.ts";
import type { MessageBody } from "../../src/conversation/message.ts";
import type { Turn } from "../../src/conversation/turn-store.ts";
import type { Storage } from "../../src/storage/storage.ts";
import {
  anAlert,
  answering,
  at,
  byMediator,
  claimWork,
  karim,
  line,
  present,
  pushing,
  saying,
  someMemory,
  sonia,
  textsOf,
  waitingSince,
  words,
} from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

export function itCommitsTurns({ storage, another, restart }: GivenStorage): void {
  const begin = async (text = "Bonjour", channel = "web", now = at(1)) => {
    await storage().turns.receive(saying("amina", text, { channel, sentAt: now }), now);
    return claimWork(storage(), now);
  };
  const commit = (turn: Turn, on: Storage = storage()) => on.turns.commitTurn(turn, at(2));

  it("commits the transcript, the state and the event's consumption together", async () => {
    const work = await begin("Où déclarer ?");
    expect(await commit(answering(work, ["Sur caf.fr.", "Autre chose ?"], { name: "Amina", memory: someMemory }))).toBe(
      "committed",
    );
    await restart();
    const { id } = work.conversation;
    expect(await textsOf(storage(), id)).toEqual(["Où déclarer ?", "Sur caf.fr.", "Autre chose ?"]);
    expect(await storage().turns.find(id)).toEqual({
      ...work.conversation,
      name: "Amina",
      memory: someMemory,
      lastInboundAt: at(1),
      version: work.conversation.version + 1,
    });
    expect(await storage().turns.backlog()).toEqual({ pending: 0, poisoned: 0 });
    expect(await storage().turns.knows(work.event.id)).toBe(true);
  });

  it.each<Partial<Conversation>>([
    { owner: { kind: "waiting", since: at(2), reason: "distress", watch: "fresh" }, epoch: 1 },
    { owner: { kind: "waiting", since: at(2), reason: "misunderstood", watch: "escalated" }, epoch: 1 },
    { endedAt: at(3) },
    { eraseUpTo: at(1.999) },
    { name: "Jean-Noël d’Été 🌸" },
  ])("keeps the state that the turn leaves: %j", async (after) => {
    const work = await begin();
    await commit(answering(work, [], after));
    await restart();
    expect(await storage().turns.find(work.conversation.id)).toMatchObject(after);
  });

  it.each<MessageBody>([
    { kind: "text", text: "L’été « à Noël », 👋🏽 مرحبا\n1. Ouvrez https://caf.fr" },
    {
      kind: "choices",
      text: "Lequel ?",
      choices: [
        { id: "a/1", label: "Déclarer" },
        { id: "b", label: "Rien 🙂" },
      ],
    },
    { kind: "choice", choice: "a/1", label: "Déclarer" },
    { kind: "attachment", attachment: "image" },
    { kind: "unsupported", what: "contacts" },
  ])("keeps a line as it was said: $kind", async (body) => {
    const work = await begin();
    const said = { ...line("line-1", body, { kind: "system" }, at(1.5)), clientId: "client-1" };
    await commit(answering(work, [said]));
    await restart();
    expect((await storage().handoff.transcript(work.conversation.id)).at(-1)).toEqual({
      ...said,
      conversation: work.conversation.id,
      seq: expect.any(Number) as number,
      providerId: null,
      delivery: "stored",
    });
  });

  it("numbers the lines of all transcripts in their order", async () => {
    const ids = [];
    for (const text of ["un", "deux", "trois"]) {
      const work = await begin(text);
      await commit(answering(work, [`réponse à ${text}`]));
      ids.push(work.conversation.id);
    }
    const numbers = (await storage().handoff.transcript(present(ids[0]))).map(({ seq }) => seq);
    expect(numbers).toEqual(numbers.toSorted((a, b) => a - b));
    expect(new Set(numbers).size).toBe(6);
  });

  it("gives the conversation back, so that its next message can be handled", async () => {
    const work = await begin("un");
    await storage().turns.receive(saying("amina", "deux", { sentAt: at(3) }), at(1));
    await commit(answering(work, []));
    expect((await claimWork(storage(), at(1), "worker-2")).event.content).toMatchObject({ text: "deux" });
  });

  it("does not forget that a message came in during the turn", async () => {
    const work = await begin("un");
    await storage().turns.receive(saying("amina", "deux", { sentAt: at(9) }), at(9));
    await commit(answering(work, []));
    expect((await storage().turns.find(work.conversation.id))?.lastInboundAt).toEqual(at(9));
  });

  it("commits a turn once", async () => {
    const work = await begin();
    const other = await another();
    const turn = answering(work, ["Bonjour !"]);
    const outcomes = await Promise.all([commit(turn), commit(turn, other), commit(turn), commit(turn, other)]);
    expect(outcomes.toSorted()).toEqual(["committed", "stale", "stale", "stale"]);
    expect(await textsOf(storage(), work.conversation.id)).toEqual(["Bonjour", "Bonjour !"]);
  });

  it("accepts a late turn as long as nobody else took the conversation", async () => {
    const work = await begin();
    expect(await storage().turns.commitTurn(answering(work, ["Pardon !"]), at(500))).toBe("committed");
  });

  describe.each(["commitTurn", "setAside"] as const)("%s of a turn that no longer holds", (act) => {
    const play = (turn: Turn) =>
      act === "commitTurn"
        ? storage().turns.commitTurn(turn, at(5))
        : storage().turns.setAside(turn, "Error: trouble", at(5));

    it.each<[string, (work: Turn["work"]) => Promise<unknown>]>([
      ["a mediator claimed", ({ conversation }) => storage().handoff.claim(conversation.id, sonia, at(2))],
      ["the person ended it", ({ conversation }) => storage().turns.end(conversation.id, at(2))],
      ["another worker took it", () => claimWork(storage(), at(100), "worker-2")],
      ["it was given back", (work) => storage().turns.release(work)],
      ["it was postponed", (work) => storage().turns.postpone(work, "Error: trouble", at(50))],
      [
        "what the person wrote was erased",
        ({ conversation }) => storage().personalData.erase(conversation.id, at(2), at(3)),
      ],
    ])("writes nothing when %s meanwhile", async (_, meanwhile) => {
      const work = await begin("Bonjour", pushing);
      await meanwhile(work);
      const before = {
        conversation: await storage().turns.find(work.conversation.id),
        backlog: await storage().turns.backlog(),
        latest: await storage().liveEvents.latest(),
      };
      expect(await play(answering(work, ["Bonjour !"], { name: "Amina" }, { alerts: [anAlert("late")] }))).toBe(
        "stale",
      );
      expect({
        conversation: await storage().turns.find(work.conversation.id),
        backlog: await storage().turns.backlog(),
        latest: await storage().liveEvents.latest(),
      }).toEqual(before);
      expect(await storage().handoff.transcript(work.conversation.id)).toEqual([]);
      expect(await storage().alerts.open()).toEqual([]);
      expect(await storage().outbox.beginDue("sender", at(200), 1000, 10)).toEqual([]);
    });
  });

  it("lets either the mediator or the bot have the word when both come at once, a hundred times", async () => {
    const other = await another();
    let stale = 0;
    for (let round = 0; round < 100; round++) {
      await storage().turns.receive(saying(`contact-${round}`, "Bonjour"), at(0));
      const work = await claimWork(storage());
      const { id } = work.conversation;
      const acts = [
        () => commit(answering(work, ["Bonjour !"])),
        () => other.handoff.claim(id, karim, at(2)).then(() => ""),
      ];
      const outcomes = await Promise.all((round % 2 ? acts : acts.toReversed()).map((act) => act()));
      if (outcomes.includes("stale")) {
        stale++;
        await storage().turns.release(work);
        expect(await textsOf(storage(), id)).toEqual([]);
        const again = await claimWork(storage());
        expect(again.conversation.owner).toMatchObject({ kind: "mediator", name: "Karim" });
        await commit(answering(again, []));
      } else {
        expect(await textsOf(storage(), id)).toEqual(["Bonjour", "Bonjour !"]);
      }
      expect((await storage().turns.find(id))?.owner).toMatchObject({ kind: "mediator", name: "Karim" });
    }
    expect(stale).toBeGreaterThan(0);
  });

  it("leaves a line that is already there as it is", async () => {
    const work = await begin();
    await storage().handoff.note(
      work.conversation.id,
      line("same", { kind: "note", text: "déjà là" }, byMediator(sonia)),
    );
    expect(await commit(answering(work, [line("same", words("autre chose"))]))).toBe("committed");
    expect(await textsOf(storage(), work.conversation.id)).toEqual(["déjà là", "Bonjour"]);
    const told = (await storage().liveEvents.after(0, 10)).filter((event) => event.kind === "message");
    expect(told.map(({ message }) => message.id)).toEqual(["same", `${work.event.id}/0`]);
  });

  it("drops what is still pending when the turn ends the conversation", async () => {
    const work = await begin("Au revoir");
    await storage().turns.receive(saying("amina", "encore", { sentAt: at(3) }), at(1));
    await commit(answering(work, [], { endedAt: at(2) }));
    expect(await storage().turns.backlog()).toEqual({ pending: 0, poisoned: 0 });
    expect(await storage().turns.nextDueAt()).toBeNull();
  });

  it("keeps questions without an answer and satisfaction without failing", async () => {
    const work = await begin("Comment fait-on un kayak ?");
    const unanswered = { text: "Comment fait-on un kayak ?", nearest: ["mairie", "caf"] };
    expect(await commit(answering(work, [], {}, { unanswered, satisfaction: "happy" }))).toBe("committed");
    const again = await begin("Et un canoë ?");
    expect(await commit(answering(again, [], {}, { unanswered, satisfaction: "happy" }))).toBe("committed");
  });

  it("sets a message aside with its alert, what the person is told and the call for a mediator, in one act", async () => {
    const work = await begin("poison", pushing);
    const alert = anAlert("poisoned", { kind: "poisoned-message", conversation: work.conversation.id });
    const apology = line("sorry", words("Pardon, un problème."), { kind: "system" });
    const turn = answering(work, [apology], waitingSince(at(2)), { alerts: [alert] });
    expect(await storage().turns.setAside(turn, "Error: trouble", at(2))).toBe("committed");
    expect(await storage().turns.backlog()).toEqual({ pending: 0, poisoned: 1 });
    expect(await storage().alerts.open()).toEqual([{ ...alert, acknowledged: null }]);
    expect(await textsOf(storage(), work.conversation.id)).toEqual(["poison", "Pardon, un problème."]);
    expect((await storage().handoff.waiting()).map(({ id }) => id)).toEqual([work.conversation.id]);
    expect(await storage().outbox.beginDue("sender", at(3), 1000, 10)).toMatchObject([{ id: "sorry" }]);
    expect(await storage().turns.claimNext("worker-1", at(100), 1000)).toBe("nothing");
  });
}
