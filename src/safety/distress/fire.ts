import { signs } from "./signs.ts";

export const FIRE = signs(
  "(?:y a|il y a|a) (?:encore |un |le |du )?(?:feu|debut d incendie|gros feu|incendie) (?:dans|chez|a|au|en|sur|la|ici|vite|aidez|et|avec|partout|de|qui)",
  "le feu (?:dans|chez|au|a la|a l|en bas)|(?:y a|il y a) (?:le feu|un feu|un incendie|du feu)|(?<=^ )(?:au feu|le feu|feu|incendie)(?: vite| aidez| aidez moi| \\|)*(?= $)|au feu (?:au feu|vite|aidez)|au secours (?:le )?feu",
  "(?:maison|appart|appartement|immeuble|cuisine|voiture|cave|chambre|garage|batiment|toit|poubelle|poubelles|balcon|friteuse|four|poele|canape|rideaux?|voisin|voisins|voisine|trottinette|batterie|hall|logement|local|etage|palier|prise|matelas|lit|chez moi|chez nous|immeubles|tour|centre) {gap}(?:est en feu|en feu|est en train de bruler|crame|brule|a pris feu|prend feu|prennent feu|prends feu|flambe|sont en feu)",
  "(?:prend|pris|prends|prennent|prendre) feu|en flammes?|des flammes|incendie (?:dans|chez|a|au|en cours|vite|immeuble|cuisine|maison|la)|ca (?:brule|crame) (?:dans|chez|en bas|a|au|partout|ici|vite|de partout|tout)|tout (?:brule|crame)|fumee (?:partout|noire|dans|chez|qui sort|qui monte|sous la porte)|(?:beaucoup|plein|trop) de fumee|coinces? {gap}(?:fumee|flammes|feu)",
  "fuite de gaz|fuite gaz|odeur de gaz|sent le gaz|sens le gaz|(?:explosion|explose) (?:de gaz|dans|gaz|chez|en bas)|(?:y a|y a eu|eu) une explosion|alarme (?:monoxyde|gaz|co) sonne",
  "(?:house|flat|apartment|building|kitchen|car) (?:is |s )?(?:on fire|burning)|there (?:is|s) (?:a )?fire|fire in (?:my|the)|gas leak|hay (?:fuego|un incendio)|incendio en|se (?:quema|esta quemando) (?:la|mi)|fuga de gas|esta a arder|fogo em",
);

export const PAST_FIRE =
  / (?:hier|la semaine derniere|le mois dernier|l an dernier|l annee derniere|il y a (?:un|deux|trois|quatre|cinq|six|dix|plusieurs|quelques|\d+) (?:jours?|semaines?|mois|ans?|annees?)|en (?:19|20)\d\d|suite a|apres (?:un|l|le)|assurance|declarer|declaration|sinistre|indemnisation|attestation|relogement) /;

export const FIRE_ARABIC =
  /حريق|حريقة|النار (?:تشتعل|شاعله|شاعلة|في|شعلات|كتشعل)|العافيه (?:شاعله|شعلات|في)|العافية (?:شاعلة|شعلات|في)|تسرب الغاز|ريحة الغاز|رائحة غاز/;
