import { AppointmentId } from "../../src/appointments/appointment.ts";
import type { ConversationId } from "../../src/shared/ids.ts";
import { slot, wish } from "../appointments/hold-wishes.ts";
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
  someMemory,
  sonia,
  textsOf,
  waitingSince,
  words,
} from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

const upTo = at(50);
const nobody = "no-such-conversation" as ConversationId;

export function itErasesPeople({ storage, restart }: GivenStorage): void {
  const erase = (id: ConversationId, until = upTo) => storage().personalData.erase(id, until, at(100));
  const book = async (id: ConversationId, name: string, day: string, heldAt = at(1)) => {
    const start = new Date(`${day}T09:00:00Z`);
    const end = new Date(start.getTime() + 45 * 60_000);
    const request = wish({
      conversation: id,
      id: AppointmentId.parse(name),
      start,
      end,
      busyUntil: end,
      heldUntil: at(600),
    });
    await storage().appointments.hold(request, heldAt);
    const answer = await storage().appointments.confirm(request.id, id, "Amina", heldAt);
    expect(answer.kind).toBe("booked");
    return request;
  };

  it("forgets what was said up to an instant, and keeps what came later", async () => {
    const id = await converse(storage(), "amina", {
      text: "avant",
      answers: [line("r1", words("réponse"), { kind: "bot" }, upTo)],
      after: { name: "Amina", memory: someMemory },
    });
    await converse(storage(), "amina", {
      text: "après",
      sentAt: at(60),
      answers: [line("r2", words("suite"), { kind: "bot" }, at(61))],
    });
    const other = await converse(storage(), "karim", { text: "autre" });
    expect(await erase(id)).toBe("erased");
    await restart();
    expect(await textsOf(storage(), id)).toEqual(["après", "suite"]);
    expect(await textsOf(storage(), other)).toEqual(["autre", "Bonjour !"]);
    const conversation = present(await storage().turns.find(id));
    expect(conversation).toMatchObject({ name: null, eraseUpTo: null, address: { contact: "amina" } });
    expect(conversation.memory).toMatchObject({ dialog: null, lastAnswer: null, survey: "open" });
    expect((await storage().personalData.collect(id))?.messages.map(({ text }) => text)).toEqual(["après", "suite"]);
  });

  it("may be repeated, and is refused for a conversation that does not exist", async () => {
    const id = await converse(storage(), "amina", { text: "avant" });
    expect([await erase(id), await erase(id)]).toEqual(["erased", "erased"]);
    expect(await textsOf(storage(), id)).toEqual([]);
    expect(await erase(nobody)).toBe("unknown-conversation");
  });

  it("carries out later what was asked for in a turn", async () => {
    const id = await converse(storage(), "amina", { after: { eraseUpTo: at(40) } });
    await restart();
    expect(await storage().personalData.pendingErasures()).toEqual([{ conversation: id, upTo: at(40) }]);
    await erase(id, at(39));
    expect(await storage().personalData.pendingErasures()).toHaveLength(1);
    await erase(id, at(40));
    expect(await storage().personalData.pendingErasures()).toEqual([]);
  });

  it("goes on accepting, once each, what the person writes", async () => {
    const event = saying("amina", "avant");
    await storage().turns.receive(event, at(0));
    await storage().turns.commitTurn(answering(await claimWork(storage()), []), at(2));
    const { id } = present(await storage().turns.findByAddress(event.address));
    await erase(id);
    expect(await storage().turns.receive(event, at(101))).toBe("known");
    expect(await storage().turns.receive(saying("amina", "Me revoilà", { sentAt: at(102) }), at(102))).toBe("new");
    expect((await claimWork(storage(), at(103))).conversation.id).toBe(id);
  });

  it("drops what was written before and not yet handled, and keeps what was written after", async () => {
    const id = await converse(storage(), "amina");
    await storage().turns.receive(saying("amina", "avant", { sentAt: at(49) }), at(49));
    await storage().turns.receive(saying("amina", "après", { sentAt: at(51) }), at(51));
    await erase(id);
    expect(await storage().turns.backlog()).toMatchObject({ pending: 1 });
    expect((await claimWork(storage(), at(101))).event.content).toMatchObject({ text: "après" });
  });

  it.each([0, 1])("sends nothing any more of what was said before, when %d of it was leaving", async (leaving) => {
    const id = await converse(storage(), "amina", { channel: pushing, answers: ["un", "deux"] });
    for (const item of await storage().outbox.beginDue("sender", at(3), 20_000, leaving)) {
      await erase(id);
      await storage().outbox.settle(item, "sender", { kind: "retry", at: at(4), error: "503", alert: null }, at(4));
    }
    await erase(id);
    expect(await storage().outbox.beginDue("sender", at(500), 20_000, 10)).toEqual([]);
    expect(await storage().outbox.backlog()).toEqual({ open: 0 });
    expect(await storage().outbox.nextDueAt()).toBeNull();
    expect(await storage().outbox.recover(at(1000), 1000)).toBe(0);
  });

  it("replays nothing of it, gives no empty page while something follows, and never reuses a number", async () => {
    const kept = await converse(storage(), "karim", { id: "kept" });
    const id = await converse(storage(), "amina");
    for (let number = 0; number < 10; number++) {
      await storage().handoff.note(id, line(`n${number}`, { kind: "note", text: "x" }, byMediator(sonia), at(3)));
    }
    const latest = await storage().liveEvents.latest();
    await erase(id);
    await storage().handoff.note(kept, line("last", { kind: "note", text: "y" }, byMediator(sonia), at(101)));
    const seen = [];
    for (
      let page = await storage().liveEvents.after(0, 1);
      page[0];
      page = await storage().liveEvents.after(page[0].seq, 1)
    ) {
      seen.push(page[0]);
    }
    const messages = seen.flatMap((event) => (event.kind === "message" ? [event.message] : []));
    expect(messages.map((message) => message.id)).toEqual(["kept/0", "kept/1", "last"]);
    expect(present(seen.at(-1)).seq).toBeGreaterThan(latest);
  });

  it("leaves one live event: the conversation is not what it was", async () => {
    const id = await converse(storage(), "amina", { after: { name: "Amina", ...waitingSince(at(2)) } });
    const latest = await storage().liveEvents.latest();
    await erase(id);
    const [event, ...others] = await storage().liveEvents.after(0, 10, id);
    expect(event).toMatchObject({ kind: "conversation", conversation: { id, name: null } });
    expect(event?.seq).toBeGreaterThan(latest);
    expect(others).toEqual([]);
  });

  it("cancels appointments to come and cuts all of them from the person", async () => {
    const id = await converse(storage(), "amina");
    const past = await book(id, "past", "2026-03-25", new Date("2026-03-25T08:00:00Z"));
    const toCome = await book(id, "to-come", "2026-03-31");
    await storage().personalData.erase(id, at(50), new Date("2026-03-26T08:00:00Z"));
    expect(await storage().appointments.upcomingOf(id, at(0))).toEqual([]);
    expect(await storage().appointments.find(past.id)).toMatchObject({
      conversation: null,
      firstName: null,
      state: { kind: "booked" },
    });
    expect(await storage().appointments.find(toCome.id)).toMatchObject({
      conversation: null,
      firstName: null,
      state: { kind: "cancelled" },
    });
    expect((await storage().personalData.collect(id))?.appointments).toEqual([]);
    const { start } = slot("09:00");
    expect((await storage().appointments.hold(wish({ start }), at(200))).kind).toBe("held");
  });

  it("forgets the words alone when they have been kept long enough: appointments stay, and so does the place in the inbox", async () => {
    const id = await converse(storage(), "amina", { text: "avant", after: { name: "Amina", memory: someMemory } });
    const other = await converse(storage(), "karim", {
      sentAt: at(10),
      answers: [line("r", words("ok"), { kind: "bot" }, at(11))],
    });
    const { id: appointment } = await book(id, "kept", "2026-03-31");
    expect(await storage().personalData.forgetWords(id, at(500), at(500))).toBe("erased");
    expect(await storage().personalData.forgetWords(nobody, at(500), at(500))).toBe("unknown-conversation");
    expect(await textsOf(storage(), id)).toEqual([]);
    expect(await storage().turns.find(id)).toMatchObject({ name: null, memory: { dialog: null, lastAnswer: null } });
    expect((await storage().appointments.upcomingOf(id, at(0))).map((one) => one.id)).toEqual([appointment]);
    expect((await storage().handoff.list(10)).map(({ conversation }) => conversation.id)).toEqual([other, id]);
  });

  describe("what has been kept long enough", () => {
    const silentSince = { assistantAlone: at(1000), withMediator: at(500) };
    const outlived = (limit = 10) => storage().personalData.outlived(silentSince, limit);
    const silentFrom = (contact: string, seconds: number, after = {}) =>
      converse(storage(), contact, { sentAt: at(seconds), answers: [], after });
    const helpedAt = async (contact: string, seconds: number) => {
      const id = await silentFrom(contact, seconds - 1);
      await storage().handoff.claim(id, sonia, at(seconds));
      await storage().handoff.reply(
        id,
        sonia.id,
        line(`to-${contact}`, words("Voilà."), byMediator(sonia), at(seconds)),
      );
      return id;
    };
    const closed = async (id: ConversationId, seconds: number) => {
      await storage().handoff.handBack(id, sonia.id, { kind: "bot" }, [
        line(`bye-${id}`, words("Au revoir."), { kind: "system" }, at(seconds)),
      ]);
      return id;
    };

    it("is what the assistant alone answered, what a mediator answered longer ago, and what the person ended; longest silent first", async () => {
      const alone = await silentFrom("alone", 1000);
      const helped = await closed(await helpedAt("helped", 499), 500);
      const left = await silentFrom("left", 5000, waitingSince(at(5000)));
      await storage().turns.end(left, at(5001));
      await silentFrom("still fresh", 1001);
      await closed(await helpedAt("helped lately", 500), 501);
      await silentFrom("waits", 10, waitingSince(at(10)));
      await helpedAt("is being helped", 20);
      expect(await outlived()).toEqual([helped, alone, left]);
      expect(await outlived(1)).toEqual([helped]);
    });

    it("is nothing any more once its words are forgotten, until new ones come", async () => {
      const id = await silentFrom("amina", 10);
      await storage().personalData.forgetWords(id, at(2000), at(2000));
      expect(await outlived()).toEqual([]);
      await silentFrom("amina", 900);
      expect(await outlived()).toEqual([id]);
    });
  });

  it("collects all that is kept: what was said and by whom, notes, the name, appointments", async () => {
    const id = await converse(storage(), "amina", { text: "Été 🙂", after: { name: "Amina" } });
    await storage().handoff.claim(id, sonia, at(3));
    await storage().handoff.reply(id, sonia.id, line("m1", words("Je vous aide."), byMediator(sonia), at(4)));
    await storage().handoff.note(id, line("n1", { kind: "note", text: "à rappeler" }, byMediator(sonia), at(5)));
    await storage().handoff.handBack(id, sonia.id, { kind: "bot" }, [
      line("bye", words("Au revoir."), { kind: "system" }, at(6)),
    ]);
    const { start } = await book(id, "to-come", "2026-03-31");
    expect(await storage().personalData.collect(id)).toEqual({
      conversation: { createdAt: at(0), name: "Amina" },
      addresses: [{ channel: "web", account: "centre", contact: "amina" }],
      messages: [
        { at: at(0), from: "resident", text: "Été 🙂" },
        { at: at(2), from: "bot", text: "Bonjour !" },
        { at: at(4), from: "Sonia", text: "Je vous aide." },
        { at: at(5), from: "note", text: "à rappeler" },
        { at: at(6), from: "system", text: "Au revoir." },
      ],
      appointments: [{ start, reason: "demarches-caf", state: "booked" }],
      workshops: [],
      waitingList: [],
    });
    expect(await storage().personalData.collect(nobody)).toBeNull();
  });
}
