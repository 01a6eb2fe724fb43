import type { ReactElement } from "react";
import { hashOf } from "../frame/place.ts";

const pages = [
  ["schedule", "Horaires et absences"],
  ["reasons", "Motifs"],
] as const;

export const ScheduleNav = ({ here }: { readonly here: (typeof pages)[number][0] }): ReactElement => (
  <nav className="schedule-nav" aria-label="Horaires">
    {pages.map(([kind, label]) => (
      <a key={kind} href={hashOf({ kind })} aria-current={kind === here ? "page" : undefined}>
        {label}
      </a>
    ))}
  </nav>
);
