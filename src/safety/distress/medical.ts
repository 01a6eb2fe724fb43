import { signs } from "./signs.ts";

export const MEDICAL = signs(
  // breathing
  "respire (?:plus|pas|mal|tres mal|vraiment mal|difficilement|presque plus|a peine|bizarre(?:ment)?|avec difficulte)(?! (?:librement|tranquill[a-z]*|calmement|sereinement|facilement))",
  "(?:arrive|arrives|arrivent|peux|peut|reussit?) (?:plus|pas|presque plus|meme plus|quasiment plus) (?:a )?respire|(?:mal|difficultes?|dur|gene) (?:a|pour|de) (?:bien )?respire|manque d air|cherche son air|detresse respiratoire",
  "(?:j|s) etouffe(?! (?:dans|sous|avec les|de chaleur))|(?:enfant|il|elle|fils|fille|mere|pere) etouffe(?! (?:dans|sous))|etouffe avec (?:un|une|de la|du)|avale de travers|suffoque|asphyxie",
  "convuls[a-z]*|(?:choc|reaction) allergique|allergie (?:grave|forte)|(?:visage|gorge|langue) {gap}gonfle[a-z]*|gonfle[a-z]* (?:du|de la|au) (?:visage|gorge|langue)|oedeme de quincke",
  "(?:douleur|mal|serre|oppressee?|oppression|poids|brulure|fait mal) {gap}(?:a la|dans la|la|au|dans le|sur la) (?:poitrine|poitrinne|thorax|bras gauche|cage thoracique)|bras gauche|coeur {gap}(?:s arrete|s est arrete|lache)",
  "(?:visage|bouche|bras|cote) {gap}(?:paralyse[e]?|tordue?|deforme[e]?|de travers)|parle bizarre(?:ment)?|paralysee? d un cote",
  // consciousness
  "inconscient|evanoui|(?:perd|perds|perdu|perdre|sans|repris|pas repris) (?:connaissance|conscience)(?! (?:du|de|des) )|tombee? dans les (?:pommes|pomme|vapes)|tourne de l oeil|plus consciente?",
  "{relative} {gap}(?:ne |n )?(?:repond|reagit|bouge|bougent|parle|se reveille|reveille|respire|se releve|releve) (?:plus|pas|meme plus)(?! (?:au telephone|au tel|a mes|aux|sur|a la|a l|a son|a ses|francais|le francais|bien|avec|a mon|depuis|arabe|beaucoup|encore|tres))",
  "(?:arrive|arrives) (?:pas|plus) a (?:le|la) (?:reveiller|reanimer)",
  "en train de mourir|entrain de mourir|se meurt|{relative} (?:est en train de |entrain de )?meurt|{relative} {gap}(?:va|vas|vont) mourir(?! de)|urgence vitale|(?:je|j) (?:ne )?veux pas mourir(?= \\|| $| aidez| help| vite| svp)|vais mourir (?:aidez|help|vite|la maintenant)",
  // blood, falls, burns, poison
  "(?:saigne|saignement|saignements) (?:beaucoup|fort|trop|enormement|de la tete|de partout|pas mal|abondamment|plein|sans arret|et|je|depuis)|(?:{relative}|je|il|elle) {few}saigne(?! (?:du nez|des gencives))|perd(?:s|re)? (?:beaucoup de|du|tout son|plein de|trop de) sang|plein de sang|du sang partout|mare de sang|(?:vomit|vomis|crache) du sang",
  "{relative} {gap}(?:est |s est )?tombee? {gap}(?:par terre|tete|escaliers?|balcon|fenetre|echelle|saigne|bouge|releve|toit|etage)|tombee? (?:du balcon|par la fenetre|de l echelle|dans les escaliers|sur la tete|du toit)",
  "{relative} {gap}s est (?:brulee?|brule|electrocutee?|coupee? (?:un|la|le)|ouvert)|brulee? (?:gravement|au visage|avec l (?:huile|eau)|par l huile)|electrocut[a-z]*|se noie|s est noyee?|noyade|en train de se noyer",
  "s est (?:pendue?|jetee? (?:par|du|sous|dans)|ouvert les veines|tiree? (?:une balle|dessus)|defenestree?|poignardee?)|a saute (?:par|du)|(?:poignardee?|tire dessus|balle dans)",
  "(?:avale|bu|ingere|boit|mange|a pris) {gap}(?:javel|une pile|pile bouton|produit menager|du produit|du poison|destop|acide|detergent|mort aux rats|un produit|deboucheur|lessive)|intoxi[a-z]+|empoisonne[a-z]*|monoxyde",
  "(?:fils|fille|enfant|petite?|garcon) {gap}(?:a )?(?:avale|bu|mange|pris) {gap}(?:medicaments?|medocs?|cachets?|comprimes?|produit|javel|pile|alcool|bouton|piece|bille|jouet)|(?:fils|fille|enfant|petite?|garcon) {gap}avale",
  "(?<!(?:vais|veux|va|voudrais) )(?:pris|avale|prends|bu) {gap}(?:trop de|trop|plein de|plein|tous (?:mes|ses|les)|toute? (?:la boite|ma boite|sa boite)|beaucoup de|une boite de|toute une boite|la boite) {few}(?:de |d )?(?:medicaments?|medocs?|cachets?|comprimes?|somniferes?|doliprane|xanax|cachetons|pilules|boite)|avale {few}la boite|surdose|s est effondree?",
  "(?:par terre|sur le sol|au sol) {any}(?:repond|bouge|parle|reagit) (?:plus|pas)|{relative} {gap}(?:est|devient|devenue?) {few}bleue?|(?:il|elle) (?:est|devient) (?:tout|toute) bleue?|levres (?:toutes )?bleues|delire {any}(?:fievre|bleue?)|eau de javel",
  // birth
  "perds? les eaux|perdu les eaux|(?:en train|entrain) d accoucher|(?:accouche|accoucher) (?:la|maintenant|toute seule|vite)|contractions? (?:tres |trop |toutes les)|enfant arrive maintenant",
  // asking for help
  "appel(?:ez|er|e|le) (?:vite |moi |nous )?(?:le samu|les pompiers|une ambulance|le 15|les secours|un medecin vite|l ambulance|samu|ambulance)|(?:vite |besoin d |besoin de |faut |urgence )(?:une |l |du |des |le |les )?(?:ambulance|samu|pompiers)|envoyez {few}(?:une ambulance|ambulance|les pompiers|pompiers|les secours|le samu|du secours|des secours)|(?:ambulance|samu|pompiers|secours) vite|urgence (?:vite|medicale vite)",
  // other languages
  "(?:can t|cannot|not|isn t|stopped) (?:breathe|breathing)|heart attack|unconscious|call an ambulance|need an? ambulance|overdosed?|bleeding (?:a lot|heavily)|chest pain|passed out",
  "no (?:puede |puedo )?respira(?:r)?|no puedo respirar|infarto|ataque al corazon|ambulancia|inconsciente|se desmayo|mucha sangre|nao (?:respira|consigo respirar)",
);

/** Attacks people also write about once they are over, and motionlessness they also deplore of a screen. */
export const MEDICAL_IF_NOW = signs(
  "(?:fait|faire|font|faisait|a|vient de faire|viens de faire|refait|fasse|en plein|a eu|eu|ai) (?:encore )?(?:un |des |une )?(?:gros |grave |petit )?(?:malaise|infarctus|avc|arret cardiaque|crise cardiaque|attaque cardiaque|overdose|hemorragie|convulsions?|crise d epilepsie|crise d asthme)",
  "(?:il|elle|{relative}) {gap}fait une (?:grosse |grave )?(?:crise|attaque)(?! (?:de (?:nerfs?|colere|panique|rire|jalousie|larmes)|d angoisse|financiere))",
  "(?:infarctus|avc|arret cardiaque|crise cardiaque|hemorragie|overdose) (?:vite|aidez|urgent|urgence|en cours|que faire|je crois|help|au secours|la maintenant|maintenant)|(?:crois|pense|peur|symptomes?|signes?) {gap}(?:d un |d une |un |une )?(?:infarctus|avc|arret cardiaque|crise cardiaque)",
  "(?<=^ )(?:[a-z]+ )?(?:infarctus|avc|arret cardiaque|crise cardiaque|malaise|overdose|hemorragie)(?: [a-z|]+){0,2}(?= $)",
  "(?:il|elle) (?:(?:ne|se|n) ){0,2}(?:reveille|releve|reagit|bouge) (?:plus|pas)",
);

/** What was an emergency and is now a file: "j'ai fait un malaise le mois dernier, accident du travail"; or what else stops moving. */
export const PAST_OR_DEVICE =
  / (?:hier|la semaine derniere|le mois dernier|l an dernier|l annee derniere|il y a (?:un|deux|trois|quatre|cinq|six|dix|plusieurs|quelques|\d+) (?:jours?|semaines?|mois|ans?|annees?)|en (?:19|20)\d\d|suite a|apres (?:un|une|son|mon)|accident du travail|arret (?:de travail|maladie)|mdph|aah|invalidite|formation|indemnites|declarer|dossier|reconnaissance|pension|rdv|rendez vous|ordi|ordinateur|pc|telephone|tel|portable|tablette|souris|ecran|page|site|appli|application|clavier|caf|curseur|imprimante|internet|box|mail|logiciel|machine|windows|android) /;

export const MEDICAL_ARABIC =
  /(?:لا|ما) ?\S{0,3}تنفس|لا استطيع التنفس|سكت[هة]|نوب[هة] قلبي[هة]|ازم[هة] قلبي[هة]|مغم[يى]|فاقد[هة]? الوعي|فقدت? الوعي|اسعاف|نزيف/;
