import { conversationIdOf } from "../../src/conversation/conversation-id.ts";
import type { ChannelAddress } from "../../src/conversation/message.ts";
import { wish } from "../appointments/hold-wishes.ts";
import type { GivenStorage } from "./storage-contract.ts";
import {
  answering,
  at,
  byMediator,
  claimWork,
  converse,
  line,
  present,
  pushing,
  saying,
  sonia,
  textsOf,
  waitingSince,
  words,
} from "./story.ts";

const address = (contact: string, channel = "web"): ChannelAddress => ({ channel, account: "centre", contact });
const idOf = (contact: string, channel = "web") => conversationIdOf(address(contact, channel));

export function itKnowsPeopleUnderSeveralAddresses({ storage, restart }: GivenStorage): void {
  const learn = (one: string, other: string, channel = "web") =>
    storage().contacts.learnAlias(address(one, channel), address(other, channel), at(50));

  it.each([
    ["from the address that wrote before", "phone", "lid"],
    ["from the one that is new", "lid", "phone"],
  ])("leads both addresses to the conversation there is, told %s", async (_, one, other) => {
    const id = await converse(storage(), "phone", { text: "Bonjour" });
    expect(await learn(one, other)).toBe("learnt");
    expect(await learn(other, one)).toBe("known");
    await restart();
    expect(await converse(storage(), "lid", { text: "C’est encore moi", sentAt: at(60) })).toBe(id);
    expect(await textsOf(storage(), id)).toEqual(["Bonjour", "Bonjour !", "C’est encore moi", "Bonjour !"]);
    expect((await storage().turns.findByAddress(address("lid")))?.id).toBe(id);
    expect(await storage().handoff.list(10)).toHaveLength(1);
  });

  it("makes one conversation of two addresses that never wrote, whichever writes first", async () => {
    expect(await learn("phone", "lid")).toBe("learnt");
    const id = await converse(storage(), "lid");
    expect(await converse(storage(), "phone", { sentAt: at(60) })).toBe(id);
  });

  it("follows from one alias to the next", async () => {
    const id = await converse(storage(), "phone");
    await learn("phone", "lid");
    expect(await learn("lid", "bsuid")).toBe("learnt");
    expect(await learn("bsuid", "phone")).toBe("known");
    expect(await converse(storage(), "bsuid", { sentAt: at(60) })).toBe(id);
  });

  it("answers at the address that the person wrote from last, not at one that was delivered late", async () => {
    await converse(storage(), "old-number", { channel: pushing, answers: [] });
    await learn("old-number", "new-number", pushing);
    const id = await converse(storage(), "new-number", { channel: pushing, sentAt: at(60), answers: ["Oui"] });
    await storage().turns.receive(saying("old-number", "tard", { channel: pushing, sentAt: at(30) }), at(70));
    expect((await storage().turns.find(id))?.address.contact).toBe("new-number");
    const [item] = await storage().outbox.beginDue("sender", at(70), 20_000, 10);
    expect(item).toMatchObject({ conversation: id, address: { contact: "new-number" } });
  });

  describe("when both have a conversation already", () => {
    const both = async (phone = {}, lid = {}) => {
      const one = await converse(storage(), "phone", { text: "du téléphone", answers: ["un"], after: phone });
      const other = await converse(storage(), "lid", {
        text: "du lid",
        answers: [line("r2", words("deux"))],
        sentAt: at(10),
        after: lid,
      });
      return { one, other };
    };

    it("shows what was said in both as one transcript, under either id, and one row in the list", async () => {
      const { one, other } = await both();
      expect(await learn("phone", "lid")).toBe("joined");
      await restart();
      const told = ["du téléphone", "un", "du lid", "deux"];
      expect(await textsOf(storage(), one)).toEqual(told);
      expect(await textsOf(storage(), other)).toEqual(told);
      const [row, ...others] = await storage().handoff.list(10);
      expect(others).toEqual([]);
      expect(row?.conversation.id).toBe(other);
      expect(row?.lastOwnMessage?.body).toEqual(words("du lid"));
      expect((await storage().turns.find(one))?.id).toBe(other);
    });

    it.each([
      ["a mediator holds", "phone", 0],
      ["a mediator holds", "lid", 1],
    ])("goes on in the one that %s (%s)", async (_, contact) => {
      await both();
      await storage().handoff.claim(idOf(contact), sonia, at(20));
      await learn("phone", "lid");
      for (const from of ["phone", "lid"]) {
        expect((await storage().turns.findByAddress(address(from)))?.owner).toMatchObject({ kind: "mediator" });
      }
      const reply = line("m1", words("Je suis là."), byMediator(sonia), at(60));
      expect(await storage().handoff.reply(idOf("lid"), sonia.id, reply)).toBe("accepted");
    });

    it("goes on in the one that waits, and a person waits once", async () => {
      await both(waitingSince(at(2)));
      await learn("phone", "lid");
      expect((await storage().handoff.waiting()).map(({ id }) => id)).toEqual([idOf("phone")]);
      await storage().handoff.claim(idOf("lid"), sonia, at(60));
      expect(await storage().handoff.waiting()).toEqual([]);
    });

    it("frees a mediator of the one that does not go on", async () => {
      await both(waitingSince(at(2)), waitingSince(at(11)));
      await storage().handoff.claim(idOf("phone"), sonia, at(20));
      await storage().handoff.claim(idOf("lid"), sonia, at(21));
      await learn("phone", "lid");
      expect(await storage().handoff.heldBy(sonia.id)).toEqual([idOf("lid")]);
    });

    it("loses no message that was waiting to be handled, and handles each once", async () => {
      await both({}, waitingSince(at(11)));
      await storage().turns.receive(saying("phone", "pas encore lu", { sentAt: at(40) }), at(40));
      await learn("phone", "lid");
      expect(await storage().turns.backlog()).toMatchObject({ pending: 1 });
      const work = await claimWork(storage(), at(60));
      expect(work).toMatchObject({ conversation: { id: idOf("lid") }, event: { content: { text: "pas encore lu" } } });
      expect(await storage().turns.commitTurn(answering(work, ["Lu"]), at(61))).toBe("committed");
      expect(await storage().turns.claimNext("worker-1", at(200), 1000)).toBe("nothing");
      expect((await textsOf(storage(), idOf("phone"))).slice(-2)).toEqual(["pas encore lu", "Lu"]);
    });

    it("keeps the assistant silent: a turn that was under way in the other is stale, and is played again in this one", async () => {
      await both();
      await storage().turns.receive(saying("phone", "et ça ?", { sentAt: at(40) }), at(40));
      const work = await claimWork(storage(), at(41));
      await storage().handoff.claim(idOf("lid"), sonia, at(42));
      await learn("phone", "lid");
      expect(await storage().turns.commitTurn(answering(work, ["trop tard"]), at(61))).toBe("stale");
      await storage().turns.release(work);
      const again = await claimWork(storage(), at(62), "worker-2");
      expect(again.conversation).toMatchObject({ id: idOf("lid"), owner: { kind: "mediator" } });
    });

    it("withholds what the assistant said in the other once a mediator holds the person", async () => {
      await converse(storage(), "phone", { channel: pushing, answers: ["pas encore parti"] });
      await converse(storage(), "lid", { channel: pushing, sentAt: at(10), answers: [] });
      await storage().handoff.claim(idOf("lid", pushing), sonia, at(20));
      await learn("phone", "lid", pushing);
      expect(await storage().outbox.beginDue("sender", at(60), 20_000, 10)).toEqual([]);
      expect((await storage().handoff.transcript(idOf("lid", pushing))).map(({ delivery }) => delivery)).toContain(
        "withheld",
      );
    });

    it("tells those who watch which conversation became a part of which", async () => {
      await both();
      const latest = await storage().liveEvents.latest();
      await learn("phone", "lid");
      expect(await storage().liveEvents.after(latest, 10)).toContainEqual(
        expect.objectContaining({
          kind: "joined",
          part: idOf("phone"),
          conversation: expect.objectContaining({ id: idOf("lid") }) as unknown,
        }),
      );
    });

    it("keeps one appointment that is held, and all that are booked", async () => {
      await both();
      const booked = wish({ conversation: idOf("phone"), heldUntil: at(600) });
      await storage().appointments.hold(booked, at(1));
      await storage().appointments.confirm(booked.id, booked.conversation, "Amina", at(2));
      await learn("phone", "lid");
      expect(await storage().appointments.upcomingOf(idOf("lid"), at(0))).toHaveLength(1);
    });

    it("erases and exports whatever the address, and forgets the words of a part with those of the whole", async () => {
      const { one, other } = await both();
      await storage().handoff.claim(other, sonia, at(20));
      await learn("phone", "lid");
      expect(await storage().personalData.outlived({ assistantAlone: at(900), withMediator: at(900) }, 10)).toEqual([]);
      const collected = present(await storage().personalData.collect(one));
      expect(collected.messages.map(({ text }) => text)).toEqual(["du téléphone", "un", "du lid", "deux"]);
      expect(collected.addresses.map(({ contact }) => contact)).toEqual(["lid", "phone"]);
      expect(await storage().personalData.erase(one, at(100), at(100))).toBe("erased");
      expect(await textsOf(storage(), other)).toEqual([]);
      expect(await storage().turns.receive(saying("phone", "après", { sentAt: at(200) }), at(200))).toBe("new");
    });

    it("forgets both when the assistant alone answered", async () => {
      const { one, other } = await both();
      await learn("phone", "lid");
      const outlived = await storage().personalData.outlived({ assistantAlone: at(900), withMediator: at(0) }, 10);
      expect(new Set(outlived)).toEqual(new Set([one, other]));
    });
  });
}
