/** Words that the assistant itself tells people to write; they mean the same whatever the model makes of them. */
export type Keyword = "menu" | "erase" | "back" | "coming";

const keywords: readonly (readonly [Keyword, RegExp])[] = [
  ["menu", /^(?:le )?menu(?: principal)?$/],
  ["back", /^(?:retour|revenir|retour au robot|robot|bot|assistant|annuler)$/],
  [
    "coming",
    /^(?:(?:oui|ok|bonjour|d accord|merci) )*(?:je viens|j?e?viens|jvien|je (?:serai|serais|sere) (?:bien |presente? )?la|je serai presente?|je (?:vais|vai) venir|je viendrai|je confirme ma venue)(?: bien| demain| merci| svp)*$/,
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
