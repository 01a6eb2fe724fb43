import { Temporal } from "temporal-polyfill";
import { CELL_MINUTES } from "./cells.ts";
import type { Absence, Closure, Hours, Opening } from "./opening.ts";
import { publicHolidays } from "./public-holidays.ts";
import type { Reason } from "./reason.ts";
import type { Agent, Schedule } from "./schedule.ts";
import type { PutEdit, ScheduleEdit } from "./schedule-edit.ts";

/** What is wrong with a part, for the mediator who typed it: `field` names its place in the form. */
export type PartFault = { readonly field: string; readonly message: string };

type Check = readonly [isWrong: boolean, field: string, message: string];

/** In French, to stand beside the field; nothing is saved then. What was typed stays in the form. */
export function findPartFaults(edit: ScheduleEdit, schedule: Schedule): readonly PartFault[] {
  const checks =
    edit.act === "put"
      ? putChecks(edit, schedule)
      : edit.act === "remove"
        ? removeChecks(edit, schedule)
        : holidayChecks(edit);
  return checks.flatMap(([isWrong, field, message]) => (isWrong ? [{ field, message }] : []));
}

function putChecks(edit: PutEdit, schedule: Schedule): readonly Check[] {
  switch (edit.part) {
    case "reason":
      return reasonChecks(edit.item, schedule);
    case "agent":
      return agentChecks(edit.item, schedule);
    case "opening":
      return openingChecks(edit.item, schedule);
    case "absence":
      return absenceChecks(edit.item, schedule);
    case "closure":
      return [...labelChecks(edit.item), ...dateChecks(edit.item)];
    case "school-holidays":
      return [...labelChecks(edit.item), ...dateChecks(edit.item)];
  }
}

function reasonChecks(reason: Reason, { reasons, agents }: Schedule): readonly Check[] {
  const { id, label, minutes, bufferMinutes, skill, minNoticeHours, maxNoticeDays, bring, instructions } = reason;
  const twin = reasons.some((one) => one.id !== id && one.label.trim().toLowerCase() === label.trim().toLowerCase());
  return [
    [label.trim() === "", "label", "Donnez un nom à ce motif."],
    [label.length > 24, "label", `Le nom tient sur un bouton : 24 signes au plus (ici ${label.length}).`],
    [twin, "label", "Un autre motif porte déjà ce nom."],
    [!isFives(minutes) || minutes < 5 || minutes > 480, "minutes", "De 5 à 480 minutes, de cinq en cinq."],
    [
      !isFives(bufferMinutes) || bufferMinutes < 0 || bufferMinutes > 120,
      "bufferMinutes",
      "De 0 à 120 minutes, de cinq en cinq.",
    ],
    [skill.trim() === "", "skill", "Choisissez une compétence."],
    [!isSlug(skill) && skill.trim() !== "", "skill", slugRule],
    [
      reason.agents?.some((who) => agents.every((one) => one.id !== who)) ?? false,
      "agents",
      "Cette personne n’est plus dans la liste.",
    ],
    [
      reason.agents?.length === 0,
      "agents",
      "Choisissez au moins une personne, ou « toutes celles qui ont la compétence ».",
    ],
    [minNoticeHours < 0 || minNoticeHours > 720, "minNoticeHours", "De 0 à 720 heures."],
    [maxNoticeDays < 1 || maxNoticeDays > 366, "maxNoticeDays", "De 1 à 366 jours."],
    [
      maxNoticeDays >= 1 && minNoticeHours >= maxNoticeDays * 24,
      "minNoticeHours",
      "Ce délai est plus long que le délai le plus lointain : personne ne trouverait d’horaire.",
    ],
    [
      bring.some((paper) => paper.trim() === "" || paper.length > 120),
      "bring",
      "Une ligne par papier, 120 signes au plus.",
    ],
    [
      [...bring, instructions ?? ""].some((line) => /mot de passe (écrit|noté)/i.test(line)),
      "bring",
      "Ne demandez jamais d’apporter un mot de passe : la personne le tape elle-même.",
    ],
    [(instructions ?? "").length > 300, "instructions", "300 signes au plus : une ou deux phrases courtes."],
  ];
}

const agentChecks = ({ id, firstName, skills }: Agent, { agents }: Schedule): readonly Check[] => [
  [firstName.trim() === "", "firstName", "Donnez un prénom."],
  [firstName.length > 40, "firstName", "40 signes au plus."],
  [
    agents.some((one) => one.id !== id && one.firstName.trim().toLowerCase() === firstName.trim().toLowerCase()),
    "firstName",
    "Ce prénom est déjà pris : ajoutez une lettre, par exemple « Samira B. ».",
  ],
  [skills.length === 0, "skills", "Choisissez au moins une compétence."],
  [skills.some((skill) => !isSlug(skill)), "skills", slugRule],
];

function openingChecks(opening: Opening, { agents }: Schedule): readonly Check[] {
  const { recurrence, validFrom, validTo, exceptions } = opening;
  const weeks = recurrence.kind === "every-week" ? 1 : recurrence.weeks;
  return [
    unknownAgent(opening, agents),
    ...dayChecks(opening, ""),
    [weeks < 1 || weeks > 52, "weeks", "De 1 à 52 semaines."],
    [validFrom !== null && !isDate(validFrom), "validFrom", notADate],
    [validTo !== null && !isDate(validTo), "validTo", notADate],
    [
      recurrence.kind === "every-n-weeks" && (validFrom === null || recurrence.anchor !== validFrom),
      "validFrom",
      `Dites à partir de quel jour compter les ${weeks} semaines.`,
    ],
    [
      validFrom !== null && validTo !== null && validTo < validFrom,
      "validTo",
      "Le dernier jour vient avant le premier.",
    ],
    ...exceptions.flatMap((one, index): readonly Check[] => [
      [!isDate(one.date), `exceptions.${index}.date`, notADate],
      [
        exceptions.findIndex(({ date }) => date === one.date) !== index,
        `exceptions.${index}.date`,
        "Cette date a déjà une exception.",
      ],
      ...(one.kind === "other-hours" ? dayChecks(one, `exceptions.${index}.`) : []),
    ]),
  ];
}

const dayChecks = (day: Hours & { readonly break: Hours | null }, at: string): readonly Check[] => [
  [!isTime(day.from), `${at}from`, notATime],
  [!isTime(day.to), `${at}to`, notATime],
  [isTime(day.from) && isTime(day.to) && day.to <= day.from, `${at}to`, "L’heure de fin vient avant l’heure de début."],
  [
    day.break !== null &&
      !(isTime(day.break.from) && isTime(day.break.to) && inOrder([day.from, day.break.from, day.break.to, day.to])),
    `${at}break`,
    "La pause doit commencer et finir à l’intérieur de ces heures.",
  ],
];

const absenceChecks = (absence: Absence, { agents }: Schedule): readonly Check[] => [
  unknownAgent(absence, agents),
  [!isLocal(absence.from), "from", "Dites quel jour et à quelle heure l’absence commence."],
  [!isLocal(absence.to), "to", "Dites quel jour et à quelle heure l’absence finit."],
  [
    isLocal(absence.from) && isLocal(absence.to) && absence.to <= absence.from,
    "to",
    "La fin de l’absence vient avant son début.",
  ],
  [
    isLocal(absence.from) &&
      isLocal(absence.to) &&
      absence.to.slice(0, 4) > String(Number(absence.from.slice(0, 4)) + 1),
    "to",
    "Cette absence dure plus d’un an : vérifiez la date.",
  ],
];

const unknownAgent = ({ agent }: Pick<Opening, "agent">, agents: Schedule["agents"]): Check => [
  agents.every(({ id }) => id !== agent),
  "agent",
  "Choisissez une personne.",
];

const labelChecks = ({ label }: Pick<Closure, "label">): readonly Check[] => [
  [label.trim() === "", "label", "Donnez un nom, par exemple « travaux »."],
  [label.length > 80, "label", "80 signes au plus."],
];

const dateChecks = ({ from, to }: Hours): readonly Check[] => [
  [!isDate(from), "from", notADate],
  [!isDate(to), "to", notADate],
  [isDate(from) && isDate(to) && to < from, "to", "Le dernier jour vient avant le premier."],
];

function removeChecks(
  { part, id }: Extract<ScheduleEdit, { act: "remove" }>,
  { openings }: Schedule,
): readonly Check[] {
  const receives = part === "agent" && openings.some(({ agent }) => (agent as string) === id);
  return [[receives, "id", "Cette personne a encore des horaires : retirez-les d’abord."]];
}

const holidayChecks = ({ date }: Extract<ScheduleEdit, { act: "open-holiday" }>): readonly Check[] => [
  [!publicHolidays(Number(date.slice(0, 4))).has(date), "date", "Ce jour n’est pas férié."],
];

const notADate = "Donnez une date, par exemple 24/12/2026.";
const notATime = "Donnez une heure, de cinq minutes en cinq minutes : 9:30.";
const slugRule = "Une compétence s’écrit en petites lettres sans accent, avec des tirets : titre-de-sejour.";

const isFives = (minutes: number): boolean => minutes % CELL_MINUTES === 0;
const isSlug = (word: string): boolean => /^[a-z0-9-]{1,60}$/.test(word);
const isTime = (time: string): boolean => /^([01]\d|2[0-3]):[0-5][05]$/.test(time);
const inOrder = (times: readonly string[]): boolean =>
  times.every((time, index) => index === 0 || (times[index - 1] ?? "") < time);

function isDate(day: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return false;
  try {
    return Temporal.PlainDate.from(day, { overflow: "reject" }).toString() === day;
  } catch {
    return false;
  }
}

const isLocal = (moment: string): boolean =>
  /^.{10}T([01]\d|2[0-3]):[0-5][05]$/.test(moment) && isDate(moment.slice(0, 10));
