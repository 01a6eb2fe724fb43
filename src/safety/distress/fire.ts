import { signs } from "./signs.ts";

export const FIRE = signs(
  "feu (?:dans|chez|au (?:\\d|premier|deuxieme|troisieme|rez)|en bas|a cote|de (?:cuisine|poubelles?|voiture|cheminee|cave)|a la (?:cave|poubelle|cuisine|maison)|partout)|(?:y a|il y a|secours|j ai) (?:le |un |du )?(?:debut d incendie|gros feu|feu|incendie)|(?:y a|il y a) (?:le |du |un )?feu",
  "(?<=^ )(?:au feu|le feu|feu|incendie)(?: vite| aidez| aidez moi| au feu| \\|)*(?= $)|au feu (?:au feu|vite|aidez)",
  "(?:maison|appart|appartement|immeuble|cuisine|voiture|cave|chambre|garage|batiment|toit|poubelles?|balcon|friteuse|four|poele|canape|rideaux?|voisine?|voisins|trottinette|batterie|hall|logement|local|etage|palier|prise|matelas|lit|chez moi|chez nous|tour|centre|ecole|salon|camion|scooter) {gap}(?:en feu|en flammes|en train de brule|crame|brule|a pris feu|prend feu|prennent feu|prends feu|flambe)(?! (?:les yeux|un cd|un dvd))",
  "(?:prend|pris|prends|prennent) feu|en flammes?|des flammes|incendie (?:dans|chez|a|au|en cours|vite|immeuble|cuisine|maison)|(?:y a|il y a) un incendie|ca (?:brule|crame) (?:dans|chez|en bas|a cote|au|partout|ici|vite|de partout|tout)|tout (?:brule|crame)",
  "fumee (?:partout|noire|dans|chez|qui sort|qui monte|sous la porte)|(?:beaucoup|plein|trop) de fumee",
  "fuite (?:de |du )?gaz|odeur de gaz|(?:sent|sens) (?:le |du |fort le )?gaz|(?:explosion|explose) (?:de gaz|dans|gaz|chez|en bas)|(?:y a|y a eu|eu) une explosion|alarme (?:monoxyde|gaz|co) sonne",
  "(?:house|flat|apartment|building|kitchen|car) (?:is |s )?(?:on fire|burning)|there (?:is|s) (?:a )?fire|fire in (?:my|the)|(?:gas|gaz) leak",
  "hay (?:fuego|un incendio|incendio)|incendio en|se (?:quema|esta quemando) (?:la|mi)|fuga de (?:gas|gaz)|esta a arder|fogo (?:em|na|no)",
);

/** A fire of the past, or its papers. */
export const PAST_FIRE =
  / (?:hier|la semaine derniere|le mois dernier|l an dernier|l annee derniere|il y a (?:un|deux|trois|quatre|cinq|six|dix|plusieurs|quelques|\d+) (?:jours?|semaines?|mois|ans?|annees?)|en (?:19|20)\d\d|suite a|apres (?:un|l|le)|assurance|declarer|declaration|sinistre|indemnisation|attestation|relogement|pas le feu|pas de feu) /;

export const FIRE_ARABIC =
  /حريق|(?:النار|العافي[هة]) (?:تشتعل|شاعل[هة]|شعلات|كتشعل|في)|تسرب الغاز|(?:ريح[هة]|رائح[هة]) (?:ال)?غاز/;
