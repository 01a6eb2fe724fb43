import { signs } from "./signs.ts";

/** Blackmail with photos or the webcam, and threats on a network. */
export const BLACKMAIL = signs(
  "(?:menace|chantage|chanter?|rancon|sinon|peur qu (?:il|elle|on)|promet de|dit qu (?:il|elle) va|jure de) {any}(?:{publish}) {gap}(?:{pictures}|mes conversations|a (?:ma|mes|tout|toute))(?! (?:d identite|de l annonce|du logement))",
  "(?:il|elle|ils|elles|on|ex|mec|homme|gars|copain|quelqu un|inconnu|type|personne) {few}(?:va|vont|veux|veulent|vas|a dit qu il va|compte) {gap}(?:{publish}) {gap}(?:{pictures})(?! (?:d identite|de l annonce|du logement|de classe|du mariage|sur (?:une|la|ma) cle|sur un disque|dans))",
  "(?:menace|chantage|chanter|rancon) {gap}(?:avec|sur|pour) {gap}(?:{pictures})|(?:{pictures}) {any}(?:chantage|rancon|me fait chanter|me menace)|chantage (?:{pictures})",
  "chantage (?:a la |sur |par )?(?:webcam|cam|video|sextape|sexuel|intime|internet|snap|snapchat|insta|instagram|facebook|messenger|whatsapp|telegram|tiktok)|sextor[st]ions?|sextortion|revenge porn|(?:me|m a|m ont|nous|la|le|l) (?:font|fait|fais) (?:du )?chant(?:er?|ee)|menace de tout (?:publier|envoyer|balancer|diffuser|montrer|poster|dire)",
  "(?:{pictures}) (?:[a-z]+ ){0,6}(?:veux|va|menace de|menace|vont|veulent|peut) (?:de )?(?:la|les|le|tout) (?:{publish})|argent (?:[a-z]+ ){0,4}(?:{publish}) (?:{gap})(?:{pictures})",
  "webcam {any}(?:argent|payer|chantage|nue?)|(?:payer|argent) {any}sinon {any}(?:{pictures}|contacts)",
  "(?:{publish}|publiee?s?|a mis|met|mis|tourner) {gap}(?:{pictures}) {gap}(?:nues?|intimes?|nus?|de moi (?:nue?|toute|a poil|sans|sous|en culotte)|a poil|sexuelles?|sans mon accord|sans ma permission)",
  "(?:{pictures}) (?:[a-z]+ ){0,3}(?:nues?|intimes?|a poil|sexuelles?|denudee?s?) {gap}(?:circulent|circule|tournent|tourne|ont fuite|fuite|partout|sur|publiee?s?|diffusee?s?|au college|au lycee|contre)|compte ficha|fisha",
  "nudes|nude|sextape|photos (?:de moi )?(?:nue|nues|a poil|intimes) (?:sur|ont|circulent|tournent|sans)",
  "(?<! ou on me )(?:menace|menacee?) {gap}(?:sur|en|via) (?:ligne|internet|snap|snapchat|insta|instagram|facebook|messenger|tiktok|whatsapp|telegram|les reseaux|discord)|facebook {gap}menace avec",
  "(?:me|m a|m ont|nous|lui|la) (?:demande|reclame|demandent|force|oblige) {any}(?:envoyer |des |d )(?:photos|videos?) (?:de moi |d elle |de lui )?(?:nue?s?|sans|a poil|intimes?|sexy)|demande {gap}(?:photos nues?|photos intimes|se deshabiller|me deshabiller)",
  "(?:threaten(?:s|ing)?|blackmail(?:s|ing|ed)?|want to|going to|says) (?:[a-z]+ ){0,4}(?:photos|pictures|pics|videos?)|blackmail(?:s|ing|ed)? me|cyberbull[a-z]*",
  "(?:amenaza|amenazan|chantajea|chantajean) (?:[a-z]+ ){0,4}(?:fotos|photos|videos?)|(?:publicar|subir|difundir) (?:mis|sus) (?:fotos|photos|videos?)|acoso (?:en linea|por internet)|ciberacoso",
);

/** Harassed, unless by sellers. */
export const HARASSED = signs(
  "harcele {gap}(?:sur|en ligne|internet|snap|insta|instagram|facebook|tiktok|whatsapp|les reseaux|par message|par messages|au college|a l ecole|au lycee|en classe|a l internat|college|lycee|ecole)|(?:sur|en ligne|internet|snap|insta|instagram|facebook|tiktok|whatsapp|reseaux|college|lycee|ecole) {gap}harcele|harcele scolaire (?:ma|mon|fille|fils|de)",
  "victime (?:de |d un |d )?(?:cyber ?)?(?:harcele|cyberharcele[a-z]*|cyberarcel[a-z]*)|(?:me|m) cyber ?harcele[a-z]*|(?:on|ils|elles|il|elle|me fait|me faire|se fait|suis|est|gens|mec|garcon|fille|fils|eleves?|classe) {few}(?:me |m |nous )?harcele(?! (?:par|au|avec|de|d|pour|telephonique|commercial) )",
);

export const SELLERS =
  / (?:demarch[a-z]*|publicites?|pubs?|commercia(?:l|ux)|cpf|panneaux|isolation|telephonique|appels?|spams?|huissier|credit|banque|recouvrement|newsletter|vendeurs?|mutuelles?|(?:e )?mails?|emails?|courriels?) /;

/** Sent to thousands, such an e-mail threatens with photos that do not exist: a swindle, which the knowledge base answers. */
export const MASS_MAIL = / (?:par|un|des|recu|ce) (?:e )?(?:mails?|courriels?) /;

export const BLACKMAIL_ARABIC =
  /(?:هدد|بتز)(?:ني|وني)? (?:\S+ ){0,4}\S*(?:صور|صوري|فيديو|تصاور)\S*|ابتزاز|بتزني|نشر صوري/;
