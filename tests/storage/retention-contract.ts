import { AppointmentId } from "../../src/appointments/appointment.ts";
import { MediatorId } from "../../src/shared/ids.ts";
import type { KeptForAWhile } from "../../src/privacy/retention-store.ts";
import { wish } from "../appointments/hold-wishes.ts";
import type { GivenStorage } from "./storage-contract.ts";
import { anAlert, answering, at, claimWork, converse, present, saying, sonia, waitingSince } from "./story.ts";

const tomorrow = at(100_000);
const later = at(200_000);

export function itDropsWhatIsOld({ storage, restart }: GivenStorage): void {
  const drop = (kind: KeptForAWhile, before = tomorrow, limit = 100) =>
    storage().retention.dropOlder(kind, before, limit);

  const book = async (name: string, start: Date, conversation = wish().conversation) => {
    const end = new Date(start.getTime() + 45 * 60_000);
    const id = AppointmentId.parse(name);
    const asked = wish({ id, event: saying("x", "x").id, conversation, start, end, busyUntil: end, heldUntil: later });
    await storage().appointments.hold(asked, at(1));
    await storage().appointments.confirm(id, conversation, "Amina", at(1));
    return asked;
  };

  it("cuts an appointment from its person, and later forgets it; those to come stay", async () => {
    const id = await converse(storage(), "amina");
    const past = await book("past", at(3600), id);
    const toCome = await book("to-come", at(150_000), id);
    expect(await drop("appointment")).toBe(0);
    expect(await drop("appointment-person")).toBe(1);
    expect(await drop("appointment-person")).toBe(0);
    expect(await storage().appointments.find(past.id)).toMatchObject({
      conversation: null,
      firstName: null,
      code: "",
      state: { kind: "booked" },
    });
    expect(await drop("appointment")).toBe(1);
    await restart();
    expect(await storage().appointments.find(past.id)).toBeNull();
    expect(await storage().appointments.find(toCome.id)).toMatchObject({ conversation: id, firstName: "Amina" });
  });

  it("forgets appointments that never were", async () => {
    const asked = wish({ heldUntil: at(60) });
    await storage().appointments.hold(asked, at(0));
    await storage().appointments.expireHolds(at(61));
    expect(await drop("appointment", new Date(asked.end.getTime() + 1))).toBe(1);
    expect(await storage().appointments.find(asked.id)).toBeNull();
  });

  const ask = async (text: string, day: number) => {
    await storage().turns.receive(saying("amina", text), at(day));
    const work = await claimWork(storage(), at(day));
    const unanswered = { text, nearest: ["mairie"] };
    await storage().turns.commitTurn(answering(work, [], {}, { unanswered, satisfaction: "good" }), at(day));
  };

  it("forgets unanswered questions and counts, a few at a time, the oldest first", async () => {
    for (const day of [0, 1, 2].map((number) => number * 86_400)) await ask(`question ${day}`, day);
    expect(await drop("unanswered", at(86_400 * 2), 1)).toBe(1);
    expect((await storage().feedback.unanswered(10)).map(({ text }) => text)).toEqual([
      "question 172800",
      "question 86400",
    ]);
    expect(await drop("satisfaction", new Date("2026-03-27T00:00:00Z"))).toBe(2);
    expect(await storage().feedback.satisfaction(at(-1_000_000))).toHaveLength(1);
  });

  it("forgets the journal, failed sign-ins, expired sessions and invitations", async () => {
    const { mediators } = storage();
    await mediators.add({
      ...sonia,
      email: "sonia@exemple.fr",
      role: "admin",
      passwordHash: "-",
      totpSecret: null,
    });
    for (const seconds of [0, 150_000]) {
      await mediators.record({ at: at(seconds), mediator: sonia.id, act: "claim", subject: null });
      await mediators.recordFailedSignIn("email:x", at(seconds));
      await mediators.invite(`invitation-${seconds}`, "mediator", at(seconds));
      await mediators.startSession({
        tokenHash: `session-${seconds}`,
        mediator: sonia.id,
        createdAt: at(-10),
        lastSeenAt: at(-10),
        expiresAt: at(seconds),
      });
    }
    for (const kind of ["audit", "failed-sign-in", "session", "invitation"] as const) {
      expect([kind, await drop(kind), await drop(kind)]).toEqual([kind, 1, 0]);
    }
    expect((await mediators.audit(10)).map((entry) => entry.at)).toEqual([at(150_000)]);
    expect(await mediators.failedSignIns("email:x", at(-10))).toBe(1);
    expect(await mediators.touchSession("session-150000", at(1))).not.toBeNull();
    const karim = { ...sonia, id: MediatorId.parse("karim"), email: "k@exemple.fr" };
    const accept = mediators.acceptInvitation(
      "invitation-150000",
      { ...karim, role: "mediator", passwordHash: "-", totpSecret: null },
      at(2),
    );
    expect(await accept).toBe("created");
  });

  it("forgets alerts that somebody acknowledged, never an open one", async () => {
    await storage().alerts.raise(anAlert("seen"));
    await storage().alerts.raise(anAlert("open"));
    await storage().alerts.acknowledge("seen", "Sonia", at(10));
    expect(await drop("alert")).toBe(1);
    expect((await storage().alerts.open()).map(({ id }) => id)).toEqual(["open"]);
  });

  it("forgets the ids of messages that were dealt with, never a message that waits or failed", async () => {
    const handled = saying("amina", "un");
    await storage().turns.receive(handled, at(0));
    await storage().turns.commitTurn(answering(await claimWork(storage()), []), at(2));
    const failed = saying("amina", "deux");
    await storage().turns.receive(failed, at(2));
    await storage().turns.setAside(answering(await claimWork(storage(), at(3)), []), "Error", at(3));
    const waiting = saying("amina", "trois");
    await storage().turns.receive(waiting, at(4));
    expect(await drop("event")).toBe(1);
    expect(await Promise.all([handled, failed, waiting].map(({ id }) => storage().turns.knows(id)))).toEqual([
      false,
      true,
      true,
    ]);
  });

  it("drops old live events, tells up to which number, and never reuses one", async () => {
    const id = await converse(storage(), "amina");
    expect(await storage().liveEvents.droppedUpTo()).toBe(0);
    const latest = await storage().liveEvents.latest();
    expect(await drop("live-event", tomorrow, 1)).toBe(1);
    const first = await storage().liveEvents.droppedUpTo();
    expect(first).toBeGreaterThan(0);
    expect(present((await storage().liveEvents.after(0, 1))[0]).seq).toBeGreaterThan(first);
    await drop("live-event");
    await restart();
    expect(await storage().liveEvents.droppedUpTo()).toBe(latest);
    expect(await storage().liveEvents.after(0, 10)).toEqual([]);
    await storage().handoff.claim(id, sonia, at(300_000));
    expect(present((await storage().liveEvents.after(latest, 1, id))[0]).seq).toBeGreaterThan(latest);
  });

  describe("an empty conversation", () => {
    const forgotten = async (contact: string, after = {}) => {
      const id = await converse(storage(), contact, { answers: [], after });
      await storage().personalData.forgetWords(id, at(100), at(100));
      return id;
    };

    it("goes with its address once nothing hangs on it, and whoever writes again begins anew", async () => {
      const id = await forgotten("amina");
      await storage().contacts.learnAlias(
        { channel: "web", account: "centre", contact: "amina" },
        { channel: "web", account: "centre", contact: "lid" },
        at(3),
      );
      expect(await drop("conversation")).toBe(0); // the ids of its messages are still known
      await drop("event");
      expect(await drop("conversation", at(1))).toBe(0);
      expect(await drop("conversation")).toBe(1);
      expect(await storage().turns.find(id)).toBeNull();
      const again = await converse(storage(), "lid", { sentAt: later });
      expect(again).not.toBe(id);
      expect(await converse(storage(), "amina", { sentAt: later })).toBe(id);
    });

    it("stays as long as the whole that it became a part of, with its address", async () => {
      const address = (contact: string) => ({ channel: "web", account: "centre", contact });
      const part = await forgotten("old-phone");
      const whole = await converse(storage(), "new-phone", { sentAt: at(50) });
      await storage().contacts.learnAlias(address("old-phone"), address("new-phone"), at(60));
      await drop("event");
      expect((await storage().turns.find(part))?.id).toBe(whole);
      expect(await drop("conversation")).toBe(0);
      expect((await storage().turns.findByAddress(address("old-phone")))?.id).toBe(whole);

      await storage().personalData.forgetWords(whole, at(100), at(100));
      expect(await drop("conversation")).toBe(1);
      expect(await storage().turns.findByAddress(address("old-phone"))).toBeNull();
      expect(await storage().turns.findByAddress(address("new-phone"))).toBeNull();
      expect(await drop("conversation")).toBe(0);
    });

    it("stays as long as a part of it has something", async () => {
      const address = (contact: string) => ({ channel: "web", account: "centre", contact });
      await converse(storage(), "old-phone");
      const whole = await converse(storage(), "new-phone", { sentAt: at(50) });
      await storage().contacts.learnAlias(address("old-phone"), address("new-phone"), at(60));
      await storage().personalData.forgetWords(whole, at(100), at(100));
      await drop("event");
      expect(await drop("conversation")).toBe(0);
      expect((await storage().turns.findByAddress(address("old-phone")))?.id).toBe(whole);
    });

    it("stays while it waits, has words, or has an appointment", async () => {
      await forgotten("waits", waitingSince(at(2)));
      await converse(storage(), "has words");
      const id = await forgotten("has an appointment");
      await book("to-come", at(150_000), id);
      await drop("event");
      expect(await drop("conversation")).toBe(0);
      expect(await storage().handoff.list(10)).toHaveLength(3);
    });
  });
}
