import { spawn } from "node:child_process";
import { once } from "node:events";
import { text } from "node:stream/consumers";
import { createConnection } from "mongoose";
import { conversationIdOf } from "../../../src/conversation/conversation-id.ts";
import type { ConversationId } from "../../../src/shared/ids.ts";
import { wish } from "../../appointments/hold-wishes.ts";
import { describeOnMongo } from "../mongo-database.ts";
import { answering, at, claimWork, converse, line, saying, textsOf, together, waitingSince, words } from "../story.ts";
import { openMongo, type OpenedMongo } from "./open.ts";

const address = (contact: string) => ({ channel: "web", account: "centre", contact });
const idOf = (contact: string): ConversationId => conversationIdOf(address(contact));

/** Two conversations, one with a message that waits and an appointment. */
async function prepare(storage: OpenedMongo, round: number): Promise<readonly [string, string]> {
  const [phone, lid] = [`phone-${round}`, `lid-${round}`];
  await converse(storage, phone, { text: "du téléphone", answers: [] });
  await converse(storage, lid, {
    text: "du lid",
    answers: [line(`r-${round}`, words("un"))],
    sentAt: at(10),
    after: waitingSince(at(11)), // so that this one goes on
  });
  const start = new Date(at(86_400).getTime() + round * 3_600_000);
  const end = new Date(start.getTime() + 1_800_000);
  const asked = wish({ conversation: idOf(phone), start, end, busyUntil: end, heldUntil: at(600) });
  await storage.appointments.hold(asked, at(1));
  await storage.appointments.confirm(asked.id, asked.conversation, "Amina", at(2));
  await storage.turns.receive(saying(phone, "pas encore lu", { id: `waits-${round}`, sentAt: at(40) }), at(40));
  return [phone, lid];
}

async function joinInAProcess(uri: string, killedBeforeWrite: number, contacts: readonly string[]): Promise<boolean> {
  const script = new URL("joins.process.ts", import.meta.url).pathname;
  const child = spawn(process.execPath, ["--import", "tsx", script, uri, String(killedBeforeWrite), ...contacts], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const [printed] = await Promise.all([text(child.stdout), once(child, "exit")]);
  return printed.includes("done");
}

await describeOnMongo("joining two conversations in MongoDB", (newDatabase) => {
  it("is either not begun or completes by itself, before whichever write the process is killed", async () => {
    const uri = newDatabase();
    let storage = await openMongo(uri);
    const seen = { before: 0, joined: 0 };
    for (let round = 1, finished = false; !finished; round++) {
      const [phone, lid] = await prepare(storage, round);
      await storage.close();
      finished = await joinInAProcess(uri, round, [phone, lid]);
      storage = await openMongo(uri); // carries out what was left

      const connection = await createConnection(uri).asPromise();
      for (const collection of ["joins", "conversations", "days"]) {
        expect(await connection.collection(collection).countDocuments({ "pending.key": { $gt: "" } })).toBe(0);
      }
      await connection.close();
      const isJoined = (await storage.turns.find(idOf(phone)))?.id === idOf(lid);
      seen[isJoined ? "joined" : "before"]++;
      const [told, booked] = [await textsOf(storage, idOf(lid)), isJoined ? lid : phone];
      expect(told).toEqual(isJoined ? ["du téléphone", "du lid", "un"] : ["du lid", "un"]);
      expect(await storage.appointments.upcomingOf(idOf(booked), at(0))).toHaveLength(1);
      const again = await storage.contacts.learnAlias(address(phone), address(lid), at(51));
      expect(again).toBe(isJoined ? "known" : "joined");

      expect(await textsOf(storage, idOf(phone))).toEqual(["du téléphone", "du lid", "un"]);
      expect(await storage.appointments.upcomingOf(idOf(lid), at(0))).toHaveLength(1);
      const waiting = saying(phone, "pas encore lu", { id: `waits-${round}`, sentAt: at(40) });
      expect(await storage.turns.receive(waiting, at(55))).toBe("known");
      const work = await claimWork(storage, at(60));
      expect(work.conversation.id).toBe(idOf(lid));
      expect(await storage.turns.commitTurn(answering(work, []), at(61))).toBe("committed");
      expect(await storage.turns.backlog()).toEqual({ pending: 0, poisoned: 0 });
      const joins = (await storage.liveEvents.after(0, 10_000)).filter(({ kind }) => kind === "joined");
      expect(joins).toHaveLength(round);
    }
    expect(seen.before).toBeGreaterThan(0);
    expect(seen.joined).toBeGreaterThan(4);
    await storage.close();
  }, 240_000);

  it("never goes round in a circle, though several processes learn at once who is who", async () => {
    const uri = newDatabase();
    const storages = await Promise.all([openMongo(uri), openMongo(uri), openMongo(uri)]);
    const [storage] = storages;
    for (let round = 0; round < 5; round++) {
      const contacts = ["a", "b", "c"].map((name) => `${name}-${round}`);
      for (const contact of contacts) await converse(storage, contact, { text: contact, answers: [] });
      const outcomes = await together(3, async (number) => {
        const [one = "", other = ""] = [contacts[number], contacts[(number + 1) % 3]];
        return (storages[number] ?? storage).contacts.learnAlias(address(one), address(other), at(50 + number));
      });
      expect(outcomes).toEqual({ joined: 2, known: 1 });
      const roots = await Promise.all(contacts.map((contact) => storage.turns.findByAddress(address(contact))));
      expect(new Set(roots.map((root) => root?.id)).size).toBe(1);
      expect((await textsOf(storage, idOf(`a-${round}`))).toSorted()).toEqual(contacts);
    }
    for (const one of storages) await one.close();
  }, 60_000);
});
