import type { Alert, AlertStore } from "../../handoff/alert.ts";
import { alertOf, newAlert, type AlertDocument } from "./alert-document.ts";
import { keep, type Change } from "./change.ts";
import type { MongoDatabase } from "./database.ts";
import type { NewFollowUp } from "./follow-up.ts";

export const raiseAlert = (change: Change<AlertDocument>, alert: Alert): Promise<void> =>
  change(alert.id, (known) =>
    known === null
      ? { kind: "write", next: newAlert(alert), followUps: [toldAt(alert.at)], answer: undefined }
      : keep(undefined),
  );

export const mongoAlerts = ({ act, collections: { alerts }, changeAlert }: MongoDatabase): AlertStore => ({
  raise: (alert) => act(() => raiseAlert(changeAlert, alert)),

  open: () =>
    act(async () => {
      const open = await alerts.find({ acknowledgedAt: null }).sort({ at: 1, _id: 1 }).lean<AlertDocument[]>().exec();
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
