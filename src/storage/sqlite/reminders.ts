import type { ReminderStore } from "../../conversation/reminder-store.ts";
import type { ConversationId } from "../../shared/ids.ts";
import type { StorageOptions } from "../storage.ts";
import { raiseAlert } from "./alerts.ts";
import { announceAppointments } from "./announce-appointments.ts";
import { appointmentOf, type AppointmentRow } from "./appointment-row.ts";
import { findConversation } from "./conversation-acts.ts";
import type { SqliteDatabase } from "./database.ts";
import { byId } from "./insert-appointment.ts";
import { command, query } from "./query.ts";
import { tellPerson } from "./tell-person.ts";

const without = query<AppointmentRow>(`
  SELECT * FROM appointment
  WHERE starts_at >= ? AND starts_at < ? AND state = 'booked' AND conversation IS NOT NULL
    AND NOT EXISTS (SELECT 1 FROM json_each(reminders) WHERE value ->> 'kind' = ?)
  ORDER BY starts_at, id LIMIT ?
`);
const mark = command("UPDATE appointment SET reminders = json_insert(reminders, '$[#]', json(?)) WHERE id = ?");

export const sqliteReminders = (db: SqliteDatabase, options: StorageOptions): ReminderStore => ({
  without: async (kind, from, to, limit) =>
    without.all(db.reader, from.getTime(), to.getTime(), kind, limit).map((row) => appointmentOf(row)),

  settle: ({ appointment, version, kind }, act, now) =>
    db.write((db) => {
      const row = byId.first(db, appointment);
      if (row?.state !== "booked" || row.version !== version || row.conversation === null) return "stale";
      if (appointmentOf(row).reminders.some((done) => done.kind === kind)) return "known";
      mark(db, JSON.stringify({ kind, outcome: act.outcome, at: now }), appointment);
      const conversation = findConversation(db, row.conversation as ConversationId);
      if (act.outcome === "said" && conversation !== null) tellPerson(db, conversation, act.messages, options, now);
      if (act.outcome === "unreachable") raiseAlert(db, act.alert);
      announceAppointments(db, now);
      return "done";
    }),
});
