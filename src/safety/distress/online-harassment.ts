import { signs } from "./signs.ts";

export const ONLINE_HARASSMENT = signs(
  "(?:menace|menaces|chantage|chante|chanter|fait chanter|rancon|veux|vont|va|vais|veulent|peur qu il|peur qu elle|sinon|promet de|dit qu il va) {gap}(?:de |d )?{gap}(?:publier|diffuser|envoyer|poster|balancer|partager|mettre|montrer|publie|envoie|balance|diffuse|poste|devoiler|divulguer|afficher) {gap}(?:photos|nudes|videos?|images?|mes conversations|tout a mes|des photos|intimes?)(?! (?:d identite|de l annonce|du logement))",
  "(?:menace|chantage|chanter|rancon) {gap}(?:avec|sur|pour) {gap}(?:photos|nudes|videos?|webcam|images?|intimes?|cam|sextape)|(?:photos|nudes|videos?|webcam|sextape) {gap}(?:chantage|menace|menaces|rancon|me fait chanter)",
  "chantage (?:a la (?:webcam|cam|video|sextape)|sexuel|intime|sur (?:internet|snap|insta|facebook|whatsapp)|photos|webcam|video)|sextorsion|sextorsions|sextortion|revenge porn|(?:me|m a|m ont|nous|la|le|l) (?:font|fait|fais) chant(?:er?|ee)|webcam {gap}(?:il |elle |ils )?(?:veux|demande|reclame|argent|payer)|harcele scolaire",
  "(?:il|elle|on|quelqu un|ex|mec|copain|gens|ils|eleves?|garcon|un) {gap}(?:a|ont|m a|met|fait|fais|publie|poste|diffuse|envoie|partage|envoye) {gap}(?:publie|poste|diffuse|partage|envoye|mis|balance|mis en ligne|tourner)? ?{gap}(?:photos|nudes|videos?|images?) {gap}(?:nues?|intimes?|nus?|de moi (?:nue|toute|a poil|sans|sous|en culotte|aux toilettes)|a poil|sexuelles?|hot|sexy|sans mon accord|sans ma permission|seins)",
  "(?:photos|nudes|videos?) (?:[a-z]+ ){0,3}(?:nues?|intimes?|a poil|sexuelles?|dénudee?s?|denudee?s?) {gap}(?:circulent|circule|tournent|tourne|ont fuite|partout|sur (?:snap|insta|internet|facebook|telegram|tiktok|les reseaux|whatsapp|un site)|publiees?|diffusees?|au college|au lycee)|(?:compte ficha|affichee? sur snap|fisha)",
  "victime (?:de |d un )?(?:cyber ?)?(?:harcele|cyberharcele[a-z]*|cyberarcel[a-z]*)|me cyber ?harcele[a-z]*|harcele {gap}(?:sur|en ligne|internet|snap|insta|instagram|facebook|tiktok|whatsapp|les reseaux|par message|par messages|au college|a l ecole|au lycee|en classe|a l internat|college|lycee|ecole)|(?:sur|en ligne|internet|snap|insta|instagram|facebook|tiktok|whatsapp|reseaux|college|lycee|ecole) {gap}(?:me |m |on me |se fait |se fait )?harcele",
  "(?:on|ils|elles|il|elle|me fais|me fait|se fait|suis|est|des gens|mec|garcon|fille|eleves?|classe) {gap}(?:me |m |nous )?harcele(?! (?:par|au|avec|de|d|pour|telephonique|commercial|au tel) )",
  "(?:menace|menacent|menacee?) {gap}(?:de moi |moi )?(?:sur|en|via|par) (?:ligne|internet|snap|snapchat|insta|instagram|facebook|messenger|tiktok|whatsapp|telegram|les reseaux|discord|messages?|un groupe|le groupe|mon compte)",
  "{me} (?:demande|reclame|demandent|reclament|force|oblige|forcee?) {gap}(?:de |d |a |des )?{gap}(?:envoyer |envoye )?(?:nudes|photos nue|photos nues|photos intimes|photos de moi (?:nue|sans|a poil)|me deshabiller|videos? intimes?)|{me} (?:demande|reclame) {gap}argent {gap}(?:sinon|ou|pour pas) {gap}(?:photos|nudes|videos?)|{gap}demande {gap}(?:des |de |d )?(?:nudes|photos nue|photos intimes)|menace de tout (?:publier|envoyer|balancer|diffuser|montrer|poster)|inconnu {gap}(?:photos nue|sexe|son sexe|rencontrer ma fille)",
  "(?:faux compte|usurpe|se fait passer pour moi) {gap}(?:photos nue|photos intimes|insulte|humilie|sexuel)",
  "(?:threaten(?:s|ing)?|blackmail(?:s|ing|ed)?|want to|going to|says) (?:[a-z]+ ){0,4}(?:photos|pictures|pics|videos?)|sextortion|blackmail(?:s|ing|ed)? me|cyberbull[a-z]*|(?:me )?(?:amenaza|amenazan|chantajea|chantajean) (?:[a-z]+ ){0,4}(?:fotos|photos|videos?)|(?:publicar|subir|difundir) (?:mis|sus) (?:fotos|photos|videos?)|acoso (?:en linea|por internet)|ciberacoso",
);

/** Sellers and debt collectors insist, and e-mails sent to thousands threaten with photos that do not exist: no harassers of this kind. */
export const COMMERCIAL =
  / (?:demarch[a-z]*|publicites?|pubs?|commercia(?:l|ux)|cpf|panneaux|isolation|telephonique|appels?|spams?|huissier|credit|banque|recouvrement|newsletter|vendeurs?|mutuelles?|(?:e )?mails?|emails?|courriels?) /;

export const ONLINE_HARASSMENT_ARABIC =
  /(?:ي|كي|ت)?(?:هدد|بتز)(?:ني|وني)? (?:\S+ ){0,4}(?:صور|الصور|صوري|فيديو|تصاور|تصاوري)\S*|ابتزاز|يبتزني|كيبتزني|نشر صوري|ينشر صوري/;
