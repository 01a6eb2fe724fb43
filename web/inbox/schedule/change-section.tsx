import type { ReactElement } from "react";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { sayClock, sayDay } from "../frame/say-time.ts";
import { sayAct, sayChanged } from "./say-schedule.ts";

/** Who changed what, the newest first. */
export function ChangeSection({ view }: { readonly view: ScheduleView }): ReactElement | null {
  if (view.changes.length === 0) return null;
  return (
    <section aria-labelledby="changes">
      <h2 id="changes" className="group-title">
        Derniers changements
      </h2>
      <ul className="sheet sheet-list">
        {view.changes.map((change) => (
          <li key={change.version} className="sheet-row change">
            <span>
              {sayChanged(change, view)} <span className="change-act">({sayAct(change)})</span>
            </span>
            <span className="change-when">
              {change.by ?? "Ligne de commande"}, {sayDay(change.at, new Date()).toLowerCase()} à {sayClock(change.at)}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
