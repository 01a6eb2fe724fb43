/**
 * Offices, firms and professionals that are not the centre, as they read in normalised text. "Parler à la CAF" or
 * "un rendez-vous chez le docteur" is a question about them, not a call for the centre's mediators.
 */
const NAMES = [
  // public services
  "caf|cpam|ameli|assurance maladie|securite sociale|msa|carsat|cnav|mdph|urssaf|france travail|mission locale|cap emploi",
  "impots?|tresor public|finances publiques|centre des finances|fisc|prefecture|sous prefecture|mairie|commune|ville|ccas",
  "ants|anef|ofii|ofpra|consulat|ambassade|departement|conseil departemental|metropole|tribunal|justice|police|commissariat",
  "gendarmerie|cnil|france services|la poste|poste|cpf|mon compte formation|franceconnect|administration|defenseur des droits",
  // health
  "doctolib|medecin|docteur|dentiste|ophtalmo|ophtalmologue|ophtalmologiste|gyneco|gynecologue|dermato|dermatologue|pediatre",
  "kine|kinesitherapeute|infirmiere?|sage femme|psy|psychologue|psychiatre|orthophoniste|specialiste|hopital|clinique|urgences",
  "laboratoire|labo|pharmacie|pharmacien|mutuelle|vaccin|vaccination|radio|irm|medicale?|consultation|cardiologue|generaliste|pmi",
  // papers that are fetched at an appointment elsewhere
  "passeport|carte d identite|titre de sejour|carte de sejour|naturalisation|permis de conduire",
  // school
  "ecole|college|lycee|creche|cantine|prof|professeur|maitresse|directeur|directrice|proviseur|universite",
  // housing, bank, firms
  "banque|banquier|banquiere|bailleur|proprietaire|hlm|agence|assurance|assureur|notaire|avocat|huissier|syndic|action logement",
  "edf|engie|enedis|sfr|orange|free|bouygues|operateur|fournisseur|amazon|netflix|paypal|leboncoin|vinted|google|microsoft|apple",
  "whatsapp|facebook|messenger|instagram|snapchat|tiktok|ilevia|sncf|employeur|patron|garagiste|garage|coiffeur|coiffeuse|livreur",
].join("|");

const NAMED = new RegExp(`\\b(?:${NAMES})\\b`);
const OF_ORGANISATION = new RegExp(
  `^(?: (?:numerique|social|sociale))? (?:(?:de|du|d|des|a|au|aux|chez|en|pour|sur|dans) )?(?:(?:la|le|l|les|mon|ma|mes|ce|cette|une?) )*(?:${NAMES})\\b`,
);

export const namesOrganisation = (text: string): boolean => NAMED.test(text);

/** Does what follows ("de la caf", "france travail") say that the person just named works elsewhere? */
export const worksElsewhere = (following: string): boolean => OF_ORGANISATION.test(following);
