import type { Fault } from "../shared/fault.ts";
import type { LineOf } from "../shared/read-yaml.ts";
import { canHost } from "./opening.ts";
import type { AgentRow, OpeningRow, ReasonRow, ScheduleFile } from "./schedule-file.ts";
import { minuteOfDay } from "./wall-clock.ts";

/** What the form alone does not show: names used twice, hours that end before they begin, a reason that nobody could ever take. */
export function findScheduleFaults({ motifs, personnes }: ScheduleFile, file: string, lineOf: LineOf): Fault[] {
  const faults: Fault[] = [];
  const report = (path: readonly PropertyKey[], problem: string, remedy: string): void => {
    faults.push({ file, line: lineOf(path), problem, remedy });
  };
  for (const [list, rows] of [
    ["motifs", motifs],
    ["personnes", personnes],
  ] as const) {
    rows.forEach(({ id }, index) => {
      if (rows.findIndex((other) => other.id === id) === index) return;
      report([list, index, "id"], `the id "${id}" is used twice in ${list}`, "Give each its own id.");
    });
  }
  motifs.forEach((reason, index) => {
    const problem = whyNobodyTakes(reason, personnes);
    if (problem) report(["motifs", index], `nobody can take "${reason.id}": ${problem.why}`, problem.remedy);
  });
  personnes.forEach((agent, agentIndex) => {
    agent.ouvertures.forEach((opening, index) => {
      const problem = openingProblem(opening);
      if (problem) report(["personnes", agentIndex, "ouvertures", index], problem.why, problem.remedy);
    });
    agent.absences.forEach((absence, index) => {
      const backwards = "de" in absence ? absence.a <= absence.de : "du" in absence && absence.au < absence.du;
      if (!backwards) return;
      report(["personnes", agentIndex, "absences", index], "this absence ends before it begins", "Correct its times.");
    });
  });
  return faults;
}

type Problem = { readonly why: string; readonly remedy: string };

function whyNobodyTakes({ competence, minutes, lieu }: ReasonRow, agents: readonly AgentRow[]): Problem | null {
  const able = agents.filter(({ competences }) => competences.includes(competence));
  if (able.length === 0) {
    return { why: `no one has the skill "${competence}"`, remedy: `Add it to the "competences" of a person.` };
  }
  const openings = able.flatMap(({ ouvertures }) => ouvertures).filter((opening) => canHost(opening.lieu, lieu));
  if (openings.length === 0) {
    return { why: "those who have the skill never receive at the centre", remedy: "Add an opening with lieu: centre." };
  }
  if (openings.every(({ de, a }) => de < a && minuteOfDay(a) - minuteOfDay(de) < minutes)) {
    return { why: `no opening lasts ${minutes} minutes`, remedy: "Shorten the reason or lengthen an opening." };
  }
  return null;
}

function openingProblem({ de, a, toutes_les_semaines, a_partir_du, jusqu_au }: OpeningRow): Problem | null {
  if (a <= de) return { why: `this opening ends at ${a}, before it begins`, remedy: 'Correct "de" or "a".' };
  if (toutes_les_semaines > 1 && a_partir_du === null) {
    return {
      why: `an opening every ${toutes_les_semaines} weeks must say which week is the first`,
      remedy: 'Add "a_partir_du" with the date of its first day.',
    };
  }
  if (a_partir_du !== null && jusqu_au !== null && jusqu_au < a_partir_du) {
    return { why: "this opening's last day comes before its first", remedy: 'Correct "a_partir_du" or "jusqu_au".' };
  }
  return null;
}
