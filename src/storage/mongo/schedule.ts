import type { KeptSchedule, SchedulePart, ScheduleStore } from "../../appointments/schedule-store.ts";
import type { MediatorId } from "../../shared/ids.ts";
import { keep } from "./change.ts";
import { newChangeable } from "./changeable.ts";
import type { MongoDatabase } from "./database.ts";
import { theSchedule, type ScheduleChangeDocument, type ScheduleDocument } from "./schedule-document.ts";

export const mongoSchedule = ({ act, changeSchedule, collections, unfoldSchedule }: MongoDatabase): ScheduleStore => ({
  version: () =>
    act(async () => {
      const found = await collections.schedule.findOne({ _id: theSchedule }, { version: 1 }).lean().exec();
      return found?.version ?? 0;
    }),

  latest: () =>
    act(async () => {
      const found = await collections.schedule.findOne({ _id: theSchedule }).lean<ScheduleDocument>().exec();
      return found === null ? null : { version: found.version, ...(JSON.parse(found.content) as KeptSchedule) };
    }),

  save: (after, { schedule, changedIn }, { at, by, part, id, before, after: became }) =>
    act(() =>
      changeSchedule<"saved" | "stale">(theSchedule, (document) => {
        if ((document?.version ?? 0) !== after) return keep("stale");
        const version = after + 1;
        const content = JSON.stringify({ schedule, changedIn });
        const mediator = by?.mediator ?? null;
        const mediatorName = by?.name ?? null;
        const change = { _id: version, at, mediator, mediatorName, part, id, before, after: became };
        return {
          kind: "write",
          next: { ...(document ?? { ...newChangeable, _id: theSchedule }), version, content },
          followUps: [
            { does: "record-schedule-change", change },
            { does: "tell", line: { at, kind: "schedule", conversation: null, ref: null } },
          ],
          answer: "saved",
        };
      }),
    ),

  changes: (limit) =>
    act(async () => {
      await unfoldSchedule(); // what a killed process saved is among them
      const query = collections.scheduleChanges.find({}).sort({ _id: -1 }).limit(limit);
      const newest = await query.lean<ScheduleChangeDocument[]>().exec();
      return newest.map(({ _id, at, mediator, mediatorName, part, id, before, after }) => ({
        version: _id,
        at,
        by: mediator === null ? null : { mediator: mediator as MediatorId, name: mediatorName ?? "" },
        part: part as SchedulePart,
        id,
        before,
        after,
      }));
    }),
});
