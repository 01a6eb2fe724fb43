/** Those for whom people ask as well, in folded text, and how they are spoken of to the person. */
const KIN: readonly (readonly [forms: string, whom: string])[] = [
  ["mari|marie|epoux|homme", "votre mari"],
  ["femme|epouse", "votre femme"],
  ["fille|fiille", "votre fille"],
  ["fils|fiston|garcon", "votre fils"],
  ["enfants?|gosses?|petits?|bebe", "votre enfant"],
  ["mere|maman", "votre mère"],
  ["pere|papa", "votre père"],
  ["parents", "vos parents"],
  ["frere|frerot", "votre frère"],
  ["soeur|soeurs|seur", "votre sœur"],
  ["conjoint|compagnon|copain|concubin", "votre conjoint"],
  ["conjointe|compagne|copine|concubine", "votre conjointe"],
  ["belle mere|belle maman", "votre belle-mère"],
  ["beau pere", "votre beau-père"],
  ["grand mere|mamie|mami", "votre grand-mère"],
  ["grand pere|papi|papy", "votre grand-père"],
  ["tante|tata", "votre tante"],
  ["oncle|tonton", "votre oncle"],
  ["cousin", "votre cousin"],
  ["cousine", "votre cousine"],
  ["neveu", "votre neveu"],
  ["niece", "votre nièce"],
  ["voisine", "votre voisine"],
  ["voisin", "votre voisin"],
  ["amie", "votre amie"],
  ["ami|pote", "votre ami"],
];

const ALL = KIN.map(([forms]) => forms).join("|");
const BEFORE = "(?:(?:et|est|e|ok|oui|merci|mais|alors|donc|aussi|bonjour|c est (?:pareil|la meme chose)|pareil) )*";
const AFTER =
  "(?: (?:aussi|alors|svp|stp|s il vous plait|merci|c est (?:pareil|comment|la meme chose)|comment (?:on fait|faire|je fais|ca marche)|on fait comment|je fais comment|comment))*";
const FOR = new RegExp(`^${BEFORE}(?:pour|avec|de) (?:mon|ma|mes|le|la|les|un|une) (?:petite? )?(${ALL})${AFTER}$`);
const THEM = new RegExp(
  `^(?:(?:et|est|e) )(?:mon|ma|mes) (?:petite? )?(${ALL})${AFTER}$|^(?:mon|ma|mes) (${ALL}) aussi$`,
);

/** "et pour mon mari c'est pareil ?" → "votre mari"; null when the message says more than that. Takes folded text. */
export function kinIn(folded: string): string | null {
  const found = FOR.exec(folded) ?? THEM.exec(folded);
  const form = found?.[1] ?? found?.[2];
  if (form === undefined) return null;
  return KIN.find(([forms]) => new RegExp(`^(?:${forms})$`).test(form))?.[1] ?? null;
}
