import { MONTHS, WEEKDAYS } from "../calendar.ts";

/** Expressions that the forms are made of. */
export const WEEKDAY = `(${WEEKDAYS.join("|")})`;
export const MONTH = `(${MONTHS.join("|")})`;
/** Not a quantity of anything: "le 3" and not "le 3 rue de Lille". */
export const ALONE =
  "(?! ?(?:h|ans?|e |euros?|min|jours|semaines?|mois|rue|avenue|boulevard|bd|place|personnes?|enfants?|fois|km|kg|m2|pieces?|etages?|pages?|rdv|pour cent|[%€]))(?![\\d:/.-])";
export const DAY_OF_MONTH = "(\\d{1,2})(?:er|e|eme)?";
export const CLOCK = "(\\d{1,2})h(\\d\\d)?(!)?";
