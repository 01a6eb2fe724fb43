import type { DatabaseSyncInstance } from "@photostructure/sqlite";
import { MessageId } from "../../../src/shared/ids.ts";
import { keptForAWhile } from "../../../src/privacy/retention-store.ts";
import { openDatabase } from "../../../src/storage/sqlite/database.ts";
import { migrate } from "../../../src/storage/sqlite/migrations.ts";
import { storageOn } from "../../../src/storage/sqlite/sqlite-storage.ts";
import type { Storage } from "../../../src/storage/storage.ts";
import {
  anAlert,
  answering,
  at,
  byMediator,
  claimWork,
  converse,
  line,
  options,
  pushing,
  saying,
  sonia,
  words,
} from "../story.ts";
import { aSchedule } from "../../appointments/schedules.ts";
import { temporaryFile } from "../temporary-file.ts";

/** Keeps every statement that the connection compiles from now on. */
function listen(db: DatabaseSyncInstance, heard: Set<string>): void {
  const prepare = db.prepare.bind(db);
  Object.defineProperty(db, "prepare", {
    value: (sql: string) => {
      heard.add(sql);
      return prepare(sql);
    },
  });
}

async function useEverything(storage: Storage): Promise<void> {
  const id = await converse(storage, "amina", { channel: pushing, answers: ["un", line("r2", words("deux"))] });
  await storage.turns.receive(saying("amina", "trois"), at(1));
  await storage.turns.postpone(await claimWork(storage), "Error", at(2));
  await storage.turns.setAside(answering(await claimWork(storage, at(2)), []), "Error", at(2));
  await Promise.all([
    storage.turns.nextDueAt(),
    storage.turns.backlog(),
    storage.outbox.nextDueAt(),
    storage.outbox.backlog(),
  ]);
  await storage.turns.find(id);
  const [item] = await storage.outbox.beginDue("sender", at(3), 1000, 10);
  await storage.outbox.recover(at(10), 1000);
  await storage.outbox.settle(item!, "sender", { kind: "sent", providerId: "p1" }, at(4));
  await storage.outbox.confirm({ providerId: "p1" }, "read", null, at(5));
  await storage.outbox.confirm({ id: MessageId.parse("r2") }, "read", "p2", at(5));
  await storage.outbox.confirmUpTo({ channel: pushing, account: "centre", contact: "amina" }, "read", at(9), at(9));
  const refusal = { errorClass: "window", error: "late", text: "late" } as const;
  await storage.outbox.refuse({ providerId: "p2" }, refusal, "p2", at(6));
  const address = { channel: pushing, account: "centre", contact: "paul" };
  await storage.handoff.answeredElsewhere(address, line("e1", words("oui"), byMediator(sonia)), at(6));
  await storage.outbox.retry(MessageId.parse("r2"), at(6));
  await storage.handoff.claim(id, sonia, at(3));
  await storage.handoff.reply(id, sonia.id, line("m1", words("oui"), byMediator(sonia)));
  await storage.handoff.waiting();
  await storage.handoff.list(10);
  await storage.handoff.transcript(id);
  await storage.handoff.botMessagesInFlight(id);
  await storage.liveEvents.after(0, 10);
  await storage.liveEvents.after(0, 10, id);
  await storage.alerts.raise(anAlert("a"));
  await storage.alerts.acknowledge("a", "Sonia", at(1));
  await storage.alerts.open();
  await storage.mediators.add({ ...sonia, email: "a@b.fr", role: "admin", passwordHash: "x", totpSecret: null });
  await storage.mediators.startSession({
    tokenHash: "h",
    mediator: sonia.id,
    createdAt: at(0),
    lastSeenAt: at(0),
    expiresAt: at(9),
  });
  await storage.mediators.touchSession("h", at(1));
  await storage.mediators.failedSignIns("key", at(0));
  await storage.mediators.clearFailedSignIns("key");
  await storage.mediators.endSessionsOf(sonia.id);
  await storage.mediators.audit(10);
  await storage.personalData.collect(id);
  await storage.personalData.pendingErasures();
  await storage.personalData.outlived({ assistantAlone: at(0), withMediator: at(0) }, 10);
  await storage.personalData.forgetWords(id, at(0), at(101));
  await storage.personalData.erase(id, at(100), at(101));
  const [one, other] = ["amina", "lid"].map((contact) => saying(contact, "", { channel: pushing }).address);
  await converse(storage, "lid", { channel: pushing, sentAt: at(110) });
  await storage.contacts.learnAlias(one!, other!, at(120));
  await storage.handoff.heldBy(sonia.id);
  await storage.mediators.remove(sonia.id, at(130));
  await storage.mediators.former();
  await storage.feedback.unanswered(10);
  await storage.feedback.satisfaction(at(0));
  await storage.feedback.dropUnanswered(["1"]);
  await storage.liveEvents.droppedUpTo();
  const change = { at: at(0), by: null, part: "everything", id: "", before: null, after: null } as const;
  await storage.schedule.save(0, { schedule: aSchedule(), changedIn: {} }, change);
  await storage.schedule.version();
  await storage.schedule.latest();
  await storage.schedule.changes(9);
  for (const kind of keptForAWhile) await storage.retention.dropOlder(kind, at(200), 1);
}

/** Walks that are short or meant, whatever the number of rows. */
const meant = [
  /^SCAN conversation USING INDEX conversation_in_inbox$/, // stops at the limit
  /^SCAN (event|outbox) USING (COVERING )?INDEX (event_pending|event_poisoned|outbox_open)$/, // partial: what is open only
  /^SCAN alert USING INDEX alert_open$/, // partial: what is open only
  /^SCAN (conversation|outbox) USING (COVERING )?INDEX (conversation_free_to_claim|conversation_held|conversation_to_send|conversation_to_erase|conversation_with_words)$/,
  /^SCAN (audit|schedule_change|sqlite_sequence|ping|mediator)$/, // stops at the limit, or a handful of rows
  /^SCAN part USING INDEX conversation_with_words$/, // partial: those with words only
  /^SCAN (live_log|mediator|satisfaction|unanswered|json_each VIRTUAL TABLE INDEX 1:)$/, // a row, a handful, or up to the limit
  /^SCAN CONSTANT ROW$/,
];

describe("what every message and every screen asks the database", () => {
  it("is answered through an index, never by reading a whole table", async () => {
    const db = openDatabase(temporaryFile());
    await migrate(db);
    const heard = new Set<string>();
    listen(db.reader, heard);
    await db.write((writer) => listen(writer, heard));
    await useEverything(storageOn(db, async () => undefined, options));
    const statements = [...heard].filter((sql) => /^\s*(SELECT|INSERT|UPDATE|DELETE)/.test(sql));
    expect(statements.length).toBeGreaterThan(50);
    const scans = statements.flatMap((sql) =>
      (db.reader.prepare(`EXPLAIN QUERY PLAN ${sql}`).all() as { detail: string }[])
        .map(({ detail }) => detail)
        .filter((detail) => detail.startsWith("SCAN") && !meant.some((pattern) => pattern.test(detail)))
        .map((detail) => `${detail}: ${sql.trim().replaceAll(/\s+/g, " ")}`),
    );
    expect(scans).toEqual([]);
    await db.close();
  });
});
