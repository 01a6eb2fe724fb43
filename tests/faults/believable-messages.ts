/** What the residents of a fault run write: questions, mistakes, small talk, appointments, a person wanted. */
export const believableMessages: readonly string[] = [
  "bonjour",
  "jariv pa a me conecté a la caf",
  "j'ai oublié mon mot de passe",
  "comment avoir une attestation caf",
  "c koi 1 navigateur",
  "je veux un rdv",
  "1",
  "2",
  "non",
  "oui",
  "Fatima",
  "menu",
  "ma carte vitale est perdue",
  "coment declaré mes impots",
  "il fait beau aujourd'hui",
  "merci",
  "ma secu 1 84 12 76 451 089 46 mdp Soleil2024!",
  "mon iban FR14 2004 1010 0505 0001 3M02 606",
  "ma carte 4111 1111 1111 1111 marche pas",
  "je ne reçois pas le code par sms",
  "annuler mon rdv",
  "où est le centre",
  "parler à quelqu'un",
  "retour",
  "xqzt vvv",
  "titre de séjour à renouveler",
];

/** What none of them may leave anywhere; and a word that must be found, or the search is blind. */
export const secretPieces: readonly string[] = [
  "1 84 12 76 451",
  "1841276451",
  "Soleil2024",
  "3M02",
  "4111 1111",
  "41111111",
];
export const plainPiece = "attestation";
