import type { NormalText } from "../normalise/normalise.ts";
import { namesOrganisation } from "./organisations.ts";

type AppointmentWish = "book-appointment" | "move-appointment" | "cancel-appointment";

const APPOINTMENT = /\brendez vous\b|\b(?:creneau|crenau|creno)x?\b/;
/** Said of the centre's own people: an office named beside is then only the subject. */
const WITH_US =
  /\b(?:mediat(?:eur|rice)s?|conseill(?:er|ere)s? numeriques?|au centre|centre social|chez vous|avec vous|vous (?:voir|rencontrer)|m aider|aidez moi|aider|avec (?:une? )?(?:personne|quelqu un))\b/;

const CANCEL =
  /\b(?:annul\w*|supprim\w*|decommand\w*|enleve[rz]?|plus besoin|(?:peux|peut|pourrai|pourrais|vais|viendrai|viens|serai|suis) (?:ne )?(?:pas|plus)(?: pouvoir)?(?: (?:venir|etre la|disponible|dispo|la))?|ne (?:peux|peut|pourrai|vais|viendrai|viens|serai) (?:pas|plus)|empechement)\b/;
const MOVE =
  /\b(?:deplac\w*|decal\w*|report\w*|repouss\w*|avance[rz]?|chang\w*|modifi\w*|replanifi\w*|(?:un |une )?autre (?:jour|heure|date|moment|creneau|horaire)|plus (?:tard|tot)|a la place|remettre)\b/;
const BOOK =
  /\b(?:prendre|prends|prend|pris|avoir|voudrais|veux|veut|souhaite\w*|aimerais|besoin|faut|faudrait|demand\w*|reserv\w*|fix\w*|obtenir|donne[rz]?|possible|peux|peut|puis|pouvez|cherche|dispo|disponible|disponibilites?|places?|libre)\b/;
/** Questions about an appointment that exists, or about what to bring, are answered, not booked. */
const ABOUT_MINE =
  /\b(?:quoi|que|qu|quels?|quelles?|papiers|documents?) .*(?:apporter|amener|ramener|prendre avec|prevoir|faut il)\b|\b(?:quand|quelle heure|ou) (?:est|c est|a lieu|se passe)\b.*\bmon rendez vous\b|\bmon rendez vous (?:est|c est|a lieu) (?:quand|a quelle heure|ou|ou ca)\b|\b(?:apporter|amener|ramener)\b/;
/** "Je ne peux pas venir demain", without the word. */
const CANNOT_COME =
  /\b(?:peux|pourrai|peut|pourrais|vais) (?:plus|pas) (?:pouvoir )?venir\b|\b(?:viendrai|viens) (?:pas|plus)\b|\bempechement\b/;

const isShort = (text: string): boolean => text.split(" ").length <= 6;

/** What to do with an appointment at the centre. "Rendez-vous CAF", "annuler mon rendez-vous Doctolib" are other questions. */
export const appointmentWish = ({ text, question }: NormalText): AppointmentWish | undefined => {
  const elsewhere = namesOrganisation(text) && !WITH_US.test(text);
  if (elsewhere || ABOUT_MINE.test(text)) return undefined;
  if (!APPOINTMENT.test(text)) {
    if (!CANNOT_COME.test(text)) return undefined;
    return MOVE.test(text) ? "move-appointment" : "cancel-appointment";
  }
  if (MOVE.test(text)) return "move-appointment";
  if (CANCEL.test(text)) return "cancel-appointment";
  return BOOK.test(text) || isShort(question) ? "book-appointment" : undefined;
};
