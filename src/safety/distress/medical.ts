import { signs } from "./signs.ts";

export const MEDICAL = signs(
  "respire (?:plus|pas|mal|tres mal|vraiment mal|difficilement|presque plus|a peine|bizarre|bizarrement|avec difficulte)",
  "(?:arrive|arrives|arrivent|peux|peut|reussi|reussit) (?:plus|pas|presque plus|meme plus|quasiment plus) (?:a )?(?:respire|parler et|bouger d un)|(?:mal|difficultes?|dur|gene) (?:a|pour|de) (?:bien )?respire|(?:plus|pas) de souffle (?:et|elle|il)|manque d air|cherche son air|detresse respiratoire",
  "(?:j|s) etouffe(?! (?:dans|sous|avec les|de chaleur))|(?:enfant|il|elle|fils|fille|bebe|mere|pere) etouffe(?! (?:dans|sous))|etouffe avec (?:un|une|de la|du)|avale de travers|suffoque|asphyxie",
  "(?:fait|fais|fai|faire|font|faisait|vient de faire|viens de faire|refait|fasse|en plein|a eu|eu) (?:encore )?(?:un |des |une )?(?:gros |grave |petit )?(?:malaise|infarctus|avc|arret cardiaque|crise cardiaque|attaque cardiaque|overdose|hemorragie|convulsions?|crise d (?:epilepsie|asthme)|attaque)(?! (?:de panique) )",
  "(?:infarctus|avc|arret cardiaque|crise cardiaque|hemorragie|overdose) (?:vite|aidez|urgent|urgence|en cours|que faire|je crois|help|au secours|la maintenant|maintenant)|(?:crois|pense|peur|symptomes?|signes?) {gap}(?:d un |d une |un |une )?(?:infarctus|avc|arret cardiaque|crise cardiaque)",
  "(?<=^ )(?:[a-z]+ )?(?:infarctus|avc|arret cardiaque|crise cardiaque|malaise|overdose)(?: [a-z|]+){0,2}(?= $)",
  "(?:inconscient|evanoui|evanouit|perd connaissance|perdu connaissance|perdre connaissance|perds connaissance|tombe dans les pommes|tombee dans les pommes|tourne de l oeil|sans connaissance|perdu conscience|perd conscience|plus conscient|plus consciente)",
  "{relative} {gap}(?:ne |n )?(?:repond|reagit|bouge|bougent|parle|se reveille|reveille|respire|se releve|voit|sent) (?:plus|pas|meme plus)(?! (?:au telephone|au tel|a mes|aux|sur|a la|francais|le francais|bien|avec|a mon|depuis))",
  "(?:il|elle) (?:ne |se |n )*(?:reveille|releve|respire|reagit) (?:plus|pas)|(?:arrive|arrives) (?:pas|plus) a (?:le|la) reveiller|n arrive (?:pas|plus) a (?:la|le) (?:reveiller|reanimer)",
  "(?:saigne|saignement|saignements) (?:beaucoup|fort|trop|enormement|de la tete|du nez depuis|de partout|pas mal|a fond|abondamment|plein|sans arret|et)|{relative} {gap}saigne|(?:je|il|elle) saigne|perd(?:s|re)? (?:beaucoup de|du|tout son|plein de|trop de) sang|plein de sang|du sang partout|mare de sang|vomit du sang|vomis du sang|crache du sang",
  "(?:avale|bu|ingere|boit|mange|a pris) {gap}(?:de la javel|javel|une pile|pile bouton|du produit|produit menager|du poison|destop|acide|detergent|de la mort aux rats|un produit|du deboucheur|lessive)|intoxication|intoxique|empoisonne|empoisonnee|monoxyde",
  "(?<!(?:vais|veux|va|voudrais) )(?:pris|avale|prends|bu) {gap}(?:trop de|trop|plein de|plein|tous (?:mes|ses|les)|toute? (?:la boite|ma boite|sa boite)|beaucoup de|une boite de|toute une boite|la boite) (?:de |d )?(?:medicaments?|medocs?|cachets?|comprimes?|somniferes?|doliprane|xanax|cachetons|pilules|boite)|toute la boite|surdose|(?:fils|fille|enfant|petite?|garcon) {gap}(?:a )?(?:avale|bu|mange|pris) {gap}(?:medicaments?|medocs?|cachets?|comprimes?|produit|javel|pile|alcool|bouton|piece)",
  "(?:douleur|mal|serre|oppresse|oppression|poids|brulure) {gap}(?:a la|dans la|la|au|dans le|sur la) (?:poitrine|thorax|bras gauche|poitrinne)|coeur {gap}(?:s arrete|s est arrete|a lache|lache)",
  "(?:visage|bouche|bras|cote) {gap}(?:paralyse|paralysee|tordue?|deformee?|de travers|bouge plus)|parle bizarre(?:ment)?|n arrive plus a parler d un coup|paralyse(?:e)? d un cote",
  "convuls[a-z]*|choc allergique|allergie (?:grave|forte)|(?:visage|gorge|langue) {gap}gonfle[a-z]*|gonfle[a-z]* (?:du|de la|au) (?:visage|gorge|langue)|{relative} (?:est en train de |entrain de )?meurt|oedeme de quincke|oedeme|electrocute[a-z]*|se noie|noye[a-z]*|brule(?:e|s)? (?:gravement|au visage|avec l huile|par l huile)|{relative} {gap}s est brule|en train de mourir|entrain de mourir|se meurt|urgence vitale|pronostic vital",
  "{relative} {gap}(?:va|vas|vont|est en train de|entrain de) mourir|(?:je|j) (?:ne )?veux pas mourir(?: \\|)*(?= $| ici| aidez| help| vite| svp)|(?:peur de|vais) mourir (?:aidez|help|vite|la maintenant)",
  "perds? les eaux|perdu les eaux|en train d accoucher|entrain d accoucher|accouche (?:la|maintenant|toute seule)|contractions? (?:tres |trop |toutes les)|le bebe arrive",
  "{relative} {gap}(?:est |a |s est )?(?:tombee?|fait une chute) {gap}(?:par terre|tete|escaliers?|balcon|fenetre|echelle|saigne|bouge|se releve|n arrive)|tombee? (?:du balcon|par la fenetre|de l echelle|dans les escaliers|sur la tete)",
  "appel(?:ez|er|e|le) (?:vite |moi |nous )?(?:le samu|les pompiers|une ambulance|le 15|les secours|un medecin vite|l ambulance|samu)|(?:vite |besoin d |besoin de )(?:une |l |du |des |le |les )?(?:ambulance|samu|pompiers)|envoyez (?:une ambulance|les pompiers|les secours|le samu|du secours)|ambulance vite|samu vite|urgence medicale(?! (?:de garde|c est quoi))",
  // other languages
  "can t breathe|cannot breathe|not breathing|heart attack|unconscious|call an? (?:ambulance|doctor)|need an? ambulance|overdosed?|bleeding (?:a lot|heavily|out)|stroke|chest pain|passed out",
  "no (?:puede |puedo )?respira(?:r)?|no puedo respirar|infarto|ataque al corazon|llamen? (?:a )?(?:una ambulancia|ambulancia)|una ambulancia|inconsciente|se desmayo|mucha sangre|nao respira|nao consigo respirar|chame uma ambulancia",
  "matkay?tneff?esh|ma ?y?tneff?esch",
);

/** What was an emergency and is now a file: "j'ai fait un malaise le mois dernier, accident du travail". */
export const PAST_ILLNESS =
  / (?:hier|la semaine derniere|le mois dernier|l an dernier|l annee derniere|il y a (?:un|deux|trois|quatre|cinq|six|dix|plusieurs|quelques|\d+) (?:jours?|semaines?|mois|ans?|annees?)|en (?:19|20)\d\d|depuis (?:un|son|mon|sa|le|l|\d+)|suite a|apres (?:un|son|mon)|accident du travail|arret (?:de travail|maladie)|mdph|aah|invalidite|formation|indemnites|declarer|dossier|reconnaissance|pension) /;

export const MEDICAL_ARABIC =
  /(?:لا|ما) ?(?:ي|ت|ا)?(?:ست)?تنفس|ماكيتنفسش|ما ?يتنفسش|لا (?:ا)?ستطيع التنفس|سكته|سكتة|نوبه قلبيه|نوبة قلبية|ازمة قلبية|مغم[يى]|فاقد(?:ه|ة)? الوعي|فقد(?:ت)? الوعي|اسعاف|نزيف|سيارة اسعاف/;
