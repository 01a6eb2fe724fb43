import type { NormalText } from "../normalise/normalise.ts";
import { namesOrganisation } from "./organisations.ts";
import { maybe, oneOf } from "./pattern.ts";

/** Words that stand without an article where a first name could stand. */
const NO_NAME =
  "(?:il|elle|on|ils|elles|tu|vous|nous|je|ca|cela|ceci|ce|cet|cette|qui|que|quoi|quand|comment|tout|tous|toute|rien|personne|quelqu|un|une|des|les|mon|ma|mes|son|sa|votre|notre|leur" +
  "|internet|wifi|pronote|parcoursup|visale|educonnect|mondossier|pix|natali|email|gmail|aide|atelier|ateliers|centre|accueil|borne|site|service|argent|courrier|paiement|rsa|apl|aah|cv|rdv)";
const NAME = `(?!${NO_NAME}\\b)[a-z]{3,}`;
const WHEN = oneOf(
  "aujourd hui|aujourdhui|auj|ojd|demain|dmain|maintenant|mtn|ce matin|ce soir|cet? apr(?:es|em) ?(?:midi)?|cette semaine",
  "lundi|mardi|mercredi|jeudi|vendredi|samedi",
);
const IS_HERE = oneOf(
  `(?:est|sera|e)(?: elle| il)? ${maybe("bien", "deja", "encore", "toujours")}(?:la|ici|dispo(?:nible)?|presente?|au centre)(?: ${WHEN})?`,
  `(?:travaille|vient|revient|est|sera)(?: elle| il)? ${WHEN}`,
);
const POLITE = oneOf("bonjour|bjr|bonsoir|salut|slt|svp|stp|merci|s il (?:vous|te) plait|madame|monsieur");
const WHETHER = oneOf(
  "est ce que|es ce que|eske|esk|esque|est ce qu il y a|quand est ce que|kan est ce ke|savez vous si|dites moi si|je (?:veux|voudrais) savoir si|pour savoir si",
);

const ASKED = new RegExp(`^(?:${POLITE} )*(?:${WHETHER} )?${NAME} ${IS_HERE}(?: ${POLITE})*$`);
const THERE_IS = new RegExp(
  `^(?:${POLITE} )*(?:${WHETHER} )?(?:y a|ya|il y a|y a t il) ${NAME} ${WHEN}(?: ${POLITE})*$`,
);

/** "Est-ce que Sonia est là ?": read as it was typed, for a corrected first name would be another word. */
export const asksForNamed = ({ folded, text }: NormalText): boolean =>
  (ASKED.test(folded) || THERE_IS.test(folded)) && !namesOrganisation(text) && !namesOrganisation(folded);
