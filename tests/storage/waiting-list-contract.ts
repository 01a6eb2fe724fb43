import { ReasonId } from "../../src/appointments/appointment.ts";
import { WaitingId, type WaitingEntry, type WaitingWishes } from "../../src/appointments/waiting-list-store.ts";
import { later, now, person, slot, wish } from "../appointments/hold-wishes.ts";
import type { GivenStorage } from "./storage-contract.ts";
import { converse, present } from "./story.ts";

const caf = ReasonId.parse("demarches-caf");
const anyTime: WaitingWishes = { weekdays: [], hours: [], days: [] };
const mornings: WaitingWishes = { weekdays: [2, 4], hours: [{ from: 480, to: 720 }], days: [] };

export function itKeepsAWaitingList({ storage, another, restart }: GivenStorage): void {
  const join = async (name: string, at = now, wishes = anyTime) => {
    const id = WaitingId.parse(`waiting-${name}`);
    return (await storage().waitingList.join({ id, conversation: person(name), reason: caf, wishes }, at)).entry;
  };
  const offerOf = (entry: WaitingEntry, minute = 0) => ({
    entry: entry.id,
    offers: entry.offers,
    hold: wish({ conversation: entry.conversation, heldUntil: later(minute + 10) }),
  });
  const names = async (at = now) => (await storage().waitingList.waiting(at)).map(({ id }) => id.slice(8));
  const entryAt = async (at: Date): Promise<WaitingEntry> => {
    const [first] = await storage().waitingList.waiting(at);
    if (first === undefined) throw new Error("nobody waits");
    return first;
  };

  it("keeps people in the order in which they came; who joins again changes what they wish", async () => {
    await join("amina", later(0));
    await join("bilal", later(1));
    const again = {
      id: WaitingId.parse("waiting-other"),
      conversation: person("amina"),
      reason: caf,
      wishes: mornings,
    };
    expect(await storage().waitingList.join(again, later(2))).toMatchObject({
      kind: "changed",
      entry: { id: "waiting-amina", joinedAt: later(0), wishes: mornings },
    });
    await restart();
    expect(await names()).toEqual(["amina", "bilal"]);
    expect(await storage().waitingList.of(person("amina"))).toMatchObject([
      { wishes: mornings, offer: null, offers: 0 },
    ]);
    expect(await storage().waitingList.leave(person("amina"), caf)).toBe("left");
    expect(await storage().waitingList.leave(person("amina"), null)).toBe("gone");
    expect(await names()).toEqual(["bilal"]);
  });

  it("offers a time that became free to one person, with a real hold, and to the next one when nobody answers", async () => {
    await join("amina", later(0));
    await join("bilal", later(1));
    const first = await entryAt(now);
    const offer = offerOf(first);
    const other = await another();
    const answers = await Promise.all([
      storage().waitingList.offer(offer, now),
      other.waitingList.offer(offerOf(first), now),
      storage().waitingList.offer(offerOf(first), now),
    ]);
    expect(answers.map(({ kind }) => kind).toSorted()).toEqual(["offered", "stale", "stale"]);
    expect(await names()).toEqual(["bilal"]);
    await restart(); // whoever is killed before the words finds again whom it is offered to
    const offered = await storage().waitingList.beingOffered(now);
    expect(offered).toMatchObject([{ conversation: person("amina"), offer: { until: later(10) }, offers: 1 }]);
    expect(await storage().waitingList.beingOffered(later(10))).toEqual([]);
    expect((await storage().waitingList.offer(offerOf(await entryAt(now)), now)).kind).toBe("taken");
    expect(await names()).toEqual(["bilal"]);

    expect(await names(later(10))).toEqual(["bilal", "amina"]);
    const second = await storage().waitingList.offer(offerOf(await entryAt(later(10)), 10), later(10));
    if (second.kind !== "offered") throw new Error(`expected an offer, not ${second.kind}`);
    expect(second.appointment.conversation).toBe(person("bilal"));
    const yes = await storage().appointments.confirm(second.appointment.id, person("bilal"), null, later(12));
    expect(yes.kind).toBe("booked");
    expect(await storage().waitingList.of(person("bilal"))).toEqual([]);
    expect((await storage().waitingList.of(person("amina")))[0]).toMatchObject({ offers: 1 });
  });

  it("tells what was offered last, and takes nobody off the list who says no", async () => {
    const entry = await join("amina");
    const answer = await storage().waitingList.offer(offerOf(entry), now);
    if (answer.kind !== "offered") throw new Error("expected an offer");
    const { id, start } = answer.appointment;
    expect(await storage().waitingList.of(person("amina"))).toMatchObject([
      { offer: { appointment: id, start, until: later(10) }, offers: 1 },
    ]);
    await storage().appointments.release(id, person("amina"));
    expect(await names(later(10))).toEqual(["amina"]);
    await storage().waitingList.leave(person("amina"), caf);
    expect((await storage().waitingList.offer(offerOf(entry), later(11))).kind).toBe("stale");
  });

  it("forgets who waits, on demand and by age, and tells of it when they ask", async () => {
    const id = await converse(storage(), "amina");
    const entry = { id: WaitingId.parse("w"), conversation: id, reason: caf, wishes: mornings };
    await storage().waitingList.join(entry, now);
    expect(present(await storage().personalData.collect(id)).waitingList).toEqual([
      { since: now, reason: caf, wishes: mornings },
    ]);
    await storage().personalData.erase(id, later(60), later(60));
    expect(await storage().waitingList.of(id)).toEqual([]);
    await join("bilal");
    expect(await storage().retention.dropOlder("waiting", now, 10)).toBe(0);
    expect(await storage().retention.dropOlder("waiting", slot("09:00").start, 10)).toBe(1);
    expect(await names()).toEqual([]);
  });
}
