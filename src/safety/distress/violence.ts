import { signs } from "./signs.ts";

export const VIOLENCE = signs(
  "(?:{partner}|{family}|{they}) {gap}{me} (?:encore |tellement |beaucoup |deja |souvent |trop |tout le temps |toujours |re ){0,2}{hit}(?! (?:mon compte|ma boite|mon mot|mon mdp|mon code|mes donnees))",
  "(?:{they}|{partner}) (?:ma|mas|mont) {hit}",
  "{me} (?:frappe|cogne|gifle|tabasse|etrangle|poignarde|viole|sequestre|maltraite)(?! (?:pas|plus|mon|ma|mes|le|les|un|une) )",
  "(?:leve|lever|leves|leve encore|levait) la main sur|met(?:s|tait)? (?:des|un) coups?|mis (?:des|un) coups?|donne (?:des|un) coups? (?!de )|coups? de (?:poing|pied|couteau|ceinture|barre|tete)|roue(?:e)? de coups|tire(?:r)? (?:par )?les cheveux|pousse dans (?:les escaliers|l escalier)|coups? et blessures?",
  "(?:suis|etais|ai ete|j ai ete|ete|etre) (?:une femme |une |encore |souvent )?(?:bat|frappe|tape|viole|violentee?|maltraite|agressee?|sequestree?|tabasse|poignarde|menace de mort)(?! (?:par (?:la caf|cette? |un virus|le site)))",
  "(?:me|m) (?:fais|fait|faits|suis fait|suis faite) (?:encore |souvent )?(?:frappe|tape|bat|viole|agresser?|cogne|tabasse|maltraite|violenter?|taper dessus|poignarde)",
  "(?:soeur|fille|mere|amie|copine|voisine|cousine|tante|belle fille|niece) {gap}(?:est|se fait|a ete|etait) {gap}(?:bat|frappe|tape|viole|violentee|maltraite|sequestree?|agressee)|(?:patron|chef|collegue|homme|medecin|voisin|inconnu|client) {gap}(?:m a|ma) {gap}(?:touchee?|caressee?|tripotee?|embrassee?)|agressee? (?:sexuellement|physiquement|dans la rue|par)|femmes? bat|violences? (?:conjugales?|domestiques?|physiques?|intrafamiliales?|sexuelles?|faites|au sein|dans le couple|de mon|a la maison)|viol conjugal|viole conjugal|victime (?:de |d )(?:violences?|viole|agression|coups|un viole)|agression sexuelle|attouchements?",
  "peur (?:de|pour|avec) {few}(?:mon |ma |mes |lui|mec|elle et ses coups|ma vie|ma securite|rentrer (?:chez moi|a la maison|ce soir))(?<! pour mon | pour ma | pour mes | avec mon | avec ma | avec mes )(?:{few}(?:{partner}|pere|beau pere|frere|fils|voisin|proxenete|mac))?(?<= lui| ma vie| ma securite| chez moi| maison| ce soir| mec| ex| mari| copain| conjoint| compagnon| concubin| homme| epoux| pere| frere| fils| voisin| coups| mac| proxenete| ami| gars| type)",
  "(?:peur|craint?s?|crois) qu (?:il|elle|ils) {gap}(?:{me} )?(?:tuer|frappe|tape|bat|viole|revienne me|fasse du mal|s en prenne|retrouve|tabasse|cogne|crame|brule)",
  "(?:il|ils|on|elle|{partner}|pere|frere) (?:{gap})?(?:va|vont|veut|veulent|allait|voulait|veux|vas|menace de|menace|essaye de|essaie de|essaye|tente de|voulu|jure de|dit qu il va) (?:de )?(?:me|m|nous|les|la) (?:tuer|buter|planter|crever|egorger|poignarde|frappe|fumer|defoncer|tabasse|etrangle|bruler|brule|violer|viole|descendre|cramer)",
  "menaces? de (?:mort|me tuer|nous tuer|la tuer|les tuer|me frappe)|{me} menace (?:avec|de mort|au couteau|d un|encore avec)|menace avec|menace au couteau|menace de mort",
  "(?:{partner}|pere|frere) {gap}(?:me|m|nous) (?:{gap})?menace(?! de (?:quitter|divorcer|partir|publier|diffuser|envoyer|poster|balancer))",
  "(?:il|elle) (?:me|m|nous) menace(?! de (?:quitter|divorcer|partir|publier|diffuser|envoyer|poster|balancer|couper|me couper|suspendre))",
  "(?:il|elle|{partner}|voisin|quelqu un) {gap}(?:a|avec|sorti|pris|prend|sort) un (?:couteau|fusil|pistolet|flingue|marteau|revolver|hache)|pointe une arme|une arme (?:sur moi|contre moi)|couteau (?:sous|sur) (?:la|ma) gorge",
  "(?:{partner}|il|pere) {gap}(?:est|devient|etait|redevient|deviens) (?:tres |trop |super |vraiment |hyper )?(?:violent|dangereux|agressif avec moi|fou de rage)|conjoint violent|mari violent|mec violent|ex violent|homme violent|compagnon violent|copain violent|pere violent",
  "{me} (?:enferme|sequestre|retient|empeche de sortir|laisse pas sortir|laisse plus sortir|interdit de sortir|suit partout|etouffe avec|brule|crache dessus|force a coucher|oblige a coucher|forcee? a coucher|obligee? a coucher|force a avoir des rapports|forcee? a avoir)",
  "(?:ex|mari|mec|conjoint|copain|compagnon) {gap}(?:me|m) (?:{gap})?(?:harcele|traque|surveille tout|poursuit)",
  "(?:bat|frappe|tape|cogne|tabasse|maltraite|viole|gifle|etrangle|tuer) (?:sa|ma|la) (?:femme|mere|copine|soeur|compagne|conjointe|voisine|maman|belle mere|meuf)|entends? (?:{gap})(?:crier|hurler|des cris|des coups)|voisine? {gap}se fait (?:frappe|tape|bat)|mere se fait (?:frappe|tape|bat)",
  "appel(?:ez|er|é|e|le) (?:vite |moi )?(?:la police|les flics|les gendarmes|le 17)|police vite|vite la police|besoin de la police (?:vite|maintenant)",
  "mariage force|excisee?|marier de force|proxenete|traite humaine",
  // other languages
  "(?:he|husband|boyfriend|partner|father|dad|man|they) (?:[a-z]+ ){0,2}(?:beats?|hits?|hit|beat|punche?s?|punched|raped|abuses?|strangles?|strangled|choked|slapped|hurts) (?:me|us)|(?:raped|beaten|assaulted) (?:by|me)|i (?:was|am being) (?:raped|beaten|abused|assaulted)|threatens? (?:to kill|me)|wants? to kill me|going to kill me|domestic violence|afraid of (?:my|him)",
  "me (?:pega|golpea|maltrata|pego|golpeo|violo|violaron|quiere matar|va a matar|amenaza|agrede)|mi (?:marido|esposo|novio|ex|pareja) (?:me|es violento)|violencia (?:domestica|de genero)|miedo de (?:mi marido|mi esposo|mi novio|mi ex|el)",
  "(?:meu marido|ele) me (?:bate|bateu|agride|ameaca)|me (?:bate|bateu|estuprou)|mi picchia",
  "(?:kay|kaye|ta|tay|y|i|ki|ka|kai)(?: )?(?:drebni|drabni|derbni|drobni|dreb fiya)|drebni|drabni|rajli (?:y|kay)?d[re]+bni",
);

/** Arabic script: "he hits me", "he raped me", "he threatens me", "he will kill me". */
export const VIOLENCE_ARABIC =
  /(?:ي|كي|تي|كت|ت)?ضربني|(?:ي|كي)ضربوني|ضربوني|زوجي (?:عنيف|يعنفني)|يعنفني|(?:ا|ي)?غتصبني|اغتصاب|(?:ي|كي)?هددني|(?:سيقتلني|غادي يقتلني|باغي يقتلني|يريد قتلي|يريد ان يقتلني|بدو يقتلني)|عنف (?:زوجي|منزلي|اسري)|(?:اخاف|خايفه|خايفة|خائفة|خائفه|خايف) من (?:زوجي|راجلي|ابي|ابوي)/;
