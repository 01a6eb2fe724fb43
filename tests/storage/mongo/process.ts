import { setTimeout as wait } from "node:timers/promises";
import { MediatorId, type ConversationId } from "../../../src/shared/ids.ts";
import { answering, at, byMediator, leaseMs, line, saying, sonia } from "../story.ts";
import { openMongo } from "./open.ts";

// One process of processes.test.ts. Prints on a line each thing that it was told is done.
const [uri = "", name = "", task = "", count = "0", startAt = "0"] = process.argv.slice(2);
const storage = await openMongo(uri);
const say = (...words: readonly (string | number)[]): void => void process.stdout.write(`${words.join(" ")}\n`);
const { turns, handoff, leases } = storage;

async function takeTurns(): Promise<void> {
  for (;;) {
    const work = await turns.claimNext(name, new Date(), leaseMs);
    if (work === "nothing") return;
    if ((await turns.commitTurn(answering(work, ["Bien reçu"]), at(1))) === "committed") say("handled", work.event.id);
  }
}

const tasks: Readonly<Record<string, () => Promise<void>>> = {
  /** Its own messages, for ever: until it is killed. */
  "receive-and-handle": async () => {
    let next = 0;
    const lane = async (): Promise<void> => {
      while (next < Number(count)) {
        const event = saying(`contact-${next % 7}`, "x".repeat(200), { id: `${name}-${next++}`, sentAt: new Date() });
        await turns.receive(event, new Date());
        say("received", event.id);
        await takeTurns();
      }
    };
    await Promise.all([lane(), lane(), lane(), lane()]);
  },
  /** The same messages as all the others, the same leases, the same conversations. */
  race: async () => {
    const ids = new Set<ConversationId>();
    for (let number = 0; number < Number(count); number++) {
      const event = saying(`contact-${number % 5}`, "Bonjour", { id: `shared-${number}`, sentAt: at(number) });
      say(await turns.receive(event, new Date()), event.id);
      const found = await turns.findByAddress(event.address);
      if (found !== null) ids.add(found.id);
      const lease = await leases.acquire(`thing-${number}`, name, at(0), 60_000);
      say("lease", lease.kind, `thing-${number}`);
    }
    await takeTurns();
    while ((await turns.backlog()).pending > 0) {
      await takeTurns();
      await wait(10);
    }
    const mediator = { id: MediatorId.parse(name), name };
    for (const id of ids) say((await handoff.claim(id, mediator, at(3))).kind, id);
  },
  /** Notes, as fast as it can, in a conversation of its own. */
  note: async () => {
    const event = saying(name, "Bonjour", { id: `first-of-${name}` });
    await turns.receive(event, at(0));
    const conversation = await turns.findByAddress(event.address);
    if (conversation === null) throw new Error("the conversation is missing");
    for (let number = 0; number < Number(count); number++) {
      await handoff.note(conversation.id, line(`${name}-${number}`, { kind: "note", text: "x" }, byMediator(sonia)));
      say("noted", `${name}-${number}`);
    }
  },
};

say("open");
await wait(Math.max(0, Number(startAt) - Date.now()));
await tasks[task]?.();
await storage.close();
