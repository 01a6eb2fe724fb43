/** Words that ask for a time at the centre, or speak of one already given. */
const CUE =
  /\b(?:rdv|creneaux?|venir|viens|viendrai|viendrais|passer|dispos?|disponibles?|libres?|reserver|reserve|annuler|annulation|j annule|deplac\w+|decal\w+|report\w+|avancer|repousser|changer|prendre|bloquer|vous voir|je pass\w+|empechement|inscri\w+)\b/;
/** Softer ones: enough when hardly anything else is said. */
const SOFT_CUE =
  /\b(?:possible|voudrais|veux|aimerais|souhaite|prefere\w*|preference|arrange\w*|convien\w+|mieux|svp|peux|pouvez|propose\w*)\b/;

/** Told of something else than a wish: what happened, papers and their dates, opening hours, how long, how old. */
const ELSEWHERE = new RegExp(
  "\\b(?:" +
    [
      "(?:ne|nee|nes) (?:le|en|un)|viens de (?!venir)|(?<!si )(?:vous etes|etes vous|il est|elle est) la|r?appel\\w+|courriers?|lettres?|mails?|sms|messages?",
      "naissance|anniversaire|ans|age",
      "expir\\w+|perim\\w+|valable|validite|valide|echeance|date limite|limite|dernier delai|delai|prelev\\w+|verse\\w*|versement|deadline",
      "il est \\d\\w*|depuis|il y a|ya|ca fait|pendant \\d+|durant \\d+|cela fait|voila \\d+",
      "ouvert\\w*|ouvre\\w*|ferme\\w*|fermeture|horaires|quelle h|kelle h|quel jours|c est quand|c quand|quand est",
      "recu\\w*|envoye\\w*|arrive\\w*|appele\\w*|paye\\w*|perdu\\w*|vole\\w*|bloque\\w*|coupe\\w*|debloque\\w*|inscrit\\w*|depose\\w*",
      "m a|m ont|nous a|t a|a ete|ont ete|etait|etais|avait|avais|c etait|y avait|suis alle\\w*|suis venue?|suis passee?|suis rentree?",
      "j ai (?!besoin|rdv|deja rdv|un rdv|(?:pas )?(?:le|du) temps|que |un (?:creneau|trou|empechement)|cours|ecole|classe|formation|travail|preference|pas de|aucune)\\w+",
      "je dois (?:rendre|payer|renvoyer|declarer|envoyer|deposer|donner)|(?:a|faut|faire|pour|doit|dois) (?:les? )?(?:rendre|renvoyer|payer|declarer|retourner|deposer|envoyer)",
      "actualisation|declaration|loyers?|factures?|paie|salaire|retraite|pension|prime|rentree|scolaire|concert|match|film|serie|episode",
    ].join("|") +
    ")\\b",
);

/** Said of time at which one cannot come. */
const BUSY =
  /\b(?:travaille|bosse|travail|boulot|taf|occupee?|indisponible|absente?|pris|prise|en formation|en stage|j ai (?:deja )?(?:un |mon |ma |une )?(?:autre )?(?:rdv|cours|ecole|classe|formation))\b/;
const CANNOT =
  /\b(?:peux|peut|suis|serai|sera|est|marche|va|ira|arrange|convient|pourrai|pouvoir|c) (?:ne )?(?:pas|plus|jamais)\b|\bpas (?:possible|dispo|disponible|libre|bon|la)\b|\bm arrange pas\b|\bimpossible\b/;
/** Of an appointment that exists: its date is told, not refused. */
const OF_MINE =
  /\b(?:mon|ma|le|notre) (?:rdv|creneau) (?:du|de|d|est|a|prevu|le)\b|\b(?:mon|notre) rdv\b|\bannul|\bvenir\b/;

const fillers = new Set(
  (
    "a ah ai alors apartirde apres apresmidi arrange arrangerait arrangent au aurais aussi autour alentours aux avant avec avoir b beaucoup bien bn bon " +
    "bonjour bonsoir bjr bsr slt salut coucou c ca ce cela cest celui celle ces cette chez ci co comme compter cordialement d dans de demande des desole deja " +
    "dit dis disons deux direct du e eh elle en encore entre environ environs est estceque et etre euh eventuellement excuse excusez fait faire faut heu hein " +
    "h i ici idee juste ideal idealement ils il j jai je jusque jours journee l la le les lequel leur libre limite m ma madame mme mlle mr mais max maximum merci mrc me mes mieux " +
    "minimum moi moment mon monsieur n ne ni non nous o ok okay on ou oui ouais ouai p par parfait pardon pas pense peu peut plus plutot point pile tapante precise possible " +
    "pour pourquoi pourrait pourrais prefere preference preferable prendre q qu quand que qui quoi rdv s sa sauf se sera serait ses si soit son sont souhaite " +
    "sur surtout svp stp t te tard tot toi ton tous tout toute toutes tres tu trop un une uniquement seulement va vais venir vers veux vois voir voila voudrais vous vu y " +
    "jpeux jveux jvoudrai jvoudrais jprefere voudrai voudrait vien viens dispo disponible creneau prochain dispos libre bloque reserver reserve fixe fixer mettez mettre met mets donner " +
    "donnez donne proposez propose pouvez peux pourrez pouvoir aimerais aimerai convient conviendrait conviens marche ira irait allez aller allons " +
    "samu hormis excepte hors part jamais eviter evitez ecole cours travaille bosse travail ici impossible sans probleme pb soucis souci cool top super nickel genre " +
    "accord vite serai quelque chose etes avez place places au-dela dela plait date jour heure h horaire creneaux rendez place centre votre vos notre nos prevu cas besoin autre sinon"
  ).split(" "),
);

export type ClauseTone = {
  /** Whether the pieces of time in it are about coming to the centre. */
  readonly concerns: boolean;
  readonly busy: boolean;
  readonly cannot: boolean;
  readonly ofMine: boolean;
};

/** What the words around the pieces of time say of them. `rest`: the words that tell no time. */
export function toneOf(clause: string, rest: readonly string[]): ClauseTone {
  const busy = BUSY.test(clause);
  const unknown =
    rest.filter((word) => word.length > 3 && !fillers.has(word)).length + rest.filter((word) => /\d/.test(word)).length;
  const patience = CUE.test(clause) ? 8 : SOFT_CUE.test(clause) ? 1 : 0;
  return {
    concerns: busy ? unknown <= 3 : unknown <= patience && !ELSEWHERE.test(clause),
    busy,
    cannot: CANNOT.test(clause),
    ofMine: OF_MINE.test(clause),
  };
}
