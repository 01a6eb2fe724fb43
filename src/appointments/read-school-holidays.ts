import { Temporal } from "temporal-polyfill";
import type { Fault } from "../shared/fault.ts";
import { readYaml } from "../shared/read-yaml.ts";
import type { SchoolHolidays } from "./school-holidays.ts";
import { SchoolHolidaysFile } from "./schedule-file.ts";

export type ReadSchoolHolidays =
  | { readonly schoolHolidays: readonly SchoolHolidays[]; readonly toVerify: boolean }
  | { readonly faults: readonly Fault[] };

/** Reads the text of knowledge-base/vacances-scolaires.yaml: the table, or every fault with its line. */
export function readSchoolHolidays(text: string, file: string): ReadSchoolHolidays {
  const read = readYaml(text, file, SchoolHolidaysFile);
  if ("faults" in read) return read;
  const { vacances, a_verifier } = read.value;
  const faults = vacances.flatMap(({ du, reprise }, index) =>
    du < reprise
      ? []
      : [
          {
            file,
            line: read.lineOf(["vacances", index]),
            problem: "these holidays end before they begin",
            remedy: 'Correct "du" or "reprise".',
          },
        ],
  );
  if (faults.length > 0) return { faults };
  return {
    toVerify: a_verifier,
    schoolHolidays: vacances.map(({ libelle, du, reprise }) => ({
      id: `vacances-${du}`,
      label: libelle,
      from: du,
      to: Temporal.PlainDate.from(reprise).subtract({ days: 1 }).toString(),
    })),
  };
}
