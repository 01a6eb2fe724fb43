import { signs } from "./signs.ts";

/** Nowhere to sleep, tonight. */
export const HOMELESS = signs(
  "dors {gap}(?:dehors|dans (?:la rue|ma voiture|la voiture|une voiture|notre voiture|mon camion|le metro|une gare|la gare|un parking|le parking|une cave|la cave|le hall|un hall|les escaliers|un parc|une tente|un squat|un garage)|sous (?:un pont|le pont|une tente|un porche|les ponts)|a la rue|a la gare|sur un banc)",
  "passe[rz]?(?:ons|rai)? {gap}(?:la |cette |une )?nuit (?:dehors|dans la rue|dans ma voiture|dans la voiture|a la rue|sous)",
  "(?<!(?:habite|habitons|habitent|situee?|rdv|rendez vous|centre|adresse|travaille) )a la rue(?= \\|| et| avec| ce soir| cette| depuis| mes| mon| je| on| nous| aidez| help| svp| s il| sans| pas| plus| maintenant| demain| donc| car| parce| enceinte| seule?| aujourd| il| elle| c | $)",
  "(?:vis|vit|vivons|vivre|suis|sommes|est|retrouve|dans la merde) (?:tous |toutes |seule? |encore |toujours )?dans la rue(?= \\|| et| avec| ce soir| cette| depuis| mes| je| on| aidez| sans| maintenant| $)",
  "(?<=^ )(?:a la rue|sdf|sans abri)(?: \\|)?(?= $)",
  "(?:dehors|rue) (?:ce soir|cette nuit|avec (?:mes|mon|ma|l|les|un|une|le|deux|trois|\\d) (?:enfant|fils|fille|filles|petits?|petite)|dans le froid)|(?:domicile fixe|logement|chez personne|chez moi) {any}(?:suis|sommes|est) dehors|suis dehors (?:depuis (?:\\d|deux|trois|plusieurs|des|hier)|sans)",
  "(?:plus|pas|aucun|nulle part|nul part|rien|sais pas|trouve pas|trouver|cherche) {gap}(?:d endroit |endroit |de lieu |lieu |de toit |toit )?(?:ou|pour|a) (?:dors|coucher|passer la nuit|aller ce soir|aller cette nuit)|(?:nulle part|pas ou|nul part) (?:ou )?(?:aller|dors)",
  "ou {any}dors (?:ce soir|cette nuit|demain)|(?:cherche|besoin|trouver|faut|veux) {any}(?:dors|coucher|logement|hebergement|abri|toit|lit|place|chambre) (?:d urgence )?(?:pour |des )?(?:ce soir|cette nuit|la nuit)|hebergement d urgence",
  "plus (?:de |aucun )?toit|plus (?:de |aucun )(?:chez moi|chez nous)|pas de toit|(?:j ai|on a|ai|avons|n a|n ai) plus de (?:maison|logement|appart|appartement|domicile)",
  "115 (?:[a-z]+ ){0,6}(?:(?:repond|decroche|rappelle)(?:nt)? (?:pas|plus|jamais)|(?:pas|plus|aucune) (?:de )?places?|sature|complet)|appel(?:e|er|le) le 115",
  "(?:nowhere|no place) to (?:sleep|go|stay)|sleep(?:ing)? (?:outside|rough|on the street|in my car|in the street)|(?:i m|i am|we are|we re) homeless|homeless (?:tonight|with)|on the streets? (?:tonight|with)|kicked (?:me |us )?out",
  "(?:duermo|dors|durmiendo|dormimos|vivo|estoy) en la calle|no tengo (?:donde|adonde) (?:dors|ir|vivir)|sin techo|durmo na rua|nao tenho onde dors",
  "(?:kan|ka|ren|n|nn)(?:3es|bat) (?:f|fi|f la) ?(?:zan9a|zanka|znqa|barra|rue)",
);

/** Put out, or without a home: tonight, unless the message is about later. */
export const PUT_OUT = signs(
  "(?:mis|mise|mises|jete|jetee|jetes|foutu|foutue|foutus|fout|vire|viree|vires|expulsee?s?|chassee?s?|met|mets|flanque|mit) {few}(?:a la porte|dehors|a la rue|de chez (?:moi|nous|lui|elle|mes parents|ma mere|mon pere)|de (?:la|ma) maison|de (?:mon|l) (?:appart|appartement|logement))(?! (?:de|du|la poubelle|les poubelles|le chien|mon chien|le chat|de mon (?:travail|boulot)))",
  "(?:expulsee?s?|huissier|vire[es]*) {any}(?:ce matin|ce soir|aujourd hui|cette nuit|a l instant|maintenant)",
  "(?:suis|sommes|est|etes|se retrouve|me retrouve|encore|toujours|maintenant|famille|vis) (?:une? )?(?:sans abri|sans toit|sdf|sans domicile|sans logement|sans maison|sans domicile fixe)|sans (?:abri|domicile|toit|logement) (?:ce soir|cette nuit|avec|depuis|maintenant|aidez|et)",
);

/** Fear of being put out, a procedure, a definition: a matter for a mediator, not for tonight. */
export const LATER =
  / (?:veux me|veux nous|va me|va nous|vont me|vont nous|risque|menace de|menace d|peur (?:de|d|que|qu)|procedure|avis|prevenir|eviter|pourrait|commandement|delai|tribunal|recours|domiciliation|que veux dire|c est quoi|vacances|association) /;

export const HOMELESS_ARABIC =
  /(?:نام|نعس|نبات) (?:في الشارع|فالزنق[هة]|في الزنق[هة]|برا|خارج)|(?:بلا|بدون) ماو[يى]|في الشارع (?:مع|الليل[هة]|انا)|(?:ليس|ما) ?(?:لدي|عنديش?)? ?(?:مكان|فين|وين|بلاص[هة]) (?:لل?نوم|انام|ننام|نعس|ننعس|نبات)|مشرد/;
