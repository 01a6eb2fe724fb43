import { AgentId, ReasonId } from "../../src/appointments/appointment.ts";
import type { Absence, Closure, Opening } from "../../src/appointments/opening.ts";
import type { Reason } from "../../src/appointments/reason.ts";
import type { Schedule } from "../../src/appointments/schedule.ts";

export const samira = AgentId.parse("samira");
export const karim = AgentId.parse("karim");
export const paris = "Europe/Paris";

export const aReason = (changes: Partial<Reason> = {}): Reason => ({
  id: ReasonId.parse("demarches-caf"),
  label: "CAF",
  minutes: 45,
  bufferMinutes: 15,
  skill: "demarches",
  agents: null,
  place: "centre",
  minNoticeHours: 0,
  maxNoticeDays: 42,
  bring: ["Votre téléphone, bien chargé"],
  instructions: "Gardez vos mots de passe pour vous.",
  ...changes,
});

export const anOpening = (changes: Partial<Opening> = {}): Opening => ({
  id: "samira-1",
  agent: samira,
  place: "centre",
  weekday: 2,
  from: "09:00",
  to: "12:00",
  break: null,
  recurrence: { kind: "every-week" },
  validFrom: null,
  validTo: null,
  schoolHolidays: "included",
  exceptions: [],
  ...changes,
});

/** On local wall-clock time, for example from "2026-03-31T09:00". */
export const anAbsence = (from: string, to: string, agent = samira): Absence => ({
  id: `away-${from.slice(0, 10)}`,
  agent,
  from,
  to,
});

export const aClosure = (from: string, to: string, place: Closure["place"] = null): Closure => ({
  id: `closed-${from}`,
  from,
  to,
  label: "travaux",
  place,
});

/** Samira and Karim both know everything; Samira receives on Tuesday mornings. */
export const aSchedule = (changes: Partial<Schedule> = {}): Schedule => ({
  reasons: [aReason()],
  agents: [
    { id: samira, firstName: "Samira", skills: ["demarches"], example: false },
    { id: karim, firstName: "Karim", skills: ["demarches"], example: false },
  ],
  openings: [anOpening()],
  absences: [],
  closures: [],
  openHolidays: [],
  schoolHolidays: [],
  ...changes,
});

const wallClock = new Intl.DateTimeFormat("sv-SE", { timeZone: paris, dateStyle: "short", timeStyle: "short" });
/** "2026-03-31 09:00" in Paris, by another way than the code under test. */
export const inParis = (instant: Date): string => wallClock.format(instant);
