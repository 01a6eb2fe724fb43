/**
 * The vocabulary of messages about passwords, folded, typing mistakes included. A word that is not here, where a password is
 * expected, is taken for the password: a missing word masks too much, never too little.
 */
const setOf = (words: string): ReadonlySet<string> => new Set(words.trim().split(/\s+/));

/** "mon mot de passe EST soleil": what announces a value. */
const LINKS = setOf(`
est c'est cest c ce cet etait c'etait cetait sera is was es era it's its e voici voila vwala vla
suivant suivante ceci celui-ci celui-la s'appelle sapelle egal egale equals devient utilise utilisais`);

/** What may stand between "mot de passe" and its value without being either. */
const DETERMINERS = setOf(`
le la les l un une des du de d au aux mon ma mes ton ta tes son sa ses notre nos votre vos leur leurs cette ces mn
vot vtr le the my your his her a an el lo los las mi tu su o os as meu minha sur pour dans par avec en chez pr ds`);

/** Which password, and the names of sites and devices: "mot de passe AMELI PROVISOIRE : …". */
const QUALIFIERS = setOf(`
actuel actuelle ancien ancienne nouveau nouvel nouvelle provisoire temporaire definitif initial possible probable premier deuxieme second dernier
vrai bon meme toujours bien encore donc alors juste normalement actuellement avant apres maintenant tjr tjrs qui que qu j jai
j'ai mis met mets choisi cree mettais utilisait utilisons avais avait suis ait wifi wi-fi box chrome firefox safari edge opera mac macbook unique numerique famille familial parental compte comptes site sites appli
application app espace personnel perso perso messagerie mail mails email emails e-mail boite internet ordi ordinateur pc
telephone tel portable smartphone tablette session numero num
caf cpam ameli amelie ameli.fr caf.fr impots impot impo dgfip fisc finances franceconnect france-connect france connect ants anef cnav carsat
msa mdph pole emploi pole-emploi poleemploi francetravail france-travail travail ft mairie ville prefecture cesu urssaf pajemploi
crous parcoursup ent pronote college lycee ecole cantine cned cpf moncompteformation laposte poste digiposte colissimo banque
postale bancaire credit agricole mutuel lcl bnp societe generale caisse epargne boursorama nickel revolut n26 paypal lydia edf
engie gdf enedis veolia ilevia sncf ouigo blablacar leboncoin vinted amazon ebay cdiscount temu shein aliexpress netflix disney
canal spotify deezer youtube google gmail android apple icloud itunes iphone samsung huawei xiaomi microsoft windows outlook
hotmail office yahoo orange free sfr bouygues red sosh lebara lyca facebook fb messenger insta instagram snap snapchat tiktok
whatsapp watsap wattsap whatsap telegram twitter x linkedin skype zoom teams discord doctolib vitale mutuelle ag2r mgen
harmonie malakoff samu hlm lmh vilogia partenord bailleur visale action logement alur linky service-public servicepublic
store appstore app-store play playstore play-store impots.gouv impots.gouv.fr francetravail.fr doctolib.fr laposte.net gmail.com
service public carte bleue cb sim vitale gouv gouv.fr chorus caisse retraite assurance secu securite sociale fiscal dossier social mssante apl rsa`);

/** Words of the language that a passphrase may hold ("le soleil et la lune"). */
const SMALL_WORDS = setOf(
  `et ou a en y est sont dans sur qui que ne pas plus tres trop deux trois avec sans son comme il elle je tu me te`,
);

/** "mon mot de passe est le prénom de ma fille, Inès": what passwords are made of, not the password yet. */
const DESCRIPTIONS = setOf(`
date naissance ne nee prenom prenoms nom noms fille fils enfant enfants mari femme mere pere maman papa chien chat anniversaire
annee ville village pays`);

/** A new field of a form-like message: what follows is something else. */
const FIELDS = setOf(`
identifiant identifiants login pseudo user username nom prenom adresse mail email e-mail tel telephone numero num date ne nee
naissance code allocataire`);

const OTHER_WORDS = setOf(`
et ou mais car donc or ni puis si comme quand lorsque parce pcq psk alors sinon sauf sans avec vers chez entre depuis pendant
je j tu il elle on nous vous ils elles me m te t se s lui leur y moi toi soi eux ca cela sa ceci ici la-bas i you he she we they
ne n pas pa plus jamais rien personne aucun aucune non nn oui wi ouai ok nop nan mm meme
quoi koi qui quel quelle quels quelles kel comment comen cmt pourquoi pk prk pkoi ou quand combien how what where why who
qu'est que qu est-ce esk eske quesque keske kesk
merci mrc mci thanks thx svp stp s'il sil please plz pls bonjour bjr bonsoir slt salut salam salem hello hi coucou cc bonne
journee soiree cordialement aurevoir revoir bye desole dsl pardon excusez madame monsieur mme mr
tres trop super vraiment peu beaucoup bcp assez presque tout toute tous toutes tt quelque chose rien certains plusieurs
un deux trois quatre cinq six sept huit neuf dix fois minimum maximum min max caracteres caractere chiffres chiffre lettres
lettre majuscule majuscules minuscule minuscules speciaux special symbole symboles espace espaces
faux fausse fau bon bonne mauvais mauvaise mauvaises ok ko nul nulle vide obligatoire facultatif important difficile dur facile
simple complique compliquee long longue court courte fort faible solide sur securise identique different differente pareil
procedure procedures general generale abord partout ailleurs dessus dedans dessous dehors enfin apparemment souvent parfois ensuite apres puis
inconnu inconnue errone erronee erreur error invalide invalid incorrect incorecte wrong correct juste exact normal bizarre
secret secrete prive privee confidentiel confidentielle strictement possible impossible necessaire introuvable illisible
visible cache cachee masque masquee chiffre crypte temporaire valable valide mort morte perime perimee hs disponible
bug bugs bugge bloke lent problem probleme problemes pb pbs pbm soucis souci galere aide help svp chiant penible merde
urgent urgence besoin faut fau fo doit dois dit di dis dire voir voit vois sait sais c'estquoi
tape tapes taper ecrit ecris ecrire note noter marque marquer rentre rentrer entre entrer saisir saisi saisie donne donner
donnes donnez dois devoir mettre faire fait fais fai refaire refait avoir ai as a avez ont eu etre suis es sommes etes sont
peux peut peu pouvez pouvoir veux veut veu vx voulez vouloir voudrais aimerais vais va vas allez aller vont irai
envoie envoye envoyer envoyez m'envoie voulu aidez aider aidez-moi aide-moi expliquer expliquez montrer montrez apprendre
gratuit gratuite payant direct maintenant mtn hier demain aujourd'hui auj ajd matin soir nuit jour jours semaine mois an ans
annee heure heures minute minutes lundi mardi mercredi jeudi vendredi samedi dimanche janvier fevrier mars avril mai juin
juillet aout septembre octobre novembre decembre
lien page bouton clic cliquer clique ecran clavier touche feuille papier courrier lettre sms texto message notification
mari femme fils fille enfant enfants mere pere frere soeur ami amie copain copine voisin voisine conseiller conseillere
mediateur mediatrice assistante dame monsieur gens
yet anymore anywhere somewhere there here can could will would should do does did been being have has had this that these
those and or but if not to of for on at as so because please need want try tried work works working worked enter entered
accept accepted accepting denied expired blocked separately retrieval
forgot forgotten lost reset change changed not doesn't don't dont cant can't isn't
olvide olvidado perdi cambiar no esqueci perdido mudar nao`);

/** Beginnings of the verbs and states such messages are about ("oublié", "oublier", "oubliai"…). */
const STARTS_AS_A_VERB = new RegExp(
  `^(?:${`
oubl perd perte chang modif reini renouv refus rejet rejec inval incor inccor erron bloqu blok deblo expir perim desact activ
reacti supprim efface retrouv trouv recup regener gener envoy recev recoi recoit recu reco marche marchai fonct accept
correspond accord demand reclam affich appara dispar creer cree creat enregist memoris sauvegar souvien souven rappel conne
cone decon connai verif valid confirm protege proteg partag communiq transm transmet divulg pirat hack vole deviner compliq
utilis employ essay ressay reessay arriv parvien interdi oblig necess exig contien comport compos compren compri expliq inscri
tromp bugue plante retap saisi tape choisi mett remett redonn remplac reponse repond telech install imprim pourr voudr faudr
devr serv possib impossib automat dispon attend fourni permet redeman reessai arret differ administr essai
touch cliq appuy ouvrez ouvrir suiv regard lisez gardez authentif indesir`
    .trim()
    .split(/\s+/)
    .join("|")})`,
);

/** The person wants something of a password: what follows is more likely the name of a site than a value. */
const WANTS =
  /(?<![a-z])(?:ou?bl|est.ce que|peu[xt]|dois|per[dt]|chang|modif|re-?ini|recup|retrouv|rece|reco|recu|cre[era]|comm?en|cmt|trouv|conn|sai[st]|souv|rap|demand|besoin|veu|vx|marche|fonct|bloq|refus|quel|quoi|koi|pas? |plus |sans |faut |faudr|fo |aid|utilis|probl|pb|souci|forg|reset|lost|olvid|esquec)/;

export type WordRole = "link" | "determiner" | "qualifier" | "field" | "other" | "unknown";

/** What a folded word without figures or symbols does beside the words "mot de passe". */
export function roleOf(word: string): WordRole {
  if (LINKS.has(word)) return "link";
  const bare = word.includes("'") ? word.replace(/^(?:[cdjlmnst]|qu)'/, "") : word;
  if (DETERMINERS.has(bare)) return "determiner";
  if (FIELDS.has(bare)) return "field";
  if (QUALIFIERS.has(bare)) return "qualifier";
  if (bare === "" || OTHER_WORDS.has(bare) || STARTS_AS_A_VERB.test(bare)) return "other";
  return "unknown";
}

export const isDescription = (word: string): boolean => DESCRIPTIONS.has(word);

export const isSmallWord = (word: string): boolean => SMALL_WORDS.has(word);

export const wantsSomething = (clause: string): boolean => WANTS.test(clause);
