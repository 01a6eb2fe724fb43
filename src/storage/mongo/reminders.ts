import type { ReminderAct, ReminderStore } from "../../conversation/reminder-store.ts";
import { keep } from "./change.ts";
import { changeOne } from "./change-appointment.ts";
import type { MongoDatabase } from "./database.ts";
import { announced, dayStep, dayWritten, put, withFollowUp } from "./day-step.ts";
import type { NewFollowUp } from "./follow-up.ts";
import { listAppointments } from "./shown-appointments.ts";

/** The mark stands in the day, with what is said pending in that same update. */
export const mongoReminders = (db: MongoDatabase): ReminderStore => ({
  without: (kind, from, to, limit) =>
    db.act(async () => {
      const filter = {
        start: { $gte: from, $lt: to },
        state: { $in: ["booked", "moved"] },
        "reminders.kind": { $ne: kind },
      };
      const found = await listAppointments(db, filter, (one) => one.state === "booked" && one.conversation !== null);
      return found.filter(({ reminders }) => reminders.every((done) => done.kind !== kind)).slice(0, limit);
    }),

  settle: ({ appointment, version, kind }, done, now) =>
    db.act(() =>
      changeOne<"done" | "known" | "stale">(db, appointment, "stale", (one, day) => {
        if (one.state !== "booked" || one.version !== version || one.conversation === null) return keep("stale");
        if (one.reminders.some((earlier) => earlier.kind === kind)) return keep("known");
        const marked = { ...one, reminders: [...one.reminders, { kind, outcome: done.outcome, at: now }] };
        const step = withFollowUp(put(dayStep(day), marked), ...followUpsOf(done, one.conversation, now));
        return dayWritten(announced(step, now), "done");
      }),
    ),
});

const followUpsOf = (done: ReminderAct, conversation: string, now: Date): readonly NewFollowUp[] => {
  switch (done.outcome) {
    case "said":
      return [{ does: "say", conversation, messages: done.messages, now }];
    case "unreachable":
      return [{ does: "raise-alert", alert: done.alert }];
    case "passed-over":
      return [];
  }
};
