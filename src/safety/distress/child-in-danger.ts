import { signs } from "./signs.ts";

/** A child is hurt, touched, left alone or gone; told by the child or by someone who knows. */
export const CHILD_IN_DANGER = signs(
  "{elder} {gap}{me} {gap}(?:touche|touchee|touchait|caresse|tripote|viole|frappe|tape|bat|cogne|gifle|maltraite|enferme|etrangle|secoue|force a|fait mal|fait du mal|fait {gap}peur|met des coups|donne des coups)",
  "{elder} {gap}(?:entre|vient|viens|dort|dors|rentre) dans (?:mon lit|ma chambre la nuit)|{elder} {gap}(?:fait|fais) des (?:choses|trucs) (?:bizarres |sales )?(?:avec|a|sur) moi",
  "(?:frappe|tape|bat|cogne|gifle|maltraite|secoue|viole|tabasse|violente|brutalise|sequestre|attache|enferme|touche|touchee?|tripote|caresse|abuse (?:de|d)) (?:tous |encore |sur |aussi |meme |souvent )?{child}(?! (?:majeure?))",
  "(?:leve|met|donne|mettent|donnent|mis) (?:la main|des coups|une claque|des claques|des gifles|gifle) (?:sur |a |aux )?{child}",
  "(?:pere|mere|mari|mec|ex|compagnon|il|elle) {any}(?:les|le|la) (?:frappe|bat|tabasse|cogne|viole)(?= (?:enfant|\\||et|tous|tout|quand|souvent)| $)",
  "enfant (?!a charge )(?:[a-z]+ ){0,3}(?:bat|frappe|maltraite|maltraites|abuses?|abusee?s?|violes|violente?s?|secouee?s?|attachee?s?|affamee?s?|seuls? (?:a la maison|dans l appart|toute la nuit|la nuit|dehors)|en danger(?! (?:sur|internet|des ecrans|numerique)))",
  "(?:fils|fille|garcon|enfant|petite?|niece|neveu|eleve|petit frere|petite soeur|cousine?) {gap}(?:se|s) {gap}(?:est |fait |faite |fais |ete )+{gap}(?:viole|toucher|touche|frappe|tape|maltraite|agresser?|racketter?|tripoter|bat)(?! par (?:son|le|leur) (?:mari|mec|copain|conjoint|ex))",
  "(?:fils|fille|garcon|enfant|petite?|niece|neveu|eleve|mineure?) {any}(?:a ete|est|etait|sont|victime de|victime d|ete) {few}(?:viole|abusee?|frappe|bat|maltraite|touchee?|agressee?|inceste|attouchements?)(?! par (?:son|le|leur) (?:mari|mec|copain|conjoint|ex))",
  "(?:fils|fille|enfant|petite?|niece|neveu) {any}{elder} (?:[a-z]+ ){0,2}(?:le|la|les|l a) (?:touche|touchee|frappe|tape|bat|viole|caresse|tripote)",
  "(?:a|ont) (?:viole|touche|abuse de|agresse|kidnappe|enleve) (?:ma|mon|sa|son|une|un|la|le|notre) (?:fille|fils|petite?|enfant|niece|neveu|soeur|petite fille|petit garcon|mineure?)",
  "maltraite (?:infantile|sur|envers|d un enfant|des enfant|enfant)|enfance en danger|inceste|incestueux|pedophil[a-z]*|abus sexuels?",
  "(?:parents|mere|pere|nounou|voisine?|voisins|ils|elle) {gap}(?:laisse|laissent|abandonne|abandonnent) {gap}(?:enfant|fils|fille) {gap}(?:seuls?|seule|dehors|sans manger)|(?:nourrit|donne|donnent) pas a manger {gap}enfant",
  "(?:fille|fils|enfant|ado|petite?) {any}(?:a disparu|a fugue|est portee? disparue?|kidnappee?|a ete enlevee?|est introuvable)|(?:kidnappe|enleve) (?:ma|mon) (?:fille|fils|enfant)",
  "entend[sr]?(?:u)? {gap}(?:enfant|petite?) {gap}(?:crie[r]?|hurle[r]?|pleure[r]?)|(?:enfant|petite? (?:fille|garcon)|petite?) (?:qui )?(?:crie|hurle) (?:tous|toute|toutes|sans arret|la nuit)|attouchements? sur {child}|enfant {any}(?:enfermee?s?|attachee?s?|ligotee?s?)",
  "(?:veulent|veux|obligent|forcent|oblige|force) {gap}me marier|(?:vu|voir) {gap}(?:mere|pere|femme|homme) {few}(?:frappe|tape|bat|secouer) {few}(?:son|sa|un|une) (?:enfant|fils|fille)",
  "my (?:dad|father|mom|mother|stepdad|stepfather|uncle|brother) (?:[a-z]+ ){0,2}(?:hits?|beats?|touche[sd]|rape[sd]|hurts) me|(?:hits|beats|abuses) (?:my|the|his|her) (?:kids?|child|children|son|daughter|baby)",
  "mi (?:papa|padre|padrastro|mama|madre|tio|hermano) me (?:[a-z]+ )?(?:pega|toca|golpea|viola|maltrata|toco|violo)|(?:pega|golpea|maltrata) a (?:mis|mi|sus|su|los) (?:hijos?|hijas?|ninos?|ninas?)",
);

export const CHILD_IN_DANGER_ARABIC =
  /(?:ابي|ابوي|بابا|امي|ماما|عمي|خالي|زوج امي) (?:\S+ )?\S{0,2}(?:ضربني|لمسني|غتصبني|عذبني)|ضرب (?:ال)?(?:اطفال|اولاد|ولاد|ولدي|بنتي|ابني|ابنتي|طفل|وليدات)/;

/** Says an age under eighteen, or to be a minor. */
export const MINOR = signs(
  "(?:j ai|j|ai|agee? de|moi|mineure?|que|seulement|je suis|je) (?:que |seulement |a peine )?(?:[6-9]|1[0-7]) (?:ans|an|piges)",
  "(?<=^ )(?:[6-9]|1[0-7]) (?:ans|an|piges)",
  "(?:[6-9]|1[0-7]) (?:ans|an|piges) et",
  "suis (?:une |un )?(?:mineure?|collegienne?|ecolier|ecoliere|enfant)|i m (?:[6-9]|1[0-7])|tengo (?:[6-9]|1[0-7]) anos",
);

/** What a child says who dares not say more. */
export const CHILD_AFRAID = signs(
  "(?:peur|fait mal|fait du mal|fait des choses|me force|me touche|seule? a la maison|parents {any}(?:crient|frappe|tape|boivent|se bat))",
);
