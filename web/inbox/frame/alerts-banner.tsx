import { Button, VisuallyHidden } from "@mantine/core";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState, type ReactElement } from "react";
import { api } from "../api/inbox-api.ts";
import { keys } from "../live/use-live-inbox.ts";
import { Icon } from "./icons.tsx";
import { sayClock } from "./say-time.ts";
import { goTo } from "./use-place.ts";
import { isUrgent } from "./words.ts";

const firstShown = 1;

/** What a mediator must see, until one says "seen". The urgent ones first. */
export function AlertsBanner(): ReactElement | null {
  const client = useQueryClient();
  const [all, setAll] = useState(false);
  const { data } = useQuery({ queryKey: keys.alerts, queryFn: api.alerts });
  const acknowledge = useMutation({
    mutationFn: api.acknowledge,
    onSettled: () => client.invalidateQueries({ queryKey: keys.alerts }),
  });
  const open = (data?.alerts ?? [])
    .filter(({ acknowledged }) => acknowledged === null)
    .toSorted((a, b) => Number(isUrgent(b)) - Number(isUrgent(a)) || a.at.localeCompare(b.at));
  if (open.length === 0) return null;
  const shown = all ? open : open.slice(0, firstShown);
  return (
    <section className="alerts" aria-label="Alertes">
      <ul aria-live="polite">
        {shown.map((alert, place) => {
          const { conversation } = alert;
          return (
            <li key={alert.id} className="alert" data-urgent={isUrgent(alert) || undefined}>
              <Icon name="warning" size={18} />
              <span className="alert-text">
                {isUrgent(alert) && <VisuallyHidden>Urgent : </VisuallyHidden>}
                {alert.text} <time dateTime={alert.at}>{sayClock(alert.at)}</time>
              </span>
              <span className="alert-acts">
                {place === 0 && open.length > firstShown && (
                  <Button
                    size="compact-sm"
                    variant="transparent"
                    color={isUrgent(alert) ? "white" : "dark"}
                    aria-expanded={all}
                    onClick={() => setAll(!all)}
                  >
                    {all ? "Montrer moins" : sayOthers(open.length - firstShown)}
                  </Button>
                )}
                {conversation !== null && (
                  <Button
                    size="compact-sm"
                    variant="white"
                    color="dark"
                    onClick={() => goTo({ kind: "conversations", open: conversation })}
                  >
                    Voir
                  </Button>
                )}
                <Button
                  size="compact-sm"
                  variant="outline"
                  color={isUrgent(alert) ? "white" : "dark"}
                  onClick={() => acknowledge.mutate(alert.id)}
                >
                  J’ai vu
                </Button>
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}

const sayOthers = (count: number): string => (count === 1 ? "Et une autre" : `Et ${count} autres`);
