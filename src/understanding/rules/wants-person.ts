import type { NormalText } from "../normalise/normalise.ts";
import { namesOrganisation, worksElsewhere } from "./organisations.ts";
import { maybe, oneOf, phrase } from "./pattern.ts";
import { wantsPersonAbroad } from "./wants-person-abroad.ts";

const REAL = "vraie?s?";
const REALLY = oneOf(" humaines?", " physiques?", " reel(?:le)?s?", " de vraie?", " en vrai", " vivante?");
const ANYONE = oneOf(
  `quelqu un${oneOf(" d autre", REALLY)}?`,
  `${maybe("une?", "des", "les")}${maybe(REAL)}(?:personnes?|gens)${REALLY}?`,
  `${maybe("une?", "l", "des")}${maybe(REAL)}${maybe("etres?")}humaine?s?`,
);
/** Accents are gone: "conseillé" reads "conseille". */
const STAFF =
  maybe("une?", "le", "la", "l", "mon", "ma", "votre", "vos", "des", "les", "au", "aux", "du") +
  maybe(REAL) +
  oneOf(
    "conseill(?:er|ers|ere|eres|e|es)",
    "mediat(?:eur|eurs|rice|rices|eure)",
    "animat(?:eur|rice)s?",
    "operat(?:eur|rice)s?",
    "interlocut(?:eur|rice)s?",
    "travaill(?:eur|euse)s? socia(?:l|le|ux)",
    "assistante? sociale?",
    "membres? de l equipe",
    "(?:monsieur|dame|homme|femme)(?: de l accueil)?",
    "agents?|employee?s?|benevoles?|salariee?s?|responsables?|secretaires?|referente?s?|collegues?|equipe|accueil",
  ) +
  "(?: numeriques?)?";
/** Someone of the centre, or anyone who is not a machine. */
const PERSON = oneOf(ANYONE, STAFF);

const DIRECTLY = maybe("directement", "vraiment", "juste", "de vive voix");
const TO = maybe("a", "avec", "au", "aux");
const SPEAK = oneOf("parle[rz]?|parlai|discute[rz]?|echange[rz]?|cause[rz]?|dialogue[rz]?|converse[rz]?");
const CONNECTED = oneOf(" en contact", " en relation", " en lien", " en communication");
const REACH = oneOf(
  "avoir|voir|joindre|contacter|rencontrer|appele[rz]?|trouver|prendre contact|entrer en (?:contact|relation)",
  `(?:me )?(?:met|mets|mettre|mettez|passe|passer|passez|transfere|transferer|transferez|redirige|rediriger)(?: moi)?${CONNECTED}?`,
  `etre (?:mise? )?${oneOf("en contact", "en relation", "en lien")}`,
  "etre (?:aide|rappele|contacte)e? par",
);
const WANT = oneOf(
  "je (?:veux|voudrais|souhaite|souhaiterais|prefere|prefererais|cherche|demande|desire)|j (?:aimerais?|exige)",
  "(?:je peux|on peut|puis je|pouvons nous) avoir|donnez moi|envoyez moi",
  "besoin|il (?:me )?faut|il y a|y a t il|y a",
);

const HELP_ME = oneOf(
  "(?:m |me |nous )?(?:aider?|aidez|r?appeler?|rappelle|repondre|parler|expliquer|assister|contacter|voir|recevoir)$",
  "(?:m|me|nous) (?:aider?|r?appeler?|repondre|parler|expliquer|assister|contacter)",
);

/** What follows the person is tried against the organisations: "quelqu'un de la caf" works elsewhere. */
const ASKS: readonly RegExp[] = [
  phrase(`${SPEAK} ${DIRECTLY}${TO}${PERSON}`),
  phrase(`${REACH} ${DIRECTLY}${TO}${PERSON}`),
  phrase(`${WANT} ${maybe("de", "d", "avoir", "voir", "une reponse d", "une reponse de")}${PERSON}`),
  phrase(`besoin (?:\\w+ ){0,4}(?:par|de|d) ${PERSON}`),
  phrase(`${oneOf("ecrire", "message", "demander")} (?:a|au|aux) ${STAFF}`),
  /\bcontact humain\b/,
  new RegExp(`\\b${PERSON} (?:qui )?(?:peut|peux|pourrait|puisse|pour) ${HELP_ME}`),
  phrase(`${ANYONE} ${oneOf("est la", "(?:est )?(?:disponible|dispo)", "me rappelle", "m appelle")}`),
];

const CALL = oneOf("r?appele[rz]?|r?appelle|telephone[rz]?|r?econtacte[rz]?|contacte[rz]?");
const MACHINE = oneOf("robots?|machines?|bots?|chatbots?|automates?|repondeurs?|ordinateurs?");
/** The same wish without naming anyone. */
const CALLS: readonly RegExp[] = [
  phrase(`${CALL} moi`),
  phrase(
    `${oneOf("vous pouvez", "vous pourriez", "pouvez vous", "pourriez vous", "peut on", "on peut", "on pourrait", "qu on", "que vous", "quelqu un peut")} (?:me |m )${CALL}`,
  ),
  /\b(?:veux|voudrais|aimerais?|prefere|besoin de|souhaite|je peux) (?:vous )?parler(?! (?:a|au|avec|aux|de|du|d|francais|arabe|anglais|la|le|l)\b)/,
  phrase(
    `(?:veux|veut|voudrais|aimerais?) (?:pas|plus) ${maybe(SPEAK)}${maybe("a", "avec", "d", "de")}${maybe("une?", "le", "la", "l", "ce", "votre")}${MACHINE}`,
  ),
  phrase(
    `(?:marre|assez|stop|ras le bol) ${maybe("de parler", "parler", "de")}${maybe("a", "avec")}${maybe("du", "au", "de", "des", "aux", "le", "la", "les", "une?", "ce", "votre")}${MACHINE}`,
  ),
  phrase(`pas ${maybe("a", "avec")}${maybe("une?", "le", "la", "de")}(?:robot|machine|bot)`),
];

/** Words that say nothing about the subject: a message made of them alone asks for help, not for an answer. */
const NO_SUBJECT = new Set(
  (
    "je j tu vous on ne n ai suis est es c y a au aux de d du l le la les un une en tres trop vraiment vite urgent urgence moi me m s il te plait " +
    "bonjour bonsoir salut allo alo merci oh ah oui non pas rien plus tout toute comprends comprend compris completement perdu perdue bloque bloquee " +
    "coince coincee arrive arrivee sais quoi faire besoin aide aider aidez secours sos help pouvez peux peut pourriez voudrais veux demande faut ca " +
    "marche galere madame monsieur quelqu personne personnes humain humaine conseiller conseille conseillere mediateur mediatrice vrai vraie numerique " +
    "parler toujours encore mon votre avec peu etre physique gens svp seul seule complique compliquee difficile dur pour du reel reelle"
  ).split(" "),
);
const PLEA = phrase(
  oneOf(
    "(?:aide|aider|aidez) moi|m aider|a l aide|besoin d aide|secours|sos|help|parler",
    "arrive (?:pas|plus)|trop (?:complique|difficile|dur)|suis (?:\\w+ )?(?:perdue?|bloquee?|coincee?)|galere|comprends? rien",
    `humaine?|(?:une|${REAL}) personne|quelqu un|conseill(?:er|ere)|mediat(?:eur|rice)`,
  ),
);
/** What can you help me with: a question about the centre. */
const WITH_WHAT = /\b(?:a|en|de) quoi\b|\bcomment (?:vous|tu)\b/;

/** Told, not asked: "j'ai parlé à une conseillère". */
const TOLD = phrase(
  `${oneOf("j ai", "j avais", "tu as", "il a", "elle a", "on a", "ont", "m a", "avons", "avez", "viens de", "apres avoir")} ` +
    `(?:(?:deja|pas|jamais|toujours|bien|enfin) )*${oneOf("parler?|eu|vu|appeler?|contacter?|discuter?|echanger?|rencontrer?|telephoner?|joint")}`,
);
/** Calling or writing to somebody with a device is a question about the device. */
const DEVICE =
  /\b(?:whatsapp|facebook|messenger|instagram|snapchat|tiktok|zoom|visio|video|sms|email|camera|micro|groupe|contacts|repertoire|a l etranger|masque|bloquer|debloquer|borne)\b/;
/** How to reach the centre, or what to bring to it, is answered. */
const PRACTICAL =
  /\b(?:quel(?:le)? (?:est )?(?:le |la |l )?(?:numero|adresse|telephone|email|heure)|papiers|documents|apporter|amener|preparer|horaires?)\b/;
const DEFINITION = /\b(?:c est quoi|qu est ce (?:que|qu)|veut dire|signifie|definition|a quoi sert)\b/;
const IS_IT_A_ROBOT = phrase(
  `${oneOf("(?:je|on) parle", "parle je", "train de parler", "tu es", "es tu", "vous etes", "etes vous", "c est")} ` +
    `(?:(?:a|avec|bien|vraiment|toi|vous) )*(?:une? )?${maybe(REAL)}${oneOf("robot|bot|machine|humaine?|personne")}`,
);
const BEHIND = /\bderriere\b/;
/** "Parler à Karim": a first name, when no office bears it. */
const SPEAK_TO_NAME = /\bparle[rz]? (?:a|avec) (?!personne|vous|toi|lui|elle|eux|moi)[a-z]{3,}$/;

const asksSomeoneHere = (text: string): boolean =>
  ASKS.some((asks) => {
    const found = asks.exec(text);
    return found !== null && !worksElsewhere(text.slice(found.index + found[0].length));
  });

const isOtherwiseMeant = (text: string): boolean =>
  [DEFINITION, TOLD, IS_IT_A_ROBOT, BEHIND, WITH_WHAT].some((meant) => meant.test(text));

/** Someone wants a person instead of the automatic assistant; whatever the spelling, in the languages of the centre. */
export const wantsPerson = (raw: string, { folded, text }: NormalText): boolean => {
  if (wantsPersonAbroad(raw, folded)) return true;
  if (isOtherwiseMeant(text)) return false;
  if (CALLS.some((call) => call.test(text))) return true;
  if (text.split(" ").every((word) => NO_SUBJECT.has(word))) return PLEA.test(text);
  if (DEVICE.test(text) || PRACTICAL.test(text)) return false;
  return asksSomeoneHere(text) || (SPEAK_TO_NAME.test(text) && !namesOrganisation(text));
};
