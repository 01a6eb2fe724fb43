import { AppointmentId } from "../../../src/appointments/appointment.ts";
import { openDatabase } from "../../../src/storage/sqlite/database.ts";
import { appointmentTables } from "../../../src/storage/sqlite/schema-appointments.ts";
import { careTables } from "../../../src/storage/sqlite/schema-care.ts";
import { channelTables } from "../../../src/storage/sqlite/schema-channels.ts";
import { conversationTables } from "../../../src/storage/sqlite/schema-conversations.ts";
import { inboxTables } from "../../../src/storage/sqlite/schema-inbox.ts";
import { leaseTable } from "../../../src/storage/sqlite/schema-leases.ts";
import { outboxTables } from "../../../src/storage/sqlite/schema-outbox.ts";
import { openSqliteStorage } from "../../../src/storage/sqlite/sqlite-storage.ts";
import { now, person, slot, wish } from "../../appointments/hold-wishes.ts";
import { options } from "../story.ts";
import { temporaryFile } from "../temporary-file.ts";

describe("a file in which appointments could not be moved yet", () => {
  it("keeps its appointments, their time and their order", async () => {
    const file = temporaryFile();
    const db = openDatabase(file);
    const { start, end } = slot("09:00");
    await db.write((db) => {
      for (const tables of [conversationTables, outboxTables, inboxTables, appointmentTables]) db.exec(tables);
      for (const tables of [careTables, leaseTable, channelTables]) db.exec(tables);
      const insert = db.prepare(`
        INSERT INTO appointment (id, code, reason, agent, place, starts_at, ends_at, state, held_at, conversation, first_name, hold_event)
        VALUES (?, 'CDFH', 'caf', 'samira', 'centre', ?, ?, ?, 0, ?, 'Amina', ?)
      `);
      insert.run("old-z", start.getTime(), end.getTime(), "cancelled-by-resident", person("amina"), "e1");
      insert.run("old-a", start.getTime(), end.getTime(), "booked", person("amina"), "e2");
      const occupy = db.prepare("INSERT INTO busy VALUES ('samira', ?, 'old-a')");
      const first = start.getTime() / 300_000;
      for (let cell = first; cell < first + 12; cell++) occupy.run(cell); // 45 minutes and a buffer of 15
      db.exec("PRAGMA user_version = 4");
    });
    await db.close();

    const storage = await openSqliteStorage(file, options);
    const { appointments } = storage;
    const id = AppointmentId.parse("old-a");
    expect(await appointments.lastHeldBy(person("amina"))).toMatchObject({
      ...{ id, code: "CDFH", firstName: "Amina", origin: { kind: "resident" }, version: 1, reminders: [] },
      ...{ state: { kind: "booked", attendance: "unsaid" }, calendar: { uid: id, sequence: 0 } },
    });
    expect((await appointments.find(AppointmentId.parse("old-z")))?.calendar.sequence).toBe(1);
    const others = { conversation: person("bilal"), ...slot("09:55") };
    expect((await appointments.hold(wish(others), now)).kind).toBe("taken");
    const moved = await appointments.hold(wish({ ...slot("10:00"), moves: id }), now);
    expect(moved.kind).toBe("held");
    await storage.close();
  });
});
