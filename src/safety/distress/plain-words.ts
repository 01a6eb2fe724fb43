/**
 * A message as the rules of distress read it: lower case, no accents, no emoji, one space between words, " | " where a sentence
 * ends; words drawn out ("mourrrir"), written as in text messages ("jveu") or misspelt ("suisidé") take their usual form, and
 * the forms of a verb that make no difference here become one ("frappé", "frappent" → "frappe").
 */
export function plainWords(text: string): string {
  const known = new Map<string, string>();
  const words = fold(text).split(" ").filter((word) => word !== "");
  const plain = words.map((word) => {
    const usual = known.get(word) ?? usualForm(word);
    known.set(word, usual);
    return usual;
  });
  return ` ${plain.join(" ")} `;
}

const fold = (text: string): string =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[\p{M}\p{Cf}]+/gu, "")
    .replace(/œ/g, "oe")
    .replace(/\.{2,}|…/g, " ")
    .replace(/[.!?;]+/g, " | ")
    .replace(/[^\p{L}\d|+]+/gu, " ")
    .replace(/(\d)(ans?)(?![a-z])/g, "$1 $2")
    .replace(/([a-z])\1{2,}/g, "$1");

function usualForm(word: string): string {
  const expanded = EXPANSIONS.get(word);
  if (expanded !== undefined) return expanded;
  const candidates = FORMS.get(word.charAt(0)) ?? [];
  const exact = candidates.find(([, form]) => form.test(word));
  if (exact !== undefined) return exact[0];
  return VITAL.find((vital) => isOneSlipFrom(vital, word)) ?? word;
}

/** Text-message words that stand for several, and a few that stand for one. */
const EXPANSIONS: ReadonlyMap<string, string> = new Map(
  (
    [
      ["je veux", "jveu jveux jve jvx jveut jvoudrai jvoudrais geveu jvoulai"],
      ["je vais", "jvais jvai jv jva jvas"],
      ["je peux", "jpeu jpeux jpe jpx jpeut"],
      ["je suis", "jsuis jsui jss chui chuis shui jsuit"],
      ["je me", "jme"],
      ["je m en", "jmen"],
      ["j en", "jen"],
      ["j ai", "jai g ge gai"],
      ["je dors", "jdor jdors jdort"],
      ["je crois", "jcrois jcroi"],
      ["je pense", "jpense jpence"],
      ["je fais", "jfais jfai"],
      ["j etouffe", "jetouffe jetouf"],
      ["j arrive", "jarrive jariv jarive jarriv"],
      ["n arrive", "narrive narive nariv narriv"],
      ["y a", "ya ia yaa"],
      ["c est", "cest c"],
      ["qui", "ki"],
      ["que", "ke k"],
      ["qu il", "kil quil"],
      ["qu elle", "kelle"],
      ["qu on", "kon quon"],
      ["d en", "den"],
      ["de la", "dla"],
      ["s est", "sest"],
      ["m est", "mest"],
      ["pas", "pa pah"],
      ["plus", "pu plu pluss + ple"],
      ["dans", "ds dan dant"],
      ["mon", "mn"],
      ["tout", "tt"],
      ["beaucoup", "bcp"],
      ["toujours", "tjr tjrs tjs"],
      ["maintenant", "mtn mnt maintenan"],
      ["aujourd hui", "ajd auj ojd aujourdhui"],
      ["quelqu un", "qqn kelkun quelquun"],
      ["au secours", "osecour osecours ausecours ausecour"],
      ["l air", "lair"],
      ["envie", "anvie anvi envi envies enviee"],
      ["enfant", "enfants enfan enfans anfant anfants gosse gosses gamin gamine gamins gamines mome momes bebe bebes enf"],
      ["mari", "marit marri mary"],
      ["mec", "mek meck keum mecs"],
      ["photos", "photo foto fotos nude nudes"],
      ["want to", "wanna"],
      ["i m", "im"],
      ["can t", "cant"],
      ["don t", "dont"],
      ["isn t", "isnt"],
    ] as const
  ).flatMap(([usual, forms]) => forms.split(" ").map((form) => [form, usual] as const)),
);

const FORMS: ReadonlyMap<string, readonly (readonly [string, RegExp])[]> = byFirstLetter([
  ["veux", /^(?:ve[uw][xts]?|vx|voudrais?|voulais?|vouler?|veus)$/],
  ["vais", /^vai[st]?$/],
  ["mourir", /^m(?:ou|o|u|uo)r+i+r?[est]{0,2}$/],
  ["suicide", /^s(?:ui|u|wi|oui|uy|i|iu)[csz]{1,2}[iey]d[a-z]*$/],
  ["tuer", /^tu+(?:e|er|es|ee|ent|ait|ez|et)$/],
  ["pendre", /^p[ae]ndr+e?s?$/],
  ["vivre", /^viv(?:re?|res?|ree)$/],
  ["finir", /^fini(?:r|re|rr)$/],
  ["frappe", /^fra+p+(?:e|es|er|ee|ees|ent|ai|ait|aient|ez|ais)?$/],
  ["tape", /^ta+p+(?:e|es|er|ee|ees|ent|ait|ai|ez)$/],
  ["bat", /^bat(?:s|tait|tent|tre|re|tu|tue|tus|tues|u|ue|us|ues)?$/],
  ["cogne", /^[ck]o+[gn]{2}(?:e|es|er|ee|ent|ait|ai)$/],
  ["gifle", /^gif+l+(?:e|es|er|ee|ent|ait)$/],
  ["tabasse", /^tabas+(?:e|es|er|ee|ent|ait)$/],
  ["etrangle", /^etr[ae]n?gl+(?:e|es|er|ee|ent|ait)$/],
  ["viole", /^viol(?:e|es|er|ee|ees|ait)?$/],
  ["maltraite", /^maltr(?:ai|e)t+(?:e|es|er|ee|ees|ent|ance|ances)$/],
  ["menace", /^m[ea]na[cs]{1,2}(?:e|es|er|ee|ees|ent|ait)$/],
  ["poignarde", /^poi[gn]{1,2}ard(?:e|er|ee)$/],
  ["couteau", /^[ck]outt?(?:eau|au|o|eaux)$/],
  ["peur", /^pe(?:ur|ure|r)$/],
  ["respire", /^r[ea]s?p+ir(?:e|es|er|ent|ait|ai)?$/],
  ["inconscient", /^inc?on[cs]{1,3}i?[ae]n[tc]?e?s?$/],
  ["malaise", /^mal+(?:ai|e|ei|ay)[sz]{1,2}e?s?$/],
  ["infarctus", /^[ie]nf(?:ar|ra)[ckq]{0,2}t+[uo]+s*$/],
  ["evanoui", /^ev[ae]n+o?u+i[estr]*$/],
  ["etouffe", /^et(?:ou|o|u)f+(?:e|es|er|ee|ent)?$/],
  ["saigne", /^s(?:ai|e|ei)n?[gn]{1,2}n?e(?:nt|r|s)?$/],
  ["dehors", /^d(?:e|eu)h?ors?t?$/],
  ["dors", /^dor(?:[st]|mir|mire|ment|me|mais|mait|s)?$/],
  ["brule", /^brul+(?:e|er|ent|es|ait)$/],
  ["incendie", /^[ie]n[cs]{1,2}[ae]ndi?[ey]?s?$/],
  ["harcele", /^har[cs]{1,2}el+[a-z]{0,6}$/],
  ["harcele", /^arcel+[a-z]{0,6}$/],
]);

/** Words that are worth recognising with one slip of the finger, when the first letter is right. */
const VITAL = ["mourir", "suicide", "frappe", "couteau", "respire", "inconscient", "infarctus", "evanoui", "incendie"];

function byFirstLetter(forms: readonly (readonly [string, RegExp])[]): Map<string, (readonly [string, RegExp])[]> {
  const map = new Map<string, (readonly [string, RegExp])[]>();
  for (const letter of "abcdefghijklmnopqrstuvwxyz") {
    map.set(letter, forms.filter(([usual]) => [usual.charAt(0), SOUNDS_LIKE[usual.charAt(0)]].includes(letter)));
  }
  return map;
}
