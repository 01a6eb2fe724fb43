import type { PartFault } from "./find-part-faults.ts";
import { withoutBreak } from "./opening.ts";
import { canTake, openingsFor } from "./offer-slots.ts";
import type { Reason } from "./reason.ts";
import type { Schedule } from "./schedule.ts";
import { minuteOfDay } from "./wall-clock.ts";

/** Why nobody could ever take a reason, in French, beside the field that would mend it; null when somebody can. */
export function whyUntakeable(reason: Reason, schedule: Pick<Schedule, "agents" | "openings">): PartFault | null {
  if (!schedule.agents.some((agent) => canTake(agent, reason))) {
    return reason.agents === null
      ? { field: "skill", message: "Personne n’a cette compétence : aucun horaire ne sera proposé." }
      : { field: "agents", message: "Ces personnes n’ont pas cette compétence : aucun horaire ne sera proposé." };
  }
  const openings = openingsFor(reason, schedule);
  if (openings.length === 0) {
    return { field: "place", message: `Personne ne reçoit ${where[reason.place]} : aucun horaire ne sera proposé.` };
  }
  const longest = Math.max(
    ...openings.flatMap(withoutBreak).map(({ from, to }) => minuteOfDay(to) - minuteOfDay(from)),
  );
  return longest < reason.minutes
    ? { field: "minutes", message: `Aucun horaire ne dure ${reason.minutes} minutes de suite.` }
    : null;
}

const where: Readonly<Record<Reason["place"], string>> = {
  centre: "au centre",
  phone: "par téléphone",
  home: "à domicile",
};
