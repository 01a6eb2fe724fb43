import { StemmerFr } from "@nlpjs/lang-fr";
import { foldText } from "../normalise/fold-text.ts";

/**
 * Words that residents use for one another. A message about a "photocopie" then has something in common with examples
 * that only say "imprimer". Any form of a word counts: they are compared by nlp.js's French stems.
 */
const RELATED: readonly (readonly [meaning: string, words: string])[] = [
  ["lost", "perdu perdre perte égaré égarer disparu disparaître retrouver"],
  ["stolen", "volé voler vol dérobé arraché piqué cambriolé"],
  ["forgotten", "oublié oublier oubli rappelle souviens souvenir retiens"],
  [
    "blocked",
    "bloqué bloquer verrouillé verrouiller coincé coincer figé planté planter bug bugue rame gelé suspendu désactivé refusé refuse",
  ],
  ["broken", "marche fonctionne cassé panne défectueux erreur problème abîmé déconne"],
  ["enter", "ouvrir ouverture entrer accéder accès rentrer connecter connexion identifier"],
  ["create", "créer création inscrire inscription nouveau première début commencer"],
  ["change", "changer changement modifier modification corriger rectifier"],
  ["delete", "supprimer effacer enlever retirer suppression désinstaller fermer clôturer"],
  ["send", "envoyer envoi transmettre déposer joindre fournir téléverser poster transférer partager"],
  ["receive", "recevoir reçu reçois arrivé obtenir"],
  ["print", "imprimer impression imprimante photocopie photocopier copie tirer"],
  ["pay", "payer paiement régler règlement verser versement payant"],
  ["cost", "coût coûter prix tarif combien cher gratuit payant montant cotisation"],
  ["money", "argent sous euros dette crédit emprunt fric"],
  ["refund", "rembourser remboursement"],
  ["late", "retard attends attendre attente toujours longtemps délai depuis tarde"],
  ["when", "quand date jour heure horaire mois période"],
  ["where", "adresse endroit lieu rue quartier situé trouve près proche"],
  ["opening-hours", "horaire ouvert ferme ouverture fermeture heure samedi dimanche matin midi soir"],
  ["job", "travail emploi boulot métier poste embauche patron employeur job taf intérim"],
  ["unemployment", "chômage chômeur demandeur licencié licenciement indemnisation"],
  ["rent", "loyer locataire bail propriétaire bailleur louer location"],
  ["housing", "logement appartement maison hlm habitation appart studio habitat"],
  ["unfit-housing", "moisi moisissure humidité humide insalubre indigne cafards rats dégradé délabré"],
  ["food", "manger alimentaire nourriture repas colis courses faim épicerie restos"],
  ["child", "enfant fils fille bébé garçon gamin petit ado famille parent"],
  ["school", "école collège lycée maternelle classe élève scolaire scolarité rentrée"],
  ["canteen", "cantine périscolaire garderie restauration étude aéré"],
  ["birth", "naissance né née accouchement"],
  ["disability", "handicap handicapé invalide invalidité mdph aah autiste infirme"],
  ["health", "santé soins médecin docteur hôpital malade maladie médical"],
  ["doctor", "docteur médecin dentiste spécialiste ophtalmo gynéco kiné généraliste"],
  ["health-cover", "mutuelle complémentaire css cmu couverture"],
  ["retirement", "retraite retraité vieux vieillesse pension âge senior trimestres carrière"],
  ["foreigner", "étranger séjour préfecture visa asile réfugié"],
  ["citizenship", "nationalité naturalisation française naturaliser citoyenneté"],
  ["identity", "identité cni passeport pièce papiers"],
  ["licence", "permis conduire conduite"],
  ["car", "voiture véhicule auto automobile immatriculation grise moto scooter"],
  ["sell", "vendre vente céder cession donner"],
  ["buy", "acheter achat commander commande vendeur boutique magasin"],
  ["parcel", "colis livraison livré livrer"],
  ["fraud", "arnaque escroc escroquerie arnaqueur faux frauduleux fraude louche suspect bizarre douteux piège"],
  ["hacking", "piraté piratage pirater hacker hacké intrusion usurpé usurpation"],
  ["abuse", "insulte harcelé harcèlement menace menacer moque humilie chantage"],
  ["complaint", "plainte porter police commissariat gendarmerie"],
  ["bank", "banque bancaire bleue cb banquier"],
  ["bank-details", "rib iban bancaire coordonnées relevé"],
  ["phone", "téléphone portable smartphone mobile iphone samsung gsm"],
  ["computer", "ordinateur pc ordi portable machine"],
  ["beginner", "débutant débuter apprendre commencer initiation bases cours formation connais"],
  ["workshop", "atelier cours formation séance initiation animation"],
  ["internet", "internet web net wifi réseau box fibre"],
  ["mobile-data", "giga forfait mobiles data consommation"],
  ["storage", "mémoire stockage espace plein pleine saturé place"],
  ["large", "gros grand agrandir grossir lourd taille zoom"],
  ["small", "petit réduire compresser diminuer alléger"],
  ["scan", "scanner numériser scan photographier"],
  ["picture", "photo image"],
  ["video-call", "vidéo visio visioconférence appel caméra zoom"],
  ["message", "message texto sms"],
  ["email-box", "email gmail boîte orange outlook hotmail yahoo"],
  ["password", "passe mdp code identifiant"],
  ["strong", "solide fort sécurisé compliqué difficile robuste choisir"],
  ["certificate", "attestation justificatif preuve certificat papier document relevé avis"],
  ["declare", "déclarer déclaration"],
  ["tax", "impôt fiscal fisc imposition revenus trésor"],
  ["benefit", "aide droit allocation prestation prime bourse"],
  ["family-change", "séparation séparé divorce mariage marié couple pacs déménage déménagement situation concubinage"],
  ["move-house", "déménage déménagement déménager"],
  ["renew", "renouveler renouvellement expiré périmé fini finit prolonger refaire remplacer"],
  ["follow-up", "suivre suivi avancement état dossier"],
  ["legal", "avocat juridique justice juriste tribunal"],
  ["debt", "dette crédit surendettement"],
  ["energy", "électricité gaz énergie edf facture chauffage"],
  ["vote", "voter vote élections électorale"],
  ["transport", "bus métro tram transport ilévia train"],
  ["language", "langue arabe anglais français traduire traduction"],
  ["robot", "robot machine humain intelligence artificielle bot automatique"],
  ["privacy", "données vie privée confidentiel confidentialité personnelles cookies"],
  ["screens", "écran tablette parental contrôle jeux"],
  ["sport", "sport foot club"],
  ["training", "formation cpf former"],
  ["app", "application installer télécharger"],
  ["file", "pdf fichier document formulaire"],
];

const stemmer = new StemmerFr();

const meaningsByStem = new Map<string, number[]>();
RELATED.forEach(([, words], meaning) => {
  const stems = new Set(words.split(" ").map((word) => stemmer.stemWord(foldText(word))));
  for (const stem of stems) meaningsByStem.set(stem, [...(meaningsByStem.get(stem) ?? []), meaning]);
});

const NONE: readonly number[] = [];

/** The numbers of the meanings that a normalised word may have. */
export const meaningsOf = (word: string): readonly number[] => meaningsByStem.get(stemmer.stemWord(word)) ?? NONE;
