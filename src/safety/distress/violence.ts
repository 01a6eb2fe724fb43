import { signs } from "./signs.ts";

/** Blows, rape, threats and confinement, by a partner or anyone; told by who suffers them or who sees them. */
export const VIOLENCE = signs(
  // who does it, to me
  "(?:{partner}|{family}|{they}) {gap}{me} (?:encore |tellement |beaucoup |deja |souvent |trop |tout le temps |toujours |re |tous les jours ){0,2}{hit}(?! (?:mon compte|ma boite|mon mot|mon mdp|mon code|mes donnees|verbalement|pas mon|les oreilles))",
  "{me} (?:frappe|cogne|gifle|tabasse|etrangle|poignarde|viole|sequestre|maltraite|bat)(?! (?:pas|plus|mon|ma|mes|le|les|un|une|pour|contre|avec|comme) )",
  "(?:{partner}|{family}|{they}) (?:[a-z]+ ){0,2}(?:me|m|nous) tuer",
  "{me} (?:mis|met|donne|fous|fout|foutu|mets|donnee?|colle) {gap}(?:coups?|gifles?|gifle|claques?|baffes?|droites?|raclee|torgnoles?)|(?:met|donne|donnait|mis|recu|recois|prends?) (?:des|un|les) coups?(?! de (?:fil|main|pouce|telephone|tel|soleil|stress|vieux))",
  "coups? de (?:poings?|pieds?|couteau|ceinture|barre|tete|marteau|baton)|l(?:e)?ve(?:r|e)? la main sur|leve la main|rouee? de coups|(?:bleus|hematomes) (?:partout|sur|a cause|au)|couverte? de bleus|coquards?|cocards?",
  "{me} {gap}(?:cassee?|pete|fracturee?) (?:le|la|un|une|les) (?:bras|nez|jambe|dents?|main|cote|machoire|doigt)|{me} {gap}(?:jetee?|poussee?|balancee?) (?:contre|par terre|au sol|dans (?:les|l) escaliers?)|contre le mur|tire(?:r|e|s)? (?:par )?les cheveux",
  "{me} {gap}(?:enferme|enfermee|sequestre|retient|sequestree|empeche de sortir|laisse (?:pas|plus) sortir|interdit de sortir|suit partout|crache dessus|poursuit dans|attend en bas|retient de force)|enfermee? (?:a la maison|chez moi|par mon|dans la chambre)",
  "(?:forcee?|obligee?|force|oblige|contrainte?) a (?:coucher|avoir des rapports|faire l amour|me prostituer)|mariage force|marier? de force|excisee?|proxenete",
  // said of oneself
  "(?:suis|etais|ai ete|ete|etre) (?:une femme |une |encore |souvent |regulierement |un homme )?(?:bat|frappe|tape|viole|violentee?|maltraite|agressee?|sequestree?|tabasse|poignarde|menace de mort)(?! (?:verbalement|par (?:la caf|un virus|le site|un mail)))",
  "(?:me|m) (?:fais|fait|faire|suis fait|suis faite|sui fait) {few}(?:frappe|tape|bat|viole|agresser?|agresse|cogne|tabasse|maltraite|violenter?|poignarde)",
  "femmes? bat|violences? (?:conjugale?s?|domestiques?|physiques?|intrafamiliales?|sexuelles?|faites|dans le couple|a la maison)|(?:subi[ts]?|subir|victime|victimes|vis|souffre) (?:de |des |d |les |la |une )?(?:violences?|coups|viole|agression|attouchements?)",
  "viole conjugal|agression sexuelle|agressee? (?:sexuellement|physiquement|dans la rue|par (?:mon|un|une|mes|des)|hier|ce)|attouchements?",
  "(?:patron|chef|collegue|homme|medecin|voisin|inconnu|client|prof) {gap}(?:m a|ma|me) {gap}(?:touchee?|caressee?|tripotee?|embrassee? de force|peloter?)",
  // fear
  "peur (?:de|d) (?:mon |ma |mes |notre |l )?(?:lui|mari|mec|ex|copain|copine|conjoint|compagnon|concubin|homme|epoux|pere|beau pere|frere|fils|gendre|voisin|proxenete|ex mari|petit ami)(?! (?:fasse|se trompe|oublie|rate|perde|soit en retard|voit))",
  "peur (?:pour|de perdre) (?:ma|notre) (?:vie|securite)|peur de rentrer|peur (?:qu|que) {gap}(?:{me} )?(?:tuer|frappe|tape|bat|viole|fasse du mal|tabasse|brule|retrouve|revienne|s en prenne)|(?:{partner}|{family}|il) me fait {gap}peur|{partner} me fait {gap}(?:du |tres |trop |si )mal|danger (?:avec|a cause de|chez moi a cause) (?:mon|ma|lui|de lui)|danger de mort",
  // threats and weapons
  "(?:{they}|{partner}|{family}) {gap}(?:va|vont|veux|veulent|allait|vas|menace|essaye|essaie|tente|voulu|jure|a essaye|a voulu|compte) (?:de )?(?:me|m|nous|la|les) {kill}",
  "menaces? de (?:mort|me tuer|nous tuer|la tuer|les tuer|me frappe|me bat)|menace (?:avec|au couteau|d un|encore avec)|{me} menace de mort",
  "(?:{they}|{partner}|{family}) {gap}(?:me|m|m a|ma|nous) {few}menace(?! (?:de|d|par mail|pour) )(?! sur)|(?:{they}|{partner}|{family}) {gap}menace de (?:me |m |nous |tout |prendre mes enfant|prendre les enfant)(?!couper|suspendre|expulser|fermer|virer|licencier|publier|diffuser|envoyer|balancer|poster|montrer|quitter|saisir)",
  "(?:{they}|{partner}|{family}) (?:[a-z]+ ){0,8}(?:couteau|fusil|pistolet|flingue|hache|machette|revolver|arme)(?! (?:suisse|de service))|couteau (?:sous|sur) (?:la|ma) gorge|une arme (?:sur|contre) moi",
  "(?:{partner}|{family}|il) {gap}(?:est|devient|etait|redevient|deviens) (?:tres |trop |super |vraiment |hyper )?(?:violente?|dangereux)(?! (?:scolaire|en classe|a l ecole|educateur))|(?:conjoint|mari|mec|ex|homme|compagnon|copain|pere|beau pere) violent",
  "(?:ex|mari|mec|conjoint|copain|compagnon) {gap}(?:me|m|nous) {gap}(?:harcele|traque|poursuit|suit partout|espionne)|(?:{partner}|il) {few}casse tout (?:a la maison|chez|dans)",
  // told by a witness
  "(?:bat|frappe|tape|cogne|tabasse|maltraite|viole|gifle|etrangle|tuer) (?:sa|ma|la|leur) (?:femme|mere|copine|soeur|compagne|conjointe|voisine|maman|belle mere|meuf|fiancee|grand mere)",
  "(?:soeur|fille|mere|maman|amie|copine|voisine|cousine|tante|belle fille|niece|femme) {gap}(?:est|se fait|a ete|etait|s est fait) {gap}(?:bat|frappe|tape|viole|violentee|maltraite|sequestree?|agressee|tabasse)",
  "entends? {gap}(?:voisine?|voisins|femme|dame) {gap}(?:crier|hurler|crie|hurle|pleurer)|entends? (?:des |les )?(?:cris|coups|hurlements)",
  "appel(?:ez|er|e|le) (?:vite |moi |nous )?(?:la police|les flics|les gendarmes|le 17)|(?:police|flics|gendarmes) vite|vite la police",
  // other languages
  "(?:he|husband|boyfriend|partner|man|they|guy|ex) (?:[a-z]+ ){0,2}(?:beats?|hits?|punche?s?|punched|raped|abuses?|strangled?|choked|slapped|hurts) (?:me|us)|i (?:was|am|m) (?:being )?(?:raped|beaten|abused|assaulted)|threatens? (?:to kill|me)|(?:wants?|going) to kill me|domestic violence|afraid of (?:my|him)",
  "me (?:pega|golpea|maltrata|pego|golpeo|violo|violaron|quiere matar|va a matar|amenaza de muerte|agrede)|violencia (?:domestica|de genero)|miedo (?:de|a) (?:mi marido|mi esposo|mi novio|mi ex)",
  "me (?:bate|bateu|estuprou|agride)|meu marido me|mi picchia",
  "(?:ka|kay|kaye|ta|tay|y|ye|i|ki|kai) ?d[ear]{0,2}[rb]{1,2}[ea]?[rb]?ni|drebni|darbni|d(?:e)?rbatni",
);

/** In Arabic script: "he hits me", "he raped me", "he threatens me", "he will kill me", "I fear my husband". */
export const VIOLENCE_ARABIC =
  /ضربني|ضربوني|كيضربو|زوجي عنيف|يعنفني|غتصب(?:ني|وني)|اغتصاب|هددني(?! بنشر)|(?:سيقتلني|يقتلني|يريد قتلي|يريد ان يقتلني)|عنف (?:زوجي|منزلي|اسري)|(?:اخاف|خايفه?|خايفة|خائفه?|خائفة) من (?:زوجي|راجلي|ابي|ابوي)/;
