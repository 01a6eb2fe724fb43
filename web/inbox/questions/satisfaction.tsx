import { useQuery } from "@tanstack/react-query";
import type { ReactElement } from "react";
import { api } from "../api/inbox-api.ts";
import { sayDay } from "../frame/say-time.ts";
import { keys } from "../live/use-live-inbox.ts";

const faces = [
  { key: "good", face: "😀", meaning: "Oui, beaucoup" },
  { key: "fair", face: "😐", meaning: "Un peu" },
  { key: "bad", face: "😞", meaning: "Non, pas du tout" },
] as const;

/** "Est-ce que cela vous a aidé ?", counted; nothing is shown as long as nobody answered. */
export function Satisfaction(): ReactElement | null {
  const query = useQuery({ queryKey: keys.satisfaction, queryFn: api.satisfaction, refetchOnMount: "always" });
  const days = query.data?.days ?? [];
  if (days.length === 0) return null;
  const total = (key: (typeof faces)[number]["key"]): number => days.reduce((sum, day) => sum + day[key], 0);
  return (
    <section className="satisfaction" aria-labelledby="satisfaction-title">
      <h2 id="satisfaction-title" className="group-title">
        « Est-ce que cela vous a aidé ? » en 30 jours
      </h2>
      <table>
        <thead>
          <tr>
            <th scope="col">Jour</th>
            {faces.map(({ key, face, meaning }) => (
              <th key={key} scope="col">
                <span role="img" aria-label={meaning} title={meaning}>
                  {face}
                </span>
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {days.toReversed().map((day) => (
            <tr key={day.day}>
              <th scope="row">{sayDay(day.day, new Date())}</th>
              {faces.map(({ key }) => (
                <td key={key}>{day[key]}</td>
              ))}
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">En tout</th>
            {faces.map(({ key }) => (
              <td key={key}>{total(key)}</td>
            ))}
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
