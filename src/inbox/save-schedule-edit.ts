import { editSchedule } from "../appointments/edit-schedule.ts";
import type { PartFault } from "../appointments/find-part-faults.ts";
import type { Schedule } from "../appointments/schedule.ts";
import type { ScheduleEdit } from "../appointments/schedule-edit.ts";
import type { ScheduleChange, SchedulePart } from "../appointments/schedule-store.ts";
import { toLocal } from "../appointments/wall-clock.ts";
import type { InboxSchedule } from "./inbox-schedule.ts";
import type { Mediator } from "./mediator-store.ts";

export type SaveOutcome =
  | { readonly kind: "saved"; readonly version: number; readonly before: Schedule; readonly after: Schedule }
  | { readonly kind: "same"; readonly version: number }
  | { readonly kind: "refused"; readonly faults: readonly PartFault[] }
  /** By whom and how, as far as the journal still knows; `seen` is what the mediator must say to have seen. */
  | {
      readonly kind: "changed-meanwhile";
      readonly last: (ScheduleChange & { readonly version: number }) | null;
      readonly seen: number | null;
    };

/** Whoever changes another part at the same time does not stand in the way: the edit is made again on the newest version. */
export async function saveScheduleEdit(
  edit: ScheduleEdit,
  by: Pick<Mediator, "id" | "name">,
  now: Date,
  { live, store, timeZone }: Pick<InboxSchedule, "live" | "store" | "timeZone">,
): Promise<SaveOutcome> {
  const forgotten = toLocal(now, timeZone).toPlainDate().subtract({ years: 1 }).toString();
  for (;;) {
    const kept = await live.read();
    const outcome = editSchedule(kept, edit, kept.version + 1, forgotten);
    if (outcome.kind === "same") return { kind: "same", version: kept.version };
    if (outcome.kind === "refused") return outcome;
    const part: SchedulePart = edit.act === "open-holiday" ? "open-holiday" : edit.part;
    const id = edit.act === "put" ? edit.item.id : edit.act === "remove" ? edit.id : edit.date;
    if (outcome.kind === "changed-meanwhile") {
      const last = (await store.changes(mostChanges)).find((one) => one.part === part && one.id === id) ?? null;
      return { ...outcome, last };
    }
    const change = { at: now, by: { mediator: by.id, name: by.name }, ...outcome.change };
    if ((await store.save(kept.version, outcome.next, change)) === "stale") continue;
    await live.refresh();
    return { kind: "saved", version: kept.version + 1, before: kept.schedule, after: outcome.next.schedule };
  }
}

const mostChanges = 500;
