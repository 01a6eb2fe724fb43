const FIGURES = [
  "(?:mort|morte|morts|meurs|meurt|mourir|mourais|crever|creve|creves|crevait) de (?:rire|faim|froid|chaud|chaleur|soif|honte|ennui|fatigue|sommeil|trouille|curiosite|jalousie)",
  "pneus? (?:est |a )?(?:creve|crever)|crever (?:un pneu|l ecran)|(?:mourir|crever) de (?:tout|rien)",
  "tuer? (?:le temps|l ennui|la (?:planete|batterie)|les (?:microbes|cafards|punaises|poux|moustiques|souris))",
  "(?:en finir|finir) (?:vite |rapidement |une fois pour toutes? )?avec (?:ce|cette|ces|le|la(?! vie)|les|mon|mes(?! jours)|l|vous|eux|ca)",
  "(?:tape|cogne|frappe) (?:sur|dans) (?:les nerfs|le systeme|le clavier|la touche|l oeil|google|internet|mon (?:ordi|ordinateur|telephone|clavier))",
  "(?:tape|tapes) (?:un|une|le|la|l|mon|ma|mes|les|du|des|ce|cette|votre)(?! (?:fille|fils|enfant|femme|mere|soeur|frere|petite?|tete|voisine?|copine|eleves?))",
  "frappe a la porte|faute de frappe|fautes de frappe|erreur de frappe|vitesse de frappe",
  "feux? (?:vert|rouge|orange|d artifice|tricolores?|arriere)|coup de feu au|cessez le feu|feu mon|feu ma",
  "(?:assurance|attestation|alarme|detecteur|extincteur|garantie|contrat|sinistre|dommages?) (?:habitation |contre l |contre les |d |de |anti )?incendie",
  "coup de (?:fil|main|coeur|pouce|soleil|barre|tel|telephone)",
  "(?:peur|risque|risquons|risques|eviter|menace|menaces) (?:de |d |qu |que )(?:[a-z]+ ){0,4}(?:a la rue|dehors|a la porte)",
  "faire disparaitre|disparaitre (?:d|de|des|du|sur)(?! (?:ce monde|la terre|la surface|cette vie))",
  "me jeter a l eau|me jeter dans (?:le travail|les papiers)",
  "samu social|bon de transport|mi temps|peine de mort|nature morte|lettre morte|point mort|date de mort",
  "violer? (?:la loi|le code|mon compte|ma boite|mes donnees|ma vie privee)|violation de (?:donnees|domicile|la vie)",
  "respire(?: un)? (?:bien|mieux|bon|a fond|profondement)|reprendre mon souffle",
  "bat(?:s)? (?:pour|contre|avec) (?:la|le|les|l|mes|mon|ma|un|une)",
  "(?:jeux?|match|film|serie|livre|chanson|titre|groupe) \\w+ (?:suicide|viole)|suicide squad",
];
const FIGURE = new RegExp(`(?<= )(?:${FIGURES.join("|")})(?= )`, "g");

/** The message without what is only said so: "je suis mort de rire", "tuer le temps", "l'assurance incendie". */
export const withoutFigures = (plain: string): string => plain.replace(FIGURE, "_");
