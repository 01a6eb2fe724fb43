import { Alert, Switch } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { ReactElement } from "react";
import type { ScheduleView } from "../../../src/inbox/view-schedule.ts";
import { sayProblem } from "../api/api-fault.ts";
import { api } from "../api/inbox-api.ts";
import { useDesk } from "../desk-context.ts";
import { keys } from "../live/use-live-inbox.ts";
import { sayDate } from "./say-schedule.ts";

/** Computed, and closed unless somebody says otherwise. */
export function HolidaySection({ view }: { readonly view: ScheduleView }): ReactElement {
  const { announce } = useDesk();
  const client = useQueryClient();
  const open = useMutation({
    mutationFn: (day: ScheduleView["publicHolidays"][number]) =>
      api.editSchedule({ act: "open-holiday", date: day.date, open: !day.open, seen: day.seen }),
    onSuccess: (_done, day) => announce(day.open ? `${day.name} : fermé.` : `${day.name} : ouvert exceptionnellement.`),
    onSettled: () =>
      Promise.all([keys.schedule, keys.affected].map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  return (
    <section aria-labelledby="holidays">
      <h2 id="holidays" className="group-title">
        Jours fériés
      </h2>
      <p className="section-note">Le centre est fermé ces jours-là, sauf ceux que vous ouvrez.</p>
      {open.isError && (
        <Alert color="coral" role="alert" mb="sm">
          {sayProblem(open.error)}
        </Alert>
      )}
      <ul className="sheet sheet-list">
        {view.publicHolidays.map((day) => (
          <li key={day.date} className="sheet-row">
            <span className="sheet-what">
              <strong>{day.name}</strong>
              <span>{sayDate(day.date, view.today)}</span>
            </span>
            <Switch
              label={
                <>
                  Ouvert exceptionnellement
                  <span className="unseen">
                    {" "}
                    : {day.name}, {day.date.slice(0, 4)}
                  </span>
                </>
              }
              checked={day.open}
              onChange={() => open.mutate(day)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
