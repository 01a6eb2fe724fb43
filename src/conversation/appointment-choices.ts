import type { Choice } from "./message.ts";

const acts = [
  { name: "coming", label: "Oui, je viens", dialog: "je-viens" },
  { name: "move", label: "Déplacer", dialog: "deplacer-rendez-vous" },
  { name: "cancel", label: "Annuler", dialog: "annuler-rendez-vous" },
] as const;

/** What a person can answer to a reminder of this appointment, today or in a week: each button names the appointment. */
export const appointmentChoices = (appointment: string): readonly Choice[] =>
  acts.map(({ name, label }) => ({ id: `appointment-${name}:${appointment}`, label }));

/** The dialog that such a button opens; null for any other choice. */
export function readAppointmentChoice(
  choice: string,
): { readonly dialog: string; readonly appointment: string; readonly label: string } | null {
  const [, name, appointment] = /^appointment-([a-z]+):(.+)$/.exec(choice) ?? [];
  const act = acts.find((one) => one.name === name);
  return act === undefined || appointment === undefined ? null : { ...act, appointment };
}
