import type { NormalText } from "../normalise/normalise.ts";
import { asksForNamed } from "./named-person.ts";
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
const TO = maybe("a", "avec", "au", "aux", "vers");
const SPEAK = oneOf(
  "parle[rz]?|parlai|parlons|(?:m |s )?entretenir|discute[rz]?|echange[rz]?|cause[rz]?|dialogue[rz]?|converse[rz]?|t?chate?[rz]?|t?chatte[rz]?|c hater",
  "discussion|dialogue|conversation|t?chat",
);
const CONNECTED = oneOf(" en contact", " en relation", " en lien", " en communication");
const REACH = oneOf(
  "avoir|voir|joindre|contacter|rencontrer|appele[rz]?|trouver|prendre contact|entrer en (?:contact|relation)",
  `(?:me )?(?:mett?(?:s|re|e[rz]?)?|passe[rz]?|transfere[rz]?|redirige[rz]?)(?: moi)?${CONNECTED}?`,
  "(?:connecte[rz]?|donne[rz]?|envoye[rz]?|envoie) moi|(?:m|me) (?:connecter|donner|envoyer)",
  `etre (?:mise? )?${oneOf("en contact", "en relation", "en lien")}`,
  "etre (?:aide|rappele|contacte)e? par",
);
const WANT = oneOf(
  "je (?:veux|voudrais|souhaite|souhaiterais|prefere|prefererais|cherche|demande|desire)|j (?:aimerais?|exige)",
  "(?:je peux|on peut|puis je|pouvons nous) avoir|donnez moi|envoyez moi",
  "besoin|il (?:me )?faut|il y a(?: t ?il)?|y a t il|y a",
);

const HELP_ME = oneOf(
  "(?:m |me |nous )?(?:aider?|aidez|r?appeler?|rappelle|repondre|parler|expliquer|assister|contacter|voir|recevoir)$",
  "(?:m|me|nous) (?:aider?|r?appeler?|repondre|parler|expliquer|assister|contacter)|m(?:aid|expli|assist|appel)\\w+",
);

/** "que quelqu'un m'explique", "quelqu'un de l'équipe peut venir m'aider". */
const HELPS_ME = "(?:m |me |nous )(?:aide|expli|repond|rappel|guid|montr|accompagn|assist)[a-z]*";

/** What follows the person is tried against the organisations: "quelqu'un de la caf" works elsewhere. */
const ASKS: readonly RegExp[] = [
  phrase(`${SPEAK} ${DIRECTLY}${TO}${PERSON}`),
  phrase(`${REACH} ${DIRECTLY}${TO}${PERSON}`),
  phrase(`${WANT} ${maybe("de", "d", "dun", "dune", "avoir", "voir", "une reponse d", "une reponse de")}${PERSON}`),
  phrase(`besoin (?:\\w+ ){0,4}(?:par|de|d) ${PERSON}`),
  phrase(`${oneOf("ecrire", "message", "demander")} (?:a|au|aux) ${STAFF}`),
  /\bcontact humain\b/,
  new RegExp(`\\b${PERSON} (?:qui )?(?:peu[tx]?|pourrait|puisse|pour) ${HELP_ME}`),
  phrase(`ou (?:sont|est) ${maybe("les", "l", "le", "la")}(?:humaine?s?|etres humains|gens|vraies personnes)`),
  new RegExp(`\\b${ANYONE} (?:[a-z0-9]+ ){0,5}?${HELPS_ME}`),
  phrase(`moi r?appeler par ${PERSON}`),
  phrase(`${ANYONE} ${oneOf("est la", "(?:est )?(?:disponible|dispo)", "me rappelle", "m appelle")}`),
];

const CALL = oneOf("r?appele[rz]?|r?appelle|telephone[rz]?|r?econtacte[rz]?|contacte[rz]?");
const CAN = "(?:(?:vous|tu) )?(?:pouve[sz]?|pourriez|pourrais|peu[tx])(?: vous| tu)?";
const MACHINE = oneOf("robots?|machines?|bots?|chatbots?|automates?|repondeurs?|ordinateurs?");
/** The same wish without naming anyone. */
const CALLS: readonly RegExp[] = [
  phrase(`${CALL} moi`),
  phrase(
    `${oneOf(CAN, "peut on", "on peu[tx]?", "on pourrait", "qu ?on", "que vous", "quelqu un peu[tx]?")} (?:me |m )${CALL}`,
  ),
  /\b(?:veux|voudrais|aimerais?|prefere|besoin de|souhaite|je peux) (?:vous )?parle[rz]?\b(?! (?:a|au|avec|aux|de|du|d|francais|arabe|anglais|la|le|l)\b)/,
  /\b(?:vous|te) parler (?:au telephone|de vive voix|directement|en direct|en vrai)\b/,
  /\b(?:vraie?s? (?:personnes?|humains?|gens|conseill(?:er|ere)s?|etres humains)|voix humaine|aide humaine|contact humain|etres? humains?)\b/,
  phrase(
    `(?:veux|veut|voudrais|aimerais?) (?:pas|plus) ${maybe(SPEAK)}${maybe("a", "au", "aux", "avec", "d", "de")}${maybe("une?", "le", "la", "les", "l", "ce", "votre")}${MACHINE}`,
  ),
  phrase(`parle pas ${oneOf("a", "au", "aux", "avec")} ${maybe("une?", "le", "la", "les", "des")}${MACHINE}`),
  phrase(
    `${oneOf("veux", "peux", "voudrais", "souhaite", "souhaiterais", "aimerais?", "puis je", "pourrais je")} etre ${oneOf("r?appelee?", "r?econtactee?", "contactee?", "aidee?")}`,
  ),
  phrase(
    `(?:marre|assez|stop|ras le bol) ${maybe("de parler", "parler", "de")}${maybe("a", "avec")}${maybe("du", "au", "de", "des", "aux", "le", "la", "les", "une?", "ce", "votre")}${MACHINE}`,
  ),
  phrase(`(?<!suis )pas ${maybe("a", "avec")}${maybe("une?", "le", "la", "de")}(?:robot|machine|bot)`),
];

/** Words that say nothing about the subject: a message made of them alone asks for help, not for an answer. */
const NO_SUBJECT = new Set(
  (
    "je j tu vous on nous qui ne n ai suis est es c y a au aux de d du l le la les un une en tres trop vraiment vite urgent urgence moi me m s il te plait " +
    "bonjour bonsoir salut allo alo merci oh ah oui non pas rien plus tout toute comprends comprend compris completement perdu perdue bloque bloquee " +
    "coince coincee arrive arrivee sais quoi faire besoin aide aider aidez secours sos help pouvez peux peut pourriez voudrais veux demande faut ca " +
    "marche galere madame monsieur quelqu personne personnes humain humaine conseiller conseille conseillere mediateur mediatrice vrai vraie numerique " +
    "secour sil dun jy arive ariv question pour attend attends attendre jatend jattend depuis prevenir prevenez appeler appelez appelle dites dire repondez repondre centre social equipe votre vos que qu par avoir voir joindre contacter venir ici maintenant demain direct ligne laisser laissez message ecrire mettre mettez passer passez donner envoyez expliquer explique expliquez discuter echanger mari femme mere pere fille fils kon parler toujours encore mon votre avec peu etre physique gens svp seul seule complique compliquee difficile dur pour du reel reelle"
  ).split(" "),
);
const PLEA = phrase(
  oneOf(
    "qui (?:peu[tx]?|pourrait|va) (?:m |me |nous )(?:aider|repondre|expliquer)|(?:kon|qu on) (?:m )?(?:aide|explique|rappelle|reponde)",
    "(?:aide|aider|aidez) (?:moi|nous)|m aider|a l aide|besoin d aide|secours?|sos|help|parler",
    "arrive (?:pas|plus)|trop (?:complique|difficile|dur)|suis (?:\\w+ )?(?:perdue?|bloquee?|coincee?)|galere|comprends? rien",
    `humaine?|(?:une|${REAL}) personne|personne (?:physique|humaine|reelle?)|quelqu un|conseill(?:er|ere)|mediat(?:eur|rice)`,
  ),
);
/** A person named, with courtesy around, and nothing else. */
const ALONE = new RegExp(
  `^${maybe("bonjour", "bonsoir", "salut", "juste", "alors")}${maybe("une?", "l", "le", "la", "votre")}${maybe(REAL)}` +
    "(?:agent|conseill(?:er|ere|e)|mediat(?:eur|rice)|humain|personne humaine|operat(?:eur|rice)|interlocut(?:eur|rice)|animat(?:eur|rice)|travaill(?:eur|euse) social(?:e)?|responsable)" +
    "(?: numerique| humaine?)?(?: (?:en ligne|en direct|au telephone|disponible|ici|s il (?:vous|te) plait|merci|vite|maintenant))*$",
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
const SPEAK_TO_NAME = /\bparle[rz]? (?:a|avec) (?!personne|vous|toi|lui|elle|eux|moi|qui\b|quoi\b)[a-z]{3,}$/;

/** Said between the person and where they work: "quelqu'un au téléphone à la CPAM". */
const MEANWHILE = /^ (?:au telephone|par telephone|en ligne|de vive voix|rapidement|vite)\b/;
/** Mediators and social workers of another kind. */
const OF_ANOTHER_KIND =
  /^ (?:majeure?|mineure?|agee?|handicapee?|malade|isolee?|etrangere?|decedee?|proche|inconnue?)\b|^ (?:de|du|des|d|de la|de l) ?(?:secteur|quartier|consommation|energie|eau|assurances?|tourisme|republique|entreprise|hopital|scolaire)\b/;

const asksSomeoneHere = (text: string): boolean =>
  ASKS.some((asks) => {
    const found = asks.exec(text);
    if (found === null) return false;
    const following = text.slice(found.index + found[0].length).replace(MEANWHILE, "");
    return !worksElsewhere(following) && !OF_ANOTHER_KIND.test(following);
  });

const isOtherwiseMeant = (text: string): boolean =>
  [DEFINITION, TOLD, IS_IT_A_ROBOT, BEHIND, WITH_WHAT].some((meant) => meant.test(text));

/** Someone wants a person instead of the automatic assistant; whatever the spelling, in the languages of the centre. */
export const wantsPerson = (raw: string, normal: NormalText): boolean => {
  const { folded, text } = normal;
  if (wantsPersonAbroad(raw, folded) || asksForNamed(normal)) return true;
  if (isOtherwiseMeant(text)) return false;
  if (ALONE.test(text) || CALLS.some((call) => call.test(text))) return true;
  if (text.split(" ").every((word) => NO_SUBJECT.has(word))) return PLEA.test(text);
  if (DEVICE.test(text) || PRACTICAL.test(text)) return false;
  return asksSomeoneHere(text) || (SPEAK_TO_NAME.test(text) && !namesOrganisation(text));
};
