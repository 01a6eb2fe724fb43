import type { Alert, AlertStore } from "../../handoff/alert.ts";
import { alertOf, newAlert, type AlertDocument } from "./alert-document.ts";
import { keep } from "./change.ts";
import type { MongoDatabase } from "./database.ts";
import type { NewFollowUp } from "./follow-up.ts";
import { takeNumbers } from "./numbers.ts";

export const raiseAlert = (
  { changeAlert, collections }: Pick<MongoDatabase, "changeAlert" | "collections">,
  alert: Alert,
): Promise<void> =>
  changeAlert(alert.id, async (known) => {
    if (known !== null) return keep(undefined);
    const order = await takeNumbers(collections.counters, "alert", 1);
    return { kind: "write", next: newAlert(alert, order), followUps: [toldAt(alert.at)], answer: undefined };
  });

export const mongoAlerts = ({ act, collections, changeAlert }: MongoDatabase): AlertStore => ({
  raise: (alert) => act(() => raiseAlert({ changeAlert, collections }, alert)),

  open: () =>
    act(async () => {
      const open = await collections.alerts
        .find({ acknowledgedAt: null })
        .sort({ acknowledgedAt: 1, at: 1, order: 1 })
        .lean<AlertDocument[]>()
        .exec();
      return open.map(alertOf);
    }),

  acknowledge: (id, by, now) =>
    act(() =>
      changeAlert(id, (alert) => {
        if (alert === null) return keep("unknown");
        if (alert.acknowledgedAt !== null) return keep("already");
        const next = { ...alert, acknowledgedBy: by, acknowledgedAt: now };
        return { kind: "write", next, followUps: [toldAt(now)], answer: "acknowledged" };
      }),
    ),
});

const toldAt = (at: Date): NewFollowUp => ({
  does: "tell",
  line: { at, kind: "alerts", conversation: null, ref: null },
});
