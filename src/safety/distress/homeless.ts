import { signs } from "./signs.ts";

export const HOMELESS = signs(
  "dors {gap}(?:dehors|dans (?:la rue|ma voiture|la voiture|une voiture|notre voiture|mon camion|le metro|une gare|la gare|un parking|le parking|une cave|la cave|le hall|un hall|les escaliers|un parc|l entree|une tente|un squat|un garage)|sous (?:un pont|le pont|une tente|un porche|les ponts)|par terre dehors|a la rue|a la gare|sur un banc)",
  "(?:passe|passer|passe encore|passons|passerai) {gap}(?:la |cette |une )?nuit (?:dehors|dans la rue|dans ma voiture|dans la voiture|a la rue|sous)",
  "(?:suis|est|etes|sommes|etre|se retrouve|retrouve|me retrouve|vis|vit|vivons|vivre|retrouver|finir|mis|mise|jete|jetee|enfant|famille|bebe|seule|seul|encore|toujours|dors|enceinte|ete|nous|me voila) (?:tous |toutes |seule? |tout seul |toute seule )?(?:a la rue|dehors|dans la rue|sans abri|sans toit|sdf|sans domicile|sans logement|sans maison)(?! (?:de|du|des|d|jean|carnot|pour|quand|et je vois|en train|devant|avec mon chien|a attendre|ca) )(?=.*(?: (?:ce soir|cette nuit|maintenant|avec (?:mes|mon|ma|deux|trois|un|une|l)|depuis|aidez|help|urgent|froid|dors|enfant|bebe|sans|et|aide|au secours|vite|aujourd hui|demain|plus|pas|rien|ou|svp|s il|115|comment|quoi|que|je|j|\\|) |$))",
  "(?<=^ )(?:a la rue|sdf|sans abri)(?: \\|)?(?= $)",
  "a la rue (?:ce soir|cette nuit|avec (?:mes|mon|ma|deux|trois|un|une|l|\\d)|depuis|maintenant|demain|aujourd hui|et|aidez|help)|dehors (?:ce soir|cette nuit|avec (?:mes|mon|ma|l) (?:enfant|fils|fille|filles|bebe))",
  "(?:plus|pas|aucun|nulle part|rien|sais pas|trouve pas|sait pas|trouver) {gap}(?:d endroit |endroit |de lieu |lieu |de toit |toit )?(?:ou|pour|a) (?:dors|coucher|me loger ce soir|passer la nuit|aller ce soir|aller cette nuit|dors ce soir)|(?:nulle part|pas ou|nul part) (?:ou )?(?:aller|dors)|ou dors (?:ce soir|cette nuit|demain|avec)|(?:cherche|besoin|trouver|faut|veux) {gap}(?:dors|coucher|logement|hebergement|abri|toit|lit|place|chambre) (?:d urgence )?(?:pour |des )?(?:ce soir|cette nuit)|hebergement d urgence|abri pour (?:ce soir|la nuit)|plus de toit|plus aucun toit|pas de toit",
  "(?:mis|mise|mises|jete|jetee|foutu|foutue|foutus|vire|viree|fou|fout|mi|jeter|virer|expulse|expulsee|sorti|sortie|chasse|chassee|met|mets|flanque|mit) (?:tous |toutes |ce soir |hier |aujourd hui |nous |mes enfant )?(?:a la porte|dehors|a la rue|de chez (?:moi|nous|lui|elle|mes parents|ma mere|mon pere)|de la maison|de l appart)(?! (?:de|du|la poubelle|les poubelles|le chien|mon chien|le chat|de mon (?:travail|boulot)|du (?:site|groupe)))",
  "(?:expulse|expulsee|expulses|expulsion|huissier|police) {gap}(?:ce matin|ce soir|aujourd hui|cette nuit|a l instant|maintenant|demain)",
  "115 (?:[a-z]+ ){0,6}(?:(?:repond|decroche|rappelle)(?:nt)? (?:pas|plus|jamais)|(?:pas|plus|aucune) (?:de )?places?)|(?:j ai|on a|ai|n avons|avons|n a|n ai) plus de (?:maison|logement|toit|appart|appartement|domicile|chez moi)|(?:115|le 115) (?:est )?(?:sature|complet|n a (?:plus|pas) de place|ne repond pas|repond pas|repond jamais|plein)|appel(?:e|er|le) le 115",
  "(?:nowhere|no place) to (?:sleep|go|stay)|sleep(?:ing)? (?:outside|rough|on the street|in my car|in the street)|(?:i m|i am|we are|we re) homeless|homeless (?:tonight|with)|on the streets? (?:tonight|with)|kicked (?:me )?out",
  "(?:duermo|dors|durmiendo|dormimos|vivo) en la calle|no tengo (?:donde|adonde) (?:dors|ir|vivir)|donde dors|sin techo|estoy en la calle|durmo na rua|nao tenho onde dors",
  "(?:n3es|nn3es|nbat|nbate|kan3es|ren3es|kanbat|n9ad n3es) (?:f |fi )?(?:zan9a|zanka|znqa|barra|la rue)",
);

/** Fear of being put out, a procedure: a matter for a mediator, not for tonight. */
export const HOMELESS_LATER =
  / (?:veut|veux|va|vont|risque|menace de|menace d|peur (?:de|d|que|qu)|procedure|avis|menaces?|prevenir|eviter|pourrait|commandement|delai|tribunal|lettre|courrier|recours|domiciliation|apres l|annonce) /;

export const HOMELESS_ARABIC =
  /(?:ا|ن|كن|راني )?نام (?:في الشارع|فالزنقه|فالزنقة|في الزنقة|برا|خارج)|نعس (?:فالزنقة|في الزنقة|برا|فزنقة)|بلا ماو[يى]|بدون ماو[يى]|في الشارع (?:مع|الليله|الليلة|انا)|(?:ليس|ما) ?(?:لدي|عندي|عنديش)? ?(?:مكان|فين|وين|بلاصة|بلاصه) (?:لل?نوم|انام|ننام|نعس|ننعس|نبات)|مشرد/;
