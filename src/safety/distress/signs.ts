/**
 * Rules over plain words. `{gap}` is up to three words of the same sentence, none of them a denial; `{me}`, `{who}`… are the
 * fragments below. A rule matches whole words.
 */
export const signs = (...rules: readonly string[]): RegExp =>
  new RegExp(
    `(?<= )(?:${rules.map((rule) => rule.replace(/\{(\w+)\}/g, (_, name: string) => fragment(name))).join("|")})(?= )`,
  );

function fragment(name: string): string {
  const found = FRAGMENTS.get(name);
  if (found === undefined) throw new Error(`Unknown fragment {${name}} in a rule of distress.`);
  return found;
}

const FRAGMENTS: ReadonlyMap<string, string> = new Map([
  ["gap", "(?:(?!pas |jamais |aucune? |sans |ni )[a-z0-9]+ ){0,3}"],
  ["few", "(?:(?!pas |jamais |aucune? |sans |ni )[a-z0-9]+ ){0,1}"],
  ["me", "(?:me|m|m a|m as|m ont|ma|mas|mont|m avait)"],
  ["se", "(?:me|m|se|s|te|t|nous)"],
  [
    "partner",
    "(?:mari|mec|copain|copine|conjoint|conjointe|concubin|compagnon|compagne|ex|femme|homme|epoux|epouse|petit ami|petite amie|cheri|fiance|bonhomme|beau pere|pere de mes enfant|pere de mon enfant|gars|type|jules|zhom)",
  ],
  [
    "elder",
    "(?:pere|papa|daron|beau pere|beaupere|mere|maman|daronne|belle mere|parents|oncle|tonton|tante|cousin|grand pere|papi|papy|voisin|prof|professeur|maitre|entraineur|coach|educ|educateur|educatrice|nounou|nourrice|assistante maternelle|assmat|surveillant|tuteur|famille d accueil)",
  ],
  [
    "family",
    "(?:pere|papa|beau pere|mere|maman|frere|soeur|fils|fille|oncle|tonton|tante|cousine?|neveu|gendre|belle mere|belle fille|petit fils|parents|voisine?|voisins|patron|chef|collegue|client|homme|inconnu|proprietaire|colocataire|coloc)",
  ],
  ["they", "(?:il|elle|ils|elles|on|quelqu un|lui)"],
  [
    "hit",
    "(?:frappe|tape|bat|cogne|gifle|tabasse|etrangle|viole|maltraite|poignarde|violente|brutalise|agresse|agressee|etouffe|sequestre|lynche|plante|defonce|defoncee|rouee?|rosse|fouette|brule)",
  ],
  [
    "child",
    "(?:(?:l|les|mes|ses|des|un|une|le|la|mon|ma|son|sa|nos|leurs|leur|notre|cet|ce|cette) (?:[a-z]+ )?(?:enfant|fils|fille|filles|garcon|petite?|petits|petit fils|petite fille|niece|neveu|eleves?|ados?|adolescente?|mineure?|jumeaux|enfant[a-z]*))",
  ],
  [
    "relative",
    "(?:mere|pere|maman|papa|mari|femme|mec|copain|copine|fils|fille|enfant|frere|soeur|mamie|papi|papy|mami|grand mere|grand pere|oncle|tante|voisine?|voisins|ami|amie|colocataire|monsieur|dame|homme|personne|quelqu un|conjoint|conjointe|belle mere|beau pere|petit|petite|bonhomme|daron|daronne|collegue)",
  ],
]);
