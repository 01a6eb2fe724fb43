/**
 * A message as the rules of distress read it: lower case, no accents, no emoji, one space between words, " | " where a sentence
 * ends; words drawn out ("mourrrir"), written as in text messages ("jveu") or misspelt ("suisidé") take their usual form, and
 * the forms of a verb that make no difference here become one ("frappé", "frappent" → "frappe").
 */
export function plainWords(text: string): string {
  const known = new Map<string, string>();
  const words = fold(text)
    .split(" ")
    .filter((word) => word !== "");
  const plain = words.map((word) => {
    const usual = known.get(word) ?? usualForm(word);
    known.set(word, usual);
    return usual;
  });
  return ` ${plain.join(" ")} `
    .replace(/ c est est /g, " c est ")
    .replace(/ (?:se|ses|c est|cet|sette|set) (soir|nuit) /g, (_, when: string) =>
      when === "soir" ? " ce soir " : " cette nuit ",
    );
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
  const form = ANY_FORM.exec(word);
  if (form !== null)
    return FORMS[form.findIndex((group: string | undefined, i) => i > 0 && group !== undefined) - 1]?.[0] ?? word;
  if (/^j[bcdfgklmnpqrstvwxz][a-z]{2,}$/.test(word)) return `je ${usualForm(word.slice(1))}`;
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
      ["quoi", "koi quoa kwa"],
      ["a la", "ala"],
      ["sert", "ser sers"],
      ["qu il", "kil quil"],
      ["qu elle", "kelle"],
      ["qu on", "kon quon"],
      ["d en", "den"],
      ["de la", "dla"],
      ["s est", "sest"],
      ["m est", "mest"],
      ["pas", "pa pah"],
      ["plus", "pu pus plu pluss +"],
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
      [
        "enfant",
        "enfants enfan enfans anfant anfants gosse gosses gamin gamine gamins gamines mome momes bebe bebes enf",
      ],
      ["mari", "marit marri mary"],
      ["mec", "mek meck keum mecs"],
      ["photos", "photo foto fotos"],
      ["nudes", "nude"],
      ["suis", "sui"],
      ["rue", "ru"],
      ["sent", "sen"],
      ["gaz", "gas"],
      ["ce soir", "cesoir"],
      ["want to", "wanna"],
      ["i m", "im"],
      ["can t", "cant"],
      ["don t", "dont"],
      ["isn t", "isnt"],
    ] as const
  ).flatMap(([usual, forms]) => forms.split(" ").map((form) => [form, usual] as const)),
);

const FORMS: readonly (readonly [usual: string, forms: string])[] = [
  ["veux", "ve[uw]?[xts]?|vx|voudrais?|voulais?|vouler?|veus"],
  ["vais", "vai[st]?"],
  ["mourir", "m(?:ou|o|u|uo)r+i+r?[est]{0,2}"],
  ["suicide", "s(?:ui|u|wi|oui|uy|i|iu|uiss)[csz]{1,2}[iey]d[a-z]*"],
  ["tuer", "tu+(?:e|er|es|ee|ent|ait|ez|et)"],
  ["pendre", "p[ae]ndr+e?s?"],
  ["vivre", "viv(?:re?|res?|ree)"],
  ["finir", "fini(?:r|re|rr|s)"],
  ["frappe", "fra+p+(?:e|es|er|ee|ees|ent|ai|ait|aient|ez|ais)?"],
  ["fait", "fai[ts]?|fe"],
  ["tape", "ta+p+(?:e|es|er|ee|ees|ent|ait|ai|ez)"],
  ["bat", "bat(?:s|tait|tent|tre|re|tu|tue|tus|tues|u|ue|us|ues)?"],
  ["cogne", "[ck]o+[gn]{2}(?:e|es|er|ee|ent|ait|ai)"],
  ["gifle", "gif+l+(?:e|es|er|ee|ent|ait)"],
  ["tabasse", "tabas+(?:e|es|er|ee|ent|ait)"],
  ["etrangle", "etr[ae]n?gl+(?:e|es|er|ee|ent|ait)"],
  ["viole", "viol(?:e|es|er|ee|ees|ait)?"],
  ["maltraite", "maltr(?:ai|e)t+(?:e|es|er|ee|ees|ent|ance|ances)"],
  ["menace", "m[ea]na[cs]{1,2}(?:e|es|er|ee|ees|ent|ait)"],
  ["poignarde", "poi[gn]{1,2}ard(?:e|er|ee)"],
  ["couteau", "[ck]outt?(?:eau|au|o|eaux)"],
  ["peur", "peure?s?|per"],
  ["respire", "r[ea]s?p+ir(?:e|es|er|ent|ait|ai)?"],
  ["inconscient", "inc?on[cs]{1,3}i?[ae]n[tc]?e?s?"],
  ["malaise", "mal+(?:ai|e|ei|ay)[sz]{1,2}e?s?"],
  ["infarctus", "[ie]nf(?:ar|ra)[ckq]{0,2}t+[uo]+s*"],
  ["evanoui", "ev[ae]n+o?u+i[estr]*"],
  ["etouffe", "et(?:ou|o|u)f+(?:e|es|er|ee|ent)?"],
  ["saigne", "s(?:ai|e|ei)n?[gn]{1,2}n?e(?:nt|r|s)?"],
  ["dehors", "d(?:e|eu)h?ors?t?"],
  ["dors", "dor(?:[st]|mir|mire|mi|ment|me|mais|mait|mons)?"],
  ["fenetre", "f[ea]n{1,2}[ea]i?t{1,2}r?es?"],
  ["brule", "brul+(?:e|er|ent|es|ait)"],
  ["incendie", "[ie]n[cs]{1,2}[ae]ndi?[ey]?s?"],
  ["harcele", "h?ar[cs]{1,2}el+[a-z]{0,6}"],
];
const ANY_FORM = new RegExp(`^(?:${FORMS.map(([, forms]) => `(${forms})`).join("|")})$`);

/** Words worth recognising with one slip of the finger, where the first letter is right. */
const VITAL = ["mourir", "suicide", "frappe", "couteau", "respire", "inconscient", "infarctus", "evanoui", "incendie"];
const OTHER_WORDS = new Set(["coteau", "respect", "mouvrir", "mouliner", "mourez", "mouroir"]);

/** One letter more, less or other, or two neighbours exchanged. */
function isOneSlipFrom(vital: string, word: string): boolean {
  if (word.charAt(0) !== vital.charAt(0) || Math.abs(word.length - vital.length) > 1 || OTHER_WORDS.has(word))
    return false;
  let start = 0;
  while (start < vital.length && vital.charAt(start) === word.charAt(start)) start += 1;
  const restOfVital = vital.slice(start);
  const rest = word.slice(start);
  const exchanged = rest.charAt(1) + rest.charAt(0) + rest.slice(2);
  return (
    restOfVital.slice(1) === rest ||
    restOfVital === rest.slice(1) ||
    restOfVital.slice(1) === rest.slice(1) ||
    restOfVital === exchanged
  );
}
