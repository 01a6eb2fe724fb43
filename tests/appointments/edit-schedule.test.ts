import { editSchedule } from "../../src/appointments/edit-schedule.ts";
import { ScheduleEdit } from "../../src/appointments/schedule-edit.ts";
import type { KeptSchedule } from "../../src/appointments/schedule-store.ts";
import { aClosure, anAbsence, anOpening, aReason, aSchedule, karim } from "./schedules.ts";

const kept: KeptSchedule = { schedule: aSchedule(), changedIn: {} };
const edit = (changes: object): ScheduleEdit => ScheduleEdit.parse({ act: "put", seen: null, ...changes });
const edited = (from: KeptSchedule, changes: object, version = 1): KeptSchedule => {
  const outcome = editSchedule(from, edit(changes), version, "2025-03-25");
  if (outcome.kind !== "edited") throw new Error(`expected it to be edited, but it was ${JSON.stringify(outcome)}`);
  return outcome.next;
};
const kindOf = (from: KeptSchedule, changes: object): string => editSchedule(from, edit(changes), 9, "2025-03-25").kind;
const away = anAbsence("2026-04-02T13:00", "2026-04-02T18:00");
const addAway = { part: "absence", item: away };

describe("an edit of the schedule", () => {
  it("adds, changes and removes one part, and says in which version", () => {
    const added = edited(kept, addAway);
    expect(added).toEqual({ schedule: aSchedule({ absences: [away] }), changedIn: { [`absence/${away.id}`]: 1 } });
    const longer = { ...away, to: "2026-04-03T18:00" };
    const changed = edited(added, { part: "absence", item: longer, seen: 1 }, 2);
    expect(changed.schedule.absences).toEqual([longer]);
    const removed = edited(changed, { act: "remove", part: "absence", id: away.id, seen: 2 }, 3);
    expect(removed).toEqual(kept);
  });

  it("keeps the place of what it changes", () => {
    const two = aSchedule({ reasons: [aReason(), aReason({ id: "impots" as never, label: "Impôts" })] });
    const from = { schedule: two, changedIn: {} };
    const item = aReason({ minutes: 30 });
    expect(edited(from, { part: "reason", item, seen: 0 }).schedule.reasons.map(({ minutes }) => minutes)).toEqual([
      30, 45,
    ]);
  });

  it("opens the centre on a public holiday, and closes it again", () => {
    const open = { act: "open-holiday", date: "2026-04-06", open: true, seen: 0 };
    const opened = edited(kept, open);
    expect(opened.schedule.openHolidays).toEqual(["2026-04-06"]);
    expect(edited(opened, { ...open, open: false, seen: 1 }, 2).schedule.openHolidays).toEqual([]);
  });

  it("is nothing new when it is sent again, whatever the order of its keys", () => {
    const reversed = Object.fromEntries(Object.entries(away).toReversed());
    expect(kindOf(edited(kept, addAway), { part: "absence", item: reversed })).toBe("same");
    expect(kindOf(kept, { act: "remove", part: "absence", id: "never", seen: null })).toBe("same");
  });

  it.each([
    ["somebody changed since", { part: "reason", item: aReason({ minutes: 30 }), seen: 0 }],
    ["somebody made under the same id", { part: "reason", item: aReason({ minutes: 30 }), seen: null }],
    ["somebody removed", { part: "absence", item: away, seen: 4 }],
    ["somebody changed before it was removed", { act: "remove", part: "reason", id: "demarches-caf", seen: 3 }],
  ])("does not overwrite what %s", (_, changes) => {
    const later = { schedule: aSchedule(), changedIn: { "reason/demarches-caf": 5 } };
    expect(kindOf(later, changes)).toBe("changed-meanwhile");
  });

  it("forgets absences, closures and exceptions that were over a year ago", () => {
    const old = {
      schedule: aSchedule({
        absences: [anAbsence("2024-01-01T00:00", "2024-01-08T00:00")],
        closures: [aClosure("2024-08-01", "2024-08-15"), aClosure("2026-08-01", "2026-08-15")],
        openings: [
          anOpening({
            exceptions: [
              { kind: "cancelled", date: "2024-02-06" },
              { kind: "cancelled", date: "2026-04-07" },
            ],
          }),
        ],
      }),
      changedIn: { "absence/away-2024-01-01": 1, "opening/samira-1": 1 },
    };
    const { schedule, changedIn } = edited(old, addAway, 2);
    expect(schedule.absences).toEqual([away]);
    expect(schedule.closures.map(({ from }) => from)).toEqual(["2026-08-01"]);
    expect(schedule.openings[0]?.exceptions.map((one) => one.date)).toEqual(["2026-04-07"]);
    expect(changedIn).toEqual({ "opening/samira-1": 1, [`absence/${away.id}`]: 2 });
  });
});

describe("what makes no sense is refused, beside its field", () => {
  const opening = anOpening({ id: "new" });
  const other = { kind: "other-hours", date: "2026-04-07", from: "09:00", to: "10:00", break: null } as const;
  it.each([
    ["label", { part: "reason", item: aReason({ id: "x" as never, label: "" }) }],
    ["label", { part: "reason", item: aReason({ id: "x" as never, label: "Un rendez-vous pour la CAF" }) }],
    ["label", { part: "reason", item: aReason({ id: "x" as never, label: " caf " }) }],
    ["minutes", { part: "reason", item: aReason({ minutes: 44 }), seen: 0 }],
    ["bufferMinutes", { part: "reason", item: aReason({ bufferMinutes: -5 }), seen: 0 }],
    ["skill", { part: "reason", item: aReason({ skill: "Titre de séjour" }), seen: 0 }],
    ["agents", { part: "reason", item: aReason({ agents: ["nobody" as never] }), seen: 0 }],
    ["agents", { part: "reason", item: aReason({ agents: [] }), seen: 0 }],
    ["maxNoticeDays", { part: "reason", item: aReason({ maxNoticeDays: 0 }), seen: 0 }],
    ["minNoticeHours", { part: "reason", item: aReason({ minNoticeHours: 72, maxNoticeDays: 3 }), seen: 0 }],
    ["bring", { part: "reason", item: aReason({ bring: ["Votre mot de passe écrit"] }), seen: 0 }],
    ["firstName", { part: "agent", item: { id: "lea", firstName: "samira", skills: ["demarches"], example: false } }],
    ["skills", { part: "agent", item: { id: "lea", firstName: "Léa", skills: [], example: false } }],
    ["agent", { part: "opening", item: { ...opening, agent: "nobody" } }],
    ["from", { part: "opening", item: { ...opening, from: "9h" } }],
    ["to", { part: "opening", item: { ...opening, to: "08:00" } }],
    ["break", { part: "opening", item: { ...opening, break: { from: "11:00", to: "13:00" } } }],
    [
      "validFrom",
      { part: "opening", item: { ...opening, recurrence: { kind: "every-n-weeks", weeks: 2, anchor: "" } } },
    ],
    ["validTo", { part: "opening", item: { ...opening, validFrom: "2026-04-07", validTo: "2026-04-01" } }],
    [
      "exceptions.0.date",
      { part: "opening", item: { ...opening, exceptions: [{ kind: "cancelled", date: "2026-02-30" }] } },
    ],
    ["exceptions.1.date", { part: "opening", item: { ...opening, exceptions: [other, other] } }],
    ["exceptions.0.to", { part: "opening", item: { ...opening, exceptions: [{ ...other, to: "08:00" }] } }],
    ["to", { part: "absence", item: { ...away, id: "x", to: away.from } }],
    ["to", { part: "absence", item: { ...away, id: "x", to: "2062-04-02T18:00" } }],
    ["from", { part: "absence", item: { ...away, id: "x", from: "T13:00" } }],
    ["agent", { part: "absence", item: { ...away, id: "x", agent: "nobody" } }],
    ["to", { part: "closure", item: { ...aClosure("2026-04-02", "2026-04-01"), id: "x" } }],
    ["label", { part: "closure", item: { ...aClosure("2026-04-02", "2026-04-02"), id: "x", label: " " } }],
    ["from", { part: "school-holidays", item: { id: "x", label: "Été", from: "", to: "2026-08-31" } }],
    ["date", { act: "open-holiday", date: "2026-04-07", open: true, seen: 0 }],
    ["id", { act: "remove", part: "agent", id: "samira", seen: 0 }],
  ])("%s %#", (field, changes) => {
    // ids of absences and closures are made of small letters, as the screen makes them
    const parsed = ScheduleEdit.safeParse({ act: "put", seen: null, ...changes });
    expect(parsed.error).toBeUndefined();
    const outcome = editSchedule(kept, edit(changes), 1, "2025-03-25");
    expect(outcome).toMatchObject({ kind: "refused", faults: [{ field }] });
    expect(outcome.kind === "refused" ? outcome.faults[0]?.message : "").toMatch(/[.!»]$/);
  });

  it("and what is sensible is not", () => {
    for (const changes of [
      { part: "reason", item: aReason({ minutes: 30, agents: [karim], place: "home" }), seen: 0 },
      { part: "agent", item: { id: "lea", firstName: "Léa", skills: ["demarches"], example: false } },
      {
        part: "opening",
        item: {
          ...opening,
          to: "17:00",
          break: { from: "12:00", to: "13:30" },
          recurrence: { kind: "every-n-weeks", weeks: 2, anchor: "2026-04-07" },
          validFrom: "2026-04-07",
          exceptions: [other],
        },
      },
      { part: "closure", item: { ...aClosure("2026-04-02", "2026-04-02"), id: "x" } },
    ]) {
      expect(kindOf(kept, changes)).toBe("edited");
    }
  });
});
