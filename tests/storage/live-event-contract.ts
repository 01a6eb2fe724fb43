import type { LiveEvent } from "../../src/conversation/live-event.ts";
import type { Storage } from "../../src/storage/storage.ts";
import { anAlert, at, byMediator, converse, line, pushing, sonia, waitingSince, words, present } from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

/** What an inbox that follows the log sees, page by page, until `enough`. */
async function follow(
  storage: Storage,
  enough: (seen: readonly LiveEvent[]) => boolean,
): Promise<readonly LiveEvent[]> {
  const seen: LiveEvent[] = [];
  while (!enough(seen)) {
    const page = await storage.liveEvents.after(seen.at(-1)?.seq ?? 0, 7);
    seen.push(...page);
    if (page.length === 0) await new Promise((resolve) => setImmediate(resolve));
  }
  return seen;
}

const gist = (event: LiveEvent): string => {
  switch (event.kind) {
    case "message":
      return `message ${event.message.id}`;
    case "delivery":
      return `${event.message.id} is ${event.message.delivery}`;
    case "conversation":
      return `owner is ${event.conversation.owner.kind}`;
    case "joined":
    case "mediators":
    case "alerts":
    case "appointments":
    case "schedule":
      return event.kind;
  }
};

export function itNumbersLiveEvents({ storage, another, restart }: GivenStorage): void {
  it("has none at first", async () => {
    expect(await storage().liveEvents.latest()).toBe(0);
    expect(await storage().liveEvents.after(0, 10)).toEqual([]);
  });

  it("tells of new lines, changes of owner, deliveries and alerts, in order", async () => {
    const id = await converse(storage(), "amina", {
      id: "e1",
      channel: pushing,
      answers: [line("r1", words("Bonjour !"))],
    });
    await storage().handoff.claim(id, sonia, at(3));
    await storage().handoff.reply(id, sonia.id, line("m1", words("Je suis là."), byMediator(sonia), at(4)));
    await storage().handoff.note(id, line("n1", { kind: "note", text: "rappeler" }, byMediator(sonia), at(5)));
    await storage().handoff.handBack(id, sonia.id, { kind: "bot" }, [
      line("bye", words("Au revoir."), { kind: "system" }, at(6)),
    ]);
    await storage().alerts.raise(anAlert("a"));
    const events = await storage().liveEvents.after(0, 100);
    expect(events.filter(({ kind }) => kind === "message").map(gist)).toEqual([
      "message e1/0",
      "message r1",
      "message m1",
      "message n1",
      "message bye",
    ]);
    expect(events.filter(({ kind }) => kind === "conversation")).toHaveLength(2);
    expect(gist(present(events.at(-1)))).toBe("alerts");
    expect(await storage().liveEvents.latest()).toBe(present(events.at(-1)).seq);
    const numbers = events.map(({ seq }) => seq);
    expect(numbers).toEqual([...new Set(numbers)].toSorted((a, b) => a - b));
  });

  it("tells when a conversation changes its name or ends, and not when nothing that is seen changes", async () => {
    const id = await converse(storage(), "amina");
    const changes = async () =>
      (await storage().liveEvents.after(0, 100)).filter(({ kind }) => kind === "conversation").length;
    expect(await changes()).toBe(0);
    await converse(storage(), "amina", { after: { name: "Amina" } });
    expect(await changes()).toBe(1);
    await converse(storage(), "amina", { after: waitingSince(at(2)) });
    expect(await changes()).toBe(2);
    await storage().turns.end(id, at(5));
    expect(await changes()).toBe(3);
  });

  it("gives pages from any number on, and goes on after a restart", async () => {
    for (let number = 0; number < 5; number++) await converse(storage(), "amina", { id: `e${number}` });
    const events = await storage().liveEvents.after(0, 100);
    const third = present(events[2]).seq;
    expect(await storage().liveEvents.after(third, 4)).toEqual(events.slice(3, 7));
    const latest = await storage().liveEvents.latest();
    await restart();
    expect(await storage().liveEvents.latest()).toBe(latest);
    await converse(storage(), "amina");
    expect(present((await storage().liveEvents.after(latest, 1))[0]).seq).toBeGreaterThan(latest);
  });

  it("follows one conversation without the others, nor what concerns mediators only", async () => {
    const amina = await converse(storage(), "amina", { id: "a" });
    await converse(storage(), "karim", { id: "k" });
    await storage().alerts.raise(anAlert("about amina", { conversation: amina }));
    await storage().handoff.claim(amina, sonia, at(3));
    expect((await storage().liveEvents.after(0, 100, amina)).map(gist)).toEqual([
      "message a/0",
      "message a/1",
      "owner is mediator",
    ]);
  });

  it("shows what holds now, not what held then", async () => {
    await converse(storage(), "amina", { channel: pushing, answers: [line("r1", words("Bonjour !"))] });
    const [item] = await storage().outbox.beginDue("sender", at(3), 1000, 1);
    await storage().outbox.settle(present(item), "sender", { kind: "sent", providerId: "p1" }, at(4));
    const about = (await storage().liveEvents.after(0, 100)).filter(
      (event) => "message" in event && event.message.id === "r1",
    );
    expect(about.length).toBeGreaterThan(1);
    expect(about.map((event) => "message" in event && event.message.delivery)).toEqual(about.map(() => "sent"));
  });

  it("never shows a number before a smaller one, though eight write at once", async () => {
    const other = await another();
    const reader = await another();
    const ids = [];
    for (let writer = 0; writer < 8; writer++) ids.push(await converse(storage(), `contact-${writer}`));
    let writing = true;
    const seen = follow(reader, (events) => !writing && events.at(-1)?.kind === "alerts");
    await Promise.all(
      ids.map(async (id, writer) => {
        const on = writer % 2 ? storage() : other;
        for (let number = 0; number < 25; number++) {
          await on.handoff.note(id, line(`note-${writer}-${number}`, { kind: "note", text: "x" }, byMediator(sonia)));
        }
      }),
    );
    await storage().alerts.raise(anAlert("the end"));
    writing = false;
    const followed = (await seen).map(({ seq }) => seq);
    expect(followed).toEqual((await storage().liveEvents.after(0, 1000)).map(({ seq }) => seq));
    expect(followed.length).toBeGreaterThanOrEqual(8 * 25 + 1);
  }, 60_000);
}
