import type { Choice } from "./message.ts";

const ofReminder = [
  { name: "coming", label: "Oui, je viens", dialog: "je-viens" },
  { name: "move", label: "Déplacer", dialog: "deplacer-rendez-vous" },
  { name: "cancel", label: "Annuler", dialog: "annuler-rendez-vous" },
] as const;
const ofOffer = [
  { name: "take", label: "Oui, je la prends", dialog: "prendre-place" },
  { name: "refuse", label: "Non merci", dialog: "refuser-place" },
  { name: "leave", label: "Ne plus attendre", dialog: "ne-plus-attendre" },
] as const;
const acts = [...ofReminder, ...ofOffer];

const choicesOf = (which: readonly (typeof acts)[number][], appointment: string): readonly Choice[] =>
  which.map(({ name, label }) => ({ id: `appointment-${name}:${appointment}`, label }));

/** What a person can answer to a reminder of this appointment, today or in a week: each button names the appointment. */
export const reminderChoices = (appointment: string): readonly Choice[] => choicesOf(ofReminder, appointment);

/** What can be done with one that was found again. */
export const foundChoices = (appointment: string): readonly Choice[] =>
  choicesOf(ofReminder, appointment).filter(({ id }) => !id.startsWith("appointment-coming:"));

/** What whoever waited can answer, when this one is held for them. */
export const offerChoices = (appointment: string): readonly Choice[] => choicesOf(ofOffer, appointment);

/** The dialog that such a button opens; null for any other choice. */
export function readAppointmentChoice(
  choice: string,
): { readonly dialog: string; readonly appointment: string; readonly label: string } | null {
  const [, name, appointment] = /^appointment-([a-z]+):(.+)$/.exec(choice) ?? [];
  const act = acts.find((one) => one.name === name);
  return act === undefined || appointment === undefined ? null : { ...act, appointment };
}
