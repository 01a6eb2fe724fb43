import type { Fault } from "../shared/fault.ts";
import type { LineOf } from "../shared/read-yaml.ts";
import { canHost, withoutBreak, type Hours } from "./opening.ts";
import type { AgentRow, OpeningRow, ReasonRow, ScheduleFile } from "./schedule-file.ts";
import { minuteOfDay } from "./wall-clock.ts";

/** What the form alone does not show: names used twice, hours that end before they begin, a reason that nobody could ever take. */
export function findScheduleFaults(
  { motifs, personnes, fermetures }: ScheduleFile,
  file: string,
  lineOf: LineOf,
): Fault[] {
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
      for (const { why, remedy } of openingProblems(opening)) {
        report(["personnes", agentIndex, "ouvertures", index], why, remedy);
      }
    });
    agent.absences.forEach((absence, index) => {
      const backwards = "de" in absence ? absence.a <= absence.de : "du" in absence && absence.au < absence.du;
      if (!backwards) return;
      report(["personnes", agentIndex, "absences", index], "this absence ends before it begins", "Correct its times.");
    });
  });
  fermetures.forEach(({ du, au }, index) => {
    if (au < du) report(["fermetures", index], "this closure ends before it begins", 'Correct "du" or "au".');
  });
  return faults;
}

type Problem = { readonly why: string; readonly remedy: string };

function whyNobodyTakes(
  { competence, minutes, lieu, personnes }: ReasonRow,
  agents: readonly AgentRow[],
): Problem | null {
  const unknown = personnes?.find((id) => agents.every((agent) => agent.id !== id));
  if (unknown !== undefined) {
    return { why: `nobody has the id "${unknown}"`, remedy: 'Correct "personnes", or take it out.' };
  }
  const able = agents.filter(
    ({ id, competences }) => competences.includes(competence) && (personnes === null || personnes.includes(id)),
  );
  if (able.length === 0) {
    return { why: `no one has the skill "${competence}"`, remedy: `Add it to the "competences" of a person.` };
  }
  const openings = able.flatMap(({ ouvertures }) => ouvertures).filter((opening) => canHost(opening.lieu, lieu));
  if (openings.length === 0) {
    return { why: `those who have the skill never receive ${where[lieu]}`, remedy: "Add an opening with that lieu." };
  }
  if (openings.flatMap(hoursOf).every(({ from, to }) => from < to && minuteOfDay(to) - minuteOfDay(from) < minutes)) {
    return { why: `no opening lasts ${minutes} minutes`, remedy: "Shorten the reason or lengthen an opening." };
  }
  return null;
}

const where = { centre: "at the centre", phone: "by telephone", home: "at people's homes" } as const;

type DayRow = Pick<OpeningRow, "de" | "a" | "pause">;
const hoursOf = ({ de, a, pause }: DayRow): readonly Hours[] =>
  withoutBreak({ from: de, to: a, break: pause === null ? null : { from: pause.de, to: pause.a } });

function openingProblems(row: OpeningRow): readonly Problem[] {
  const { toutes_les_semaines, a_partir_du, jusqu_au, exceptions } = row;
  const problems = [
    dayProblem(row, "this opening"),
    ...exceptions.map((one) => ("de" in one ? dayProblem(one, `the exception of ${one.le}`) : null)),
  ];
  if (toutes_les_semaines > 1 && a_partir_du === null) {
    problems.push({
      why: `an opening every ${toutes_les_semaines} weeks must say which week is the first`,
      remedy: 'Add "a_partir_du" with the date of its first day.',
    });
  }
  if (a_partir_du !== null && jusqu_au !== null && jusqu_au < a_partir_du) {
    problems.push({
      why: "this opening's last day comes before its first",
      remedy: 'Correct "a_partir_du" or "jusqu_au".',
    });
  }
  const twice = exceptions.find(({ le }, index) => exceptions.findIndex((other) => other.le === le) !== index);
  if (twice) problems.push({ why: `this opening has two exceptions on ${twice.le}`, remedy: "Keep one of them." });
  return problems.filter((problem) => problem !== null);
}

function dayProblem({ de, a, pause }: DayRow, what: string): Problem | null {
  if (a <= de) return { why: `${what} ends at ${a}, before it begins`, remedy: 'Correct "de" or "a".' };
  if (pause !== null && !(de < pause.de && pause.de < pause.a && pause.a < a)) {
    return { why: `${what} has a break that is not inside its hours`, remedy: 'Correct "pause".' };
  }
  return null;
}
