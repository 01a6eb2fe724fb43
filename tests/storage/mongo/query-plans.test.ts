import { createConnection, mongo } from "mongoose";
import { MessageId } from "../../../src/shared/ids.ts";
import { careIndexes, firstIndexes, moveIndexes, scheduleIndexes } from "../../../src/storage/mongo/indexes.ts";
import { keptForAWhile } from "../../../src/privacy/retention-store.ts";
import { slot, wish } from "../../appointments/hold-wishes.ts";
import { aSchedule } from "../../appointments/schedules.ts";
import { describeOnMongo } from "../mongo-database.ts";
import {
  anAlert,
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
  words,
} from "../story.ts";
import { openMongo, type OpenedMongo } from "./open.ts";

type Asked = { readonly collection: string; readonly filter: object; readonly sort: object };

/** What the driver sends, as it is published to whoever listens in this process. */
function listen(): { readonly asked: Asked[]; stop(): void } {
  const asked: Asked[] = [];
  const emit = mongo.MongoClient.prototype.emit;
  const heard = ({ commandName, command }: mongo.CommandStartedEvent): void => {
    const collection = String(command[commandName]);
    const add = (filter: unknown, sort: unknown = {}): void =>
      void asked.push({ collection, filter: filter ?? {}, sort: sort ?? {} });
    if (commandName === "find") add(command["filter"], command["sort"]);
    if (commandName === "findAndModify") add(command["query"], command["sort"]);
    for (const update of (command["updates"] ?? []) as { q: unknown }[]) add(update.q);
    for (const removal of (command["deletes"] ?? []) as { q: unknown }[]) add(removal.q);
    for (const stage of (command["pipeline"] ?? []) as { $match?: unknown }[]) if (stage.$match) add(stage.$match);
  };
  mongo.MongoClient.prototype.emit = function (this: mongo.MongoClient, name: string, ...given: unknown[]) {
    if (name === "commandStarted") heard(given[0] as mongo.CommandStartedEvent);
    return Reflect.apply(emit, this, [name, ...given]) as boolean;
  } as typeof emit;
  return { asked, stop: () => void (mongo.MongoClient.prototype.emit = emit) };
}

const kept = (storage: OpenedMongo) =>
  Promise.all(keptForAWhile.map((kind) => storage.retention.dropOlder(kind, at(1_000_000), 10)));

async function useEverything(storage: OpenedMongo): Promise<void> {
  const { turns, outbox, handoff, liveEvents, alerts, mediators, personalData, appointments } = storage;
  const id = await converse(storage, "amina", { channel: pushing, answers: ["un", line("r2", words("deux"))] });
  await turns.receive(saying("amina", "trois"), at(1));
  await turns.postpone(await claimWork(storage), "Error", at(2));
  await turns.setAside(answering(await claimWork(storage, at(2)), []), "Error", at(2));
  await Promise.all([turns.nextDueAt(), turns.backlog(), outbox.nextDueAt(), outbox.backlog(), turns.find(id)]);
  await turns.knows(saying("amina", "").id);
  const [item] = await outbox.beginDue("sender", at(3), 1000, 10);
  await outbox.recover(at(10), 1000);
  await outbox.settle(present(item), "sender", { kind: "sent", providerId: "p1" }, at(4));
  await outbox.confirm({ providerId: "p1" }, "read", null, at(5));
  await outbox.confirm({ id: MessageId.parse("r2") }, "read", "p2", at(5));
  await outbox.retry(MessageId.parse("r2"), at(6));
  await handoff.claim(id, sonia, at(3));
  await handoff.reply(id, sonia.id, line("m1", words("oui"), byMediator(sonia)));
  await Promise.all([handoff.waiting(), handoff.list(10), handoff.transcript(id), handoff.botMessagesInFlight(id)]);
  await Promise.all([liveEvents.after(0, 10), liveEvents.after(0, 10, id), liveEvents.latest()]);
  await alerts.raise(anAlert("a"));
  await alerts.acknowledge("a", "Sonia", at(1));
  await alerts.open();
  await mediators.add({ ...sonia, email: "a@b.fr", role: "admin", passwordHash: "x", totpSecret: null });
  await mediators.byEmail("a@b.fr");
  const times = { createdAt: at(0), lastSeenAt: at(0), expiresAt: at(9) };
  await mediators.startSession({ tokenHash: "h", mediator: sonia.id, ...times });
  await mediators.touchSession("h", at(1));
  await mediators.failedSignIns("key", at(0));
  await mediators.clearFailedSignIns("key");
  await mediators.endSessionsOf(sonia.id);
  await mediators.audit(10);
  const { id: appointment, conversation } = wish();
  await appointments.hold(wish({ id: appointment, conversation }), at(0));
  await appointments.confirm(appointment, conversation, null, at(1));
  await appointments.expireHolds(at(1));
  const [from, to] = [slot("08:00").start, slot("20:00").start];
  await Promise.all([appointments.between(from, to), appointments.busyBetween([], from, to, at(0))]);
  await Promise.all([appointments.upcomingOf(conversation, at(0)), appointments.lastHeldBy(conversation)]);
  const phone = { channel: pushing, account: "centre", contact: "phone" };
  await converse(storage, "phone", { channel: pushing, sentAt: at(20) });
  await storage.contacts.learnAlias(phone, { ...phone, contact: "amina" }, at(30));
  await Promise.all([handoff.list(10), handoff.transcript(id), handoff.heldBy(sonia.id), liveEvents.after(0, 99)]);
  await storage.feedback.dropUnanswered((await storage.feedback.unanswered(10)).map((one) => one.id));
  await storage.feedback.satisfaction(at(0));
  await Promise.all([liveEvents.droppedUpTo(), mediators.remove(sonia.id, at(1)), mediators.former()]);
  await personalData.collect(id);
  await personalData.pendingErasures();
  await personalData.outlived({ assistantAlone: at(0), withMediator: at(0) }, 10);
  await personalData.forgetWords(id, at(0), at(101));
  await personalData.erase(id, at(100), at(101));
  await useSchedule(storage);
  await kept(storage);
  await storage.leases.acquire("x", "a", at(0), 10);
}

async function useSchedule({ schedule }: OpenedMongo): Promise<void> {
  const change = { at: at(0), by: null, part: "everything", id: "", before: null, after: null } as const;
  await schedule.save(0, { schedule: aSchedule(), changedIn: {} }, change);
  await Promise.all([schedule.version(), schedule.latest(), schedule.changes(9)]);
}

/** A handful of documents each, whatever the centre's size. */
const small = new Set(["migrations", "settings", "counters", "mediators"]);

const isAnsweredByIndex = ({ collection, filter, sort }: Asked): boolean => {
  const prefixes = [
    ["_id"],
    ...[...firstIndexes, ...careIndexes, ...moveIndexes, ...scheduleIndexes]
      .filter((index) => index.collection === collection)
      .map(({ keys }) => Object.keys(keys)),
  ];
  const [firstSorted] = sort instanceof Map ? [...(sort.keys() as MapIterator<string>)] : Object.keys(sort);
  const branches = (filter as { $or?: readonly object[] }).$or ?? [];
  const direct = prefixes.some(([first]) => first !== undefined && (first in filter || first === firstSorted));
  return (
    direct ||
    (branches.length > 0 && branches.every((branch) => isAnsweredByIndex({ collection, filter: branch, sort })))
  );
};

await describeOnMongo("what every message and every screen asks MongoDB", (newDatabase) => {
  it("begins with the first field of an index, never reading a whole collection", async () => {
    const uri = newDatabase();
    await (await openMongo(uri)).close(); // migrations may read everything, once
    const { asked, stop } = listen();
    const storage = await openMongo(`${uri}${uri.includes("?") ? "&" : "?"}monitorCommands=true`);
    await useEverything(storage);
    await storage.close();
    stop();
    expect(asked.length).toBeGreaterThan(100);
    const scans = asked.filter((one) => !small.has(one.collection) && !isAnsweredByIndex(one));
    expect(scans).toEqual([]);
  });

  const whereExplained = process.env["MONGODB_TEST_URI"] ? describe : describe.skip; // the server in memory explains nothing
  whereExplained("where it explains itself", () => {
    it("is answered through an index by the server's own word", async () => {
      const uri = newDatabase();
      const { asked, stop } = listen();
      const storage = await openMongo(`${uri}${uri.includes("?") ? "&" : "?"}monitorCommands=true`);
      await useEverything(storage);
      stop();
      const connection = await createConnection(uri).asPromise();
      const scans: Asked[] = [];
      for (const one of asked) {
        const plan = await connection
          .collection(one.collection)
          .find(one.filter)
          .sort(one.sort as mongo.Sort)
          .explain("queryPlanner");
        if (!small.has(one.collection) && JSON.stringify(plan).includes('"COLLSCAN"')) scans.push(one);
      }
      expect(scans).toEqual([]);
      await connection.close();
      await storage.close();
    }, 60_000);
  });
});
