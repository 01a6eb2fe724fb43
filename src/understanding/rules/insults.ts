import type { NormalText } from "../normalise/normalise.ts";

const INSULT =
  "connards?|connasses?|conn?ards?|encules?|encule(?:r|e)?|enfoires?|salopes?|salauds?|salops?|putes?|putain de merde|batards?|fdp|ntm|tg|pd|bouffons?|abrutis?|debiles?|cretins?|imbeciles?|idiots?|tares?|ordures?|grosse merde|gros con|sale con|sale chien|pauvre (?:con|type|mec|merde)";
const ORDER =
  "ta gueule|ferme la|ferme ta (?:gueule|bouche)|nique (?:ta|tes|vos|sa) (?:mere|race|morts?|grand mere)|nik (?:ta|tes) (?:mere|race)|va te faire (?:foutre|enculer|voir)|allez vous faire (?:foutre|voir)|va (?:chier|crever|mourir)|allez (?:chier|crever)|je t emmerde|je vous emmerde|je te deteste|je vous deteste|degage|fuck (?:you|off)|suce(?: moi| ma)?|casse toi|cassez vous|(?:tu|vous) (?:me |m |nous )?(?:saoules?|saoulez|soules?|soulez|gonfles?|gonflez|emmerdes?|emmerdez|fais chier|faites chier)|(?:tu te|vous vous) (?:fous|foutez|moques?|moquez) de (?:moi|ma gueule|nous|la gueule du monde)|service de merde|c est de la merde|you are (?:stupide?|useless|an idiot)|stupide? bot";
const AIMED =
  "(?:(?:tu es|t es|vous etes|tes|quel(?:le)?s?|quelle bande de|bande de|bande d|espece d|espece de|sale|gros(?:se)?|pauvre|bot|robot|machine|ce (?:bot|robot)|ton (?:bot|robot)|votre (?:bot|robot|truc|service|site|chat)) )+(?:est |sont )?(?:vraiment |trop |tres |completement |que |des |un |une |de |d |bien |tous |tellement )*";
const WEAK =
  "cons?|conne|nul(?:le)?s?|betes?|stupides?|inutiles?|merdes?|merdique|de merde|pourri|a chier|naze|incompetents?|incapables?|idiote?s?|bons? a rien";

const AIMED_INSULT = new RegExp(`\\b${AIMED}(?:${INSULT}|${WEAK})\\b`);
const ANY_INSULT = new RegExp(`\\b(?:${INSULT}|${ORDER})\\b`);
const USELESS = /\b(?:tu|vous|ca) (?:ne )?(?:sers?|servez|sert) (?:vraiment )?a rien\b/;

/** Somebody else insults, or the word is said of a thing: a question about that. */
const TOLD =
  /\b(?:m|me|nous|l|les|lui|on|il|elle|ils|mon|ma|mes|fils|fille|enfant|facebook|snap|whatsapp)\b.*\b(?:insulte|insultent|traite|traitee?|harcele|menace|dit|dis|ecrit|appelle)\b|\b(?:insulte|insultes|harcelement|porter plainte)\b/;

/** An insult thrown at the assistant or at the centre. */
export const isInsult = ({ text }: NormalText): boolean => {
  if (TOLD.test(text)) return false;
  const words = text.split(" ").length;
  return (ANY_INSULT.test(text) && words <= 12) || ((AIMED_INSULT.test(text) || USELESS.test(text)) && words <= 8);
};
