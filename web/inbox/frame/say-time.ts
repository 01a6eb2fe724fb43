const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const dayMs = 24 * hourMs;

/** How long somebody has waited: "0:42", "12:05", "1 h 07", "2 j 3 h". */
export function sayWait(ms: number): string {
  const time = Math.max(0, ms);
  if (time < hourMs) return `${Math.floor(time / minuteMs)}:${two(Math.floor((time % minuteMs) / 1_000))}`;
  if (time < dayMs) return `${Math.floor(time / hourMs)} h ${two(Math.floor((time % hourMs) / minuteMs))}`;
  return `${Math.floor(time / dayMs)} j ${Math.floor((time % dayMs) / hourMs)} h`;
}

/** The same for a voice: "moins d’une minute", "12 minutes", "1 heure 7". */
export function speakWait(ms: number): string {
  const minutes = Math.floor(Math.max(0, ms) / minuteMs);
  if (minutes < 1) return "moins d’une minute";
  if (minutes < 60) return minutes === 1 ? "1 minute" : `${minutes} minutes`;
  const hours = Math.floor(minutes / 60);
  if (hours >= 24) return hours >= 48 ? `${Math.floor(hours / 24)} jours` : "1 jour";
  return `${hours} ${hours === 1 ? "heure" : "heures"}${minutes % 60 === 0 ? "" : ` ${minutes % 60}`}`;
}

const two = (number: number): string => String(number).padStart(2, "0");

const clock = new Intl.DateTimeFormat("fr-FR", { hour: "2-digit", minute: "2-digit" });
const weekday = new Intl.DateTimeFormat("fr-FR", { weekday: "long", day: "numeric", month: "long" });
const short = new Intl.DateTimeFormat("fr-FR", { day: "numeric", month: "short" });

export const sayClock = (at: string): string => clock.format(new Date(at));

/** "Aujourd’hui", "Hier", "mardi 3 mars". */
export function sayDay(at: string, now: Date): string {
  const days = daysBetween(new Date(at), now);
  if (days === 0) return "Aujourd’hui";
  if (days === 1) return "Hier";
  if (days === -1) return "Demain";
  const said = weekday.format(new Date(at));
  return said.charAt(0).toUpperCase() + said.slice(1);
}

/** For a list: the hour today, "Hier", then the date. */
export function sayWhen(at: string, now: Date): string {
  const days = daysBetween(new Date(at), now);
  if (days === 0) return sayClock(at);
  return days === 1 ? "Hier" : short.format(new Date(at));
}

/** "YYYY-MM-DD" of the person's own calendar. */
export const localDay = (at: Date): string => `${at.getFullYear()}-${two(at.getMonth() + 1)}-${two(at.getDate())}`;

const daysBetween = (from: Date, to: Date): number => Math.round((midnight(to) - midnight(from)) / dayMs);
const midnight = (at: Date): number => new Date(at.getFullYear(), at.getMonth(), at.getDate()).getTime();
