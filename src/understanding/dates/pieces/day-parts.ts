import { form, type Form, type TimeValue } from "../piece.ts";

const HOUR = 60;
const part = (from: number, to: number, today = false): TimeValue => ({
  kind: "part",
  from: from * HOUR,
  to: to * HOUR,
  today,
});

const MORNING = "(?:matin|matinee)";
const BEGIN = "(?:en |le |au |a l |d |de )?(?:tout )?debut (?:de |d |du )?(?:la |l |le )?";
const END = "(?:en |la |a la |vers la |de |d )?(?:toute )?fin (?:de |d |du )?(?:la |l |le )?";
const MIDDLE = "(?:en |au )?milieu (?:de |d |du )?(?:la |l |le )?";
const THIS = "(?:ce|cet|cette) ";

/** Morning, afternoon, evening and their ends, as hours of the day. */
export const dayParts: readonly Form[] = [
  form(`(?:${BEGIN}${MORNING}|tot (?:le |dans la )?${MORNING}|(?:le )?${MORNING} (?:tot|de bonne h(?:eure)?))`, () =>
    part(8, 10),
  ),
  form(`(?:a |de |des )?(?:la )?(?:premiere h(?:eure)?|bonne h(?:eure)?)|a l ouverture`, () => part(8, 10)),
  form(`(?:${END}${MORNING}|(?:tard|plus tard) (?:le |dans la )?${MORNING})`, () => part(10.5, 12)),
  form(`${MIDDLE}${MORNING}`, () => part(9.5, 11)),
  form(`${BEGIN}apresmidi`, () => part(13, 15)),
  form(`${MIDDLE}apresmidi`, () => part(14, 16)),
  form(`${END}apresmidi`, () => part(16, 18)),
  form(`${END}(?:journee|jours)`, () => part(16, 18)),
  form(`${BEGIN}(?:journee|jours)`, () => part(8, 10)),
  form(`${BEGIN}(?:soiree|soir)`, () => part(18, 20)),
  form("(?:a |pendant |sur )?(?:l h du|la pause|ma pause|le temps d[eu]) (?:dejeuner|dej|repas|12h)", () =>
    part(12, 14),
  ),
  form(`${THIS}${MORNING}`, () => part(8, 12, true)),
  form(`${THIS}apresmidi`, () => part(12, 18, true)),
  form(`${THIS}(?:soir|soiree)`, () => part(18, 22, true)),
  form(MORNING, () => part(8, 12)),
  form("apresmidi", () => part(12, 18)),
  form("(?:soir|soiree)", () => part(18, 22)),
];
