/**
 * A rule of distress reads plain words; `{name}` stands for a fragment below, and each fragment that has a gap ends with a blank.
 * Rules match whole words.
 */
export const signs = (...rules: readonly string[]): RegExp =>
  new RegExp(`(?<= )(?:${rules.map(expand).join("|")})(?= )`);

function expand(rule: string): string {
  return rule.replace(/\{(\w+)\}/g, (_, name: string) => {
    const fragment = FRAGMENTS[name];
    if (fragment === undefined) throw new Error(`A rule of distress names an unknown fragment: {${name}}.`);
    return fragment;
  });
}

const FRAGMENTS: Readonly<Record<string, string>> = {
  // up to three words of the same sentence that deny nothing; `own`: and bring in nobody else
  gap: "(?:(?!pas |jamais |aucune? |sans |ni )[a-z0-9]+ ){0,3}",
  own: "(?:(?!pas |jamais |aucune? |sans |ni |il |elle |ils |on |qui |vous |tu )[a-z0-9]+ ){0,3}",
  any: "(?:[a-z0-9]+ ){0,6}",
  few: "(?:(?!pas |jamais |aucune? |sans |ni )[a-z0-9]+ ){0,1}",
  me: "(?:me|m|m a|m as|m ont|ma|mas|mat|mont|m avait|nous|nous a|ma encore)",
  they: "(?:il|elle|ils|elles|on|quelqu un|lui)",
  partner:
    "(?:mari|mec|copain|copine|conjointe?|concubine?|compagnon|compagne|ex|femme|homme|epoux|epouse|petit ami|petite amie|cheri|fiance|bonhomme|pere de mes enfant|pere de mon enfant|gars|type|jules)",
  family:
    "(?:pere|papa|beau pere|mere|maman|frere|soeur|fils|fille|oncle|tonton|tante|cousine?|neveu|gendre|belle mere|belle fille|petit fils|parents|voisine?|voisins|patron|chef|collegue|client|inconnu|proprietaire|coloc|colocataire)",
  elder:
    "(?:pere|papa|daron|beau pere|beaupere|mere|maman|daronne|belle mere|parents|oncle|tonton|tante|cousin|grand pere|papi|papy|prof|professeur|maitre|maitresse|entraineur|coach|educ|educateur|educatrice|nounou|nourrice|assistante maternelle|assmat|surveillant|tuteur|famille d accueil)",
  relative:
    "(?:mere|pere|maman|papa|mari|femme|mec|copain|copine|fils|fille|enfant|frere|soeur|mamie|mami|papi|papy|grand mere|grand pere|oncle|tante|voisine?|voisins|amie?|coloc|colocataire|monsieur|dame|homme|personne|quelqu un|conjointe?|belle mere|beau pere|petite?|bonhomme|darone?|daronne|collegue|ex|gars|type|vieux|vieille)",
  child:
    "(?:(?:l|les|mes|ses|des|un|une|le|la|mon|ma|son|sa|nos|leurs|leur|notre|cet|ce|cette) (?:[a-z]+ )?(?:enfant|fils|fille|filles|garcon|petite?|petits|niece|neveu|eleves?|ados?|adolescente?|mineure?|jumeaux))",
  hit: "(?:frappe|tape|bat|cogne|gifle|tabasse|etrangle|viole|maltraite|poignarde|violentee?|brutalise|agressee?|sequestre|sequestree|lynche|plante|defoncee?|rouee?|fouettee?|brule|brulee|bousculee?|pousse par terre)",
  publish:
    "publie[rz]?|diffuse[rz]?|envoye[rz]?|envoie|poste[rz]?|balance[rz]?|partage[rz]?|mettre|met|montrer|devoiler|divulguer|afficher",
  pictures: "photos|nudes?|videos?|images?|sextape|intimes?",
  kill: "(?:tuer|buter|planter|crever|egorger|poignarde|frappe|fumer|defoncer|tabasse|etrangle|brule|viole|descendre|cramer|massacrer|liquider)",
};
