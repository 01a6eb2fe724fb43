import { signs } from "./signs.ts";

export const CHILD_IN_DANGER = signs(
  "{elder} {gap}{me} (?:{gap})?(?:touche|touchee|touchait|caresse|tripote|viole|frappe|tape|bat|cogne|gifle|maltraite|enferme|brule|etrangle|secoue|donne des coups|force a|fait mal|fait du mal)(?! (?:mon|ma|mes|le|les|du|des|l|un|une) )",
  "{elder} {gap}(?:entre|vient|viens|dort|dors|rentre) dans (?:mon lit|ma chambre la nuit)",
  "(?:frappe|tape|bat|cogne|gifle|maltraite|secoue|viole|tabasse|violente|brutalise|sequestre|attache|enferme|brule|crie dessus|touche|tripote|caresse|abuse (?:de|d)) (?:tous |encore |sur |aussi |meme |souvent )?{child}(?! (?:handicape|majeur))",
  "(?:leve|met|donne|mettent|donnent) (?:la main|des coups|une claque|des claques|des gifles|des fessees) (?:sur |a |aux )?{child}",
  "enfant (?:[a-z]+ )?(?:bat|frappe|maltraite|maltraites|abuse|abuses|viole|violes|violentes?|secoue|secoues|attache|affame|seuls? (?:a la maison|dans l appart|toute la nuit|la nuit|dehors)|en danger(?! (?:sur|internet|des ecrans|numerique)))",
  "(?:fils|fille|garcon|enfant|petite?|niece|neveu|eleve|petit frere|petite soeur) {gap}(?:se|s) (?:est |a |fait |fais |a ete |est fait )?{gap}(?:fait |faite |ete )?(?:viole|toucher|frappe|tape|maltraite|agresser|agresse|racketter|tripoter|attouchements?|bat)(?! (?:son|sa|ses|le|la|un|une|mon|du|des|sur) )",
  "(?:fils|fille|garcon|enfant|petite?|niece|neveu|eleve|mineure?) {gap}(?:a ete|est|etait|sont|victime de|victime d) (?:viole|violee|abusee?|frappe|bat|maltraite|touchee?|agressee?|maltraitance|inceste|attouchements?)(?! par (?:son|le|leur) (?:mari|mec|copain|conjoint|ex))",
  "(?:fils|fille|enfant|petite?|niece|neveu) (?:[a-z]+ ){0,5}{elder} (?:[a-z]+ ){0,2}(?:le|la|les|l a) (?:touche|touchee|frappe|tape|bat|viole|caresse|tripote)",
  "(?:enfant|petite? (?:fille|garcon)|petite?) (?:qui )?(?:crie|hurle|pleure) (?:tous|toute|toutes|beaucoup|sans arret|souvent|la nuit)|(?:veulent|veut|veux|obligent|forcent) {gap}me marier",
  "a (?:viole|touche|abuse de|agresse|kidnappe|enleve) (?:ma|mon|sa|son|une|un|la|le) (?:fille|fils|petite?|enfant|niece|neveu|soeur|petite fille|petit garcon|mineure?)",
  "maltraite (?:infantile|sur|envers|d un enfant|des enfant|enfant)|enfance en danger|inceste|pedophile|pedophilie|abus sexuels?|abuse (?:sexuellement|de moi)",
  "(?:parents|mere|pere|nounou|voisins?|voisine) {gap}(?:laisse|laissent|abandonne|abandonnent|nourrit pas|donne pas a manger|donnent pas a manger) {gap}(?:{child}|enfant)",
  "(?:fille|fils|enfant|ado|petite?|gamin) {gap}(?:a disparu|a fugue|disparue?|est portee? disparue?|kidnappee?|enlevee?|introuvable)(?! (?:du|de|dans) (?:dossier|compte|fichier))",
  "(?:entends?|entendre|entendu) {gap}(?:enfant|bebe|petite?) {gap}(?:crier|hurler|pleurer toute|pleure toute|crie tous|hurle|crie)",
  // other languages
  "my (?:dad|father|mom|mother|stepdad|stepfather|uncle|brother) (?:[a-z]+ ){0,2}(?:hits|beats|touches|rapes|touched|raped|hit|hurts) me|(?:hits|beats|abuses) (?:my|the|his|her) (?:kids?|child|children|son|daughter|baby)",
  "mi (?:papa|padre|padrastro|mama|madre|tio|hermano) me (?:[a-z]+ )?(?:pega|toca|golpea|viola|maltrata|toco|violo)|(?:pega|golpea|maltrata) a (?:mis|mi|sus|su|los) (?:hijos?|hijas?|ninos?|nina)",
);

export const CHILD_IN_DANGER_ARABIC =
  /(?:ابي|ابوي|بابا|امي|ماما|عمي|خالي|زوج امي) (?:\S+ )?(?:ي|ت|كي|كت)(?:ضربني|لمسني|غتصبني|عذبني)|(?:ي|ت|كي|كت)ضرب (?:ال)?(?:اطفال|اولاد|ولاد|ولدي|بنتي|ابني|ابنتي|طفل|وليدات)\S*/;

/** Violence or sexual acts told by someone who gives an age under eighteen. */
export const MINOR = signs(
  "(?:j ai|ai|agee? de|moi|mineure?|que|seulement|je suis) (?:que |seulement |a peine )?(?:[6-9]|1[0-7]) (?:ans|an|piges)",
  "(?<=^ )(?:[6-9]|1[0-7]) (?:ans|an|piges)",
  "(?:[6-9]|1[0-7]) (?:ans|an|piges) et",
  "(?:suis|je suis) (?:une |un )?(?:mineure?|collegienne?|ecolier|ecoliere|enfant)|i m (?:[6-9]|1[0-7])|tengo (?:[6-9]|1[0-7]) anos",
);
