import type { NormalText } from "../normalise/normalise.ts";
import { namesOrganisation } from "./organisations.ts";
import { oneOf, phrase } from "./pattern.ts";

type AppointmentWish = "book-appointment" | "move-appointment" | "cancel-appointment";

const APPOINTMENT = /\brendez vous\b|\b(?:creneau|crenau|creno)x?\b/;
const DAY = "(?:demain|aujourd hui|lundi|mardi|mercredi|jeudi|vendredi|samedi|matin|apres midi|semaine|[0-9]{1,2} ?h)";
/** The same wish without the word: coming to see us, a place on Friday. */
const VISIT = phrase(
  oneOf(
    "venir vous voir|passer vous voir|vous (?:voir|rencontrer)|on peut se (?:voir|rencontrer)|se voir quand",
    "(?:peux|peut|puis je|pourrais|voudrais|veux|aimerais?) (?:je )?(?:venir|passer) (?:vous voir|quand|au centre pour)",
    "(?:quand|kan) (?:est ce que |es que )?(?:je|on) peu[xt]? venir",
    `(?:une |de la |des )?places? (?:libres? |disponibles? |pour |le )?${DAY}`,
    `(?:vous etes|etes vous) (?:libres?|dispos?|disponibles?)|(?:vos|quelles) disponibilites`,
    "une heure (?:d aide|avec)|(?:venir|viens) sur place",
    "rencontrer (?:un |une |le |la |l |votre )?(?:conseill(?:er|ere)|mediat(?:eur|rice))",
    "m aide au centre|aide au centre le",
  ),
);
/** Said of the centre's own people: an office named beside is then only the subject. */
const WITH_US =
  /\b(?:mediat(?:eur|rice)s?|conseill(?:er|ere)s? numeriques?|au centre|centre social|chez vous|avec vous|vous (?:voir|rencontrer)|m aider|aidez moi|aider|avec (?:une? )?(?:personne|quelqu un))\b/;

/** Offices whose paperwork is done here: "un rdv pour mes impôts", "prendre rdv caf" name a subject; "à la caf", "avec la caf", a place. */
const SUBJECT = "(?:caf|cpam|ameli|assurance maladie|securite sociale|impots?|france travail|carsat|mdph|fisc)";
const ABOUT_SUBJECT = new RegExp(
  `\\brendez vous (?:pour|concernant|sur|a propos) (?:(?:de|d|la|le|les|l|mon|ma|mes|des|faire|dossier|compte|declaration|demande) )*${SUBJECT}\\b`,
);
const WITH_SUBJECT = new RegExp(`\\brendez vous ${SUBJECT}\\b`);
const BOOK_SUBJECT = new RegExp(`\\b(?:prendre|prends|prend|reserv\\w*|fix\\w*)\\b|\\b${DAY}\\b`);
/** Told or asked about an appointment at that office. */
const AT_THE_OFFICE =
  /\b(?:mon|ma|notre|ce|le|du) rendez vous\b|\b(?:comment|combien|ou|pourquoi|quand|quel\w*|pas|plus|impossible|aucun\w*|jamais|loupe|rate|manque|j ai|avais)\b/;
const isSubject = (text: string): boolean =>
  !AT_THE_OFFICE.test(text) && (ABOUT_SUBJECT.test(text) || (WITH_SUBJECT.test(text) && BOOK_SUBJECT.test(text)));

const WILL_NOT_COME =
  /\b(?:peux|peut|pourrai|pourrais|vais|serai|suis) (?:ne )?(?:pas|plus)(?: pouvoir)? (?:venir|etre la|disponible|dispo|la)\b|\b(?:viendrai|viens) (?:pas|plus)\b|\b(?:empechement|pas dispo(?:nible)?)\b/;
/** Said at any length: "je ne pourrai pas venir demain, mon fils est malade". */
const PREVENTED = new RegExp(
  `\\b(?:empechement|imprevu|contretemps)\\b|\\b(?:peux|pourrai|pourrais|vais) (?:pas|plus)(?: pouvoir)? (?:venir|etre la)(?: au centre| chez vous)?(?: le)? ${DAY}`,
);
/** It is the other side that cancelled or moved it: told, not asked. */
const BY_OTHERS =
  /\b(?:m |nous )?(?:a|ont|avait) (?:ete )?(?:annul|deplac|decal|report|supprim|chang|repouss)\w*|\b(?:est|sont|etait) (?:annul|deplac|decal|report)\w*|\bs est annul\w*/;
const BY_ME = /\bj ai (?:deja )?(?:annul|deplac|decal|report)\w*/;
const CANCEL =
  /\b(?:annul\w*|supprim\w*|decommand\w*|enleve[rz]?|retire[rz]?|effacer?|stop|renonce|laisse tomber|par erreur|(?:veux|besoin d?e?) ?plus|plus besoin)\b/;
const CANCEL_ALONE = new RegExp(
  `\\b(?:j annule|dois annuler|veux annuler|merci d annuler|annule[rz]? (?:tout|celui|mon heure|ma place|avec)|donner ma place)\\b|\\bannule[rz]?$`,
);
const MOVE =
  /\b(?:deplac\w*|decal\w*|report\w*|repouss\w*|avance[rz]?|chang\w*|modifi\w*|replanifi\w*|reprogramm\w*|boug\w*|(?:un |une )?autre (?:jour|heure|date|moment|creneau|horaire)|au lieu d[eu]|a la place d[eu]|convient (?:pas|plus)|deja pris)\b/;
const MOVE_ALONE = new RegExp(
  `\\bau lieu d[eu] (?:${DAY}|[0-9])|\\b(?:change[rz]?|deplace[rz]?|decale[rz]?) (?:mon |l )heure\\b|\\bautre creneau\\b`,
);
const LATER = /(?<!\ble |\bau )\bplus (?:tard|tot)\b/;
/** "Un rdv pour…": said at the beginning, it is the wish itself, however long its subject. */
const WISH_FIRST = /^(?:(?:bonjour|salut|svp|alors) )*(?:un |1 )?rendez vous (?:pour|au sujet)\b/;
const BOOK =
  /\b(?:prendre|prends|prend|pris|avoir|voudrais|veux|veut|souhaite\w*|aimerais?|besoin|faut|faudrait|demand\w*|reserv\w*|fix\w*|obtenir|donne[rz]?|possible|peux|peut|puis|pouvez|cherche|dispo|disponible|disponibilites?|places?|libre|vite)\b/;
/** Questions about an appointment that exists, or about what to bring, are answered, not booked. */
const ABOUT_MINE =
  /\b(?:quoi|que|qu|quels?|quelles?|papiers|documents?) .*(?:apporter|amener|ramener|prendre avec|prevoir|faut il)\b|\b(?:c est (?:quand|ou|a quelle heure)|(?:quand|quelle heure|ou) (?:est|c est|a lieu|se passe))\b.*\bmon rendez vous\b|\bmon rendez vous (?:est|c est|a lieu) (?:quand|a quelle heure|ou|ou ca)\b|\b(?:apporter|amener|ramener)\b|\b(?:faut|dois je|besoin d).*\bpour (?:(?:le|mon|ce) rendez vous|venir)\b|\b(?:documents?|papiers|pieces?)\b.*\bpour (?:le|mon|ce|un) rendez vous\b|\bavant (?:le|mon|ce) rendez vous\b/;

/** Appointment, cita, encontro, randevu, موعد; read on the folded text, or the raw one for Arabic. */
const ABROAD: readonly (readonly [AppointmentWish, RegExp])[] = [
  [
    "cancel-appointment",
    /\bcancel\w* (?:my |mi |o meu |a minha )?(?:appointment|cita|encontro|consulta)\b|\brandevu\w* iptal|(?:الغاء|إلغاء|الغي|ألغي) (?:ال)?موعد/,
  ],
  [
    "move-appointment",
    /\b(?:change|move|reschedule|postpone) (?:my |the )?appointment\b|\bcambiar (?:mi |la )?cita\b|\b(?:mudar|alterar|remarcar) (?:o (?:meu )?|a )?(?:encontro|consulta)\b|\brandevu\w* degistir|(?:تغيير|تاجيل|تأجيل) (?:ال)?موعد/,
  ],
  [
    "book-appointment",
    /\bappointment\b|\b(?:una|pedir|quiero) cita\b|\bmarcar (?:um |uma )?(?:encontro|hora|consulta|reuniao)\b|\brandevu (?:istiyorum|almak|alabilir)|موعد/,
  ],
];

const isShort = (text: string): boolean => text.split(" ").length <= 6;

const withoutTheWord = (text: string): AppointmentWish | undefined => {
  if (MOVE_ALONE.test(text) || (WILL_NOT_COME.test(text) && MOVE.test(text))) return "move-appointment";
  if (CANCEL_ALONE.test(text) || PREVENTED.test(text)) return "cancel-appointment";
  if (WILL_NOT_COME.test(text) && isShort(text)) return "cancel-appointment";
  return VISIT.test(text) ? "book-appointment" : undefined;
};

const withTheWord = (text: string, question: string): AppointmentWish | undefined => {
  if (MOVE.test(text)) return "move-appointment";
  if (CANCEL.test(text) || WILL_NOT_COME.test(text) || PREVENTED.test(text)) return "cancel-appointment";
  if (LATER.test(text)) return "move-appointment";
  return BOOK.test(text) || WISH_FIRST.test(text) || WITH_US.test(text) || isShort(question)
    ? "book-appointment"
    : undefined;
};

/** What to do with an appointment at the centre. "Rendez-vous CAF", "annuler mon rendez-vous Doctolib" are other questions. */
export const appointmentWish = (raw: string, { folded, text, question }: NormalText): AppointmentWish | undefined => {
  const abroad = ABROAD.find(([, wish]) => wish.test(folded === "" ? raw : folded));
  if (abroad !== undefined) return abroad[0];
  const elsewhere = namesOrganisation(text) && !WITH_US.test(text) && !isSubject(text);
  if (elsewhere || ABOUT_MINE.test(text) || (BY_OTHERS.test(text) && !BY_ME.test(text))) return undefined;
  return APPOINTMENT.test(text) ? withTheWord(text, question) : withoutTheWord(text);
};
