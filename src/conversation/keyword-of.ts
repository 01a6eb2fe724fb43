/** Words that the assistant itself tells people to write; they mean the same whatever the model makes of them. */
export type Keyword = "menu" | "erase" | "back" | "coming" | "wait" | "stop-waiting" | "workshops";

const keywords: readonly (readonly [Keyword, RegExp])[] = [
  ["menu", /^(?:le )?menu(?: principal)?$/],
  ["back", /^(?:retour|revenir|retour au robot|robot|bot|assistant|annuler)$/],
  ["workshops", /^(?:(?:voir )?(?:les |mes |l )?)?ateliers?$/],
  [
    "coming",
    /^(?:(?:oui|ok|bonjour|d accord|merci) )*(?:je viens|j?e?viens|jvien|je (?:serai|serais|sere) (?:bien |presente? )?la|je serai presente?|je (?:vais|vai) venir|je viendrai|je confirme ma venue)(?: bien| demain| merci| svp)*$/,
  ],
  [
    "stop-waiting",
    /^(?:(?:svp|bonjour|merci|finalement) )*(?:(?:je )?(?:ne )?(?:veux |souhaite )?plus attendre|(?:je )?(?:veux |voudrais )?(?:m )?(?:enleve|retire|supprime|sort|raye|efface)[a-z]* (?:moi )?(?:mon nom )?(?:de )?(?:la )?liste(?: d? ?attente)?|(?:je )?(?:veux |voudrais )?(?:quitter|sortir de) la liste(?: d? ?attente)?|(?:je )?(?:ne )?veux plus (?:etre )?(?:sur|dans) la liste(?: d? ?attente)?|(?:ne )?(?:me )?(?:prevenez|previens) (?:moi )?plus|(?:je )?n attends plus)(?: svp| merci)*$/,
  ],
  [
    "wait",
    /^(?:(?:svp|bonjour|je (?:veux|voudrais|peux|souhaite)|vous pouvez|est ce que|pouvez vous) )*(?:(?:m )?inscri[a-z]* (?:moi )?(?:sur |a |dans )?(?:la |une )?liste d? ?attente|(?:etre |aller |mettez moi |mettre )?(?:sur |dans )?(?:la |une )?liste d? ?attente|(?:me )?(?:prevenir|prevenez moi|prevenez|previens moi|etre prevenue?|dites moi|avertir|avertissez moi) (?:si|quand|des que|des qu) (?:une |un |il y a )?(?:une |un |de la |des )?(?:places?|creneaux?|horaires?|rdv|rendez vous)(?: (?:se )?(?:libere[a-z]*|est libre|libre|annule[a-z]*))?)(?: svp| merci)*$/,
  ],
  [
    "erase",
    /^(?:je (?:veux|voudrais) |il faut |merci d |svp )?(?:efface[rsz]?|supprime[rsz]?|oublie[rsz]?)(?: moi)? (?:(?:toute?s? )?(?:mes|les|mon|ma) (?:donnees?|messages?|conversations?|discussions?|infos?|informations?|historique)(?: personnelles?)?|tout|moi)(?: svp| stp| s il (?:vous|te) plait)?$/,
  ],
];

export function keywordOf(text: string): Keyword | null {
  const typed = fold(text);
  return keywords.find(([, pattern]) => pattern.test(typed))?.[0] ?? null;
}

const fold = (text: string): string =>
  text
    .slice(0, 120)
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
