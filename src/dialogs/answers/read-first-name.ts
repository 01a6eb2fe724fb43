import { foldText } from "../../understanding/normalise/fold-text.ts";

/** What somebody writes who was asked for a first name. */
export type FirstNameAnswer =
  /** Without the words around it: "moi c'est Fatima" is "Fatima". */
  | { readonly kind: "name"; readonly name: string }
  /** About the question itself: why it is asked, whose name is meant. */
  | { readonly kind: "about-it" }
  | { readonly kind: "something-else" };

const MAX_WORDS = 4;
const MAX_LENGTH = 40;

/** Said before a name; on folded words. */
const BEFORE =
  /^(?:(?:bonjour|bonsoir|salut|slt|bjr|oui|ok|alors|euh|ben|bah|donc|moi|c est|cest|ces|je m ?appel(?:le)?s?|jm ?appel(?:le)?s?|on m ?appelle|(?:elle|il) s ?appelle|(?:elle|il) c est|appel(?:ez|le) moi|je suis|je me nomme|(?:mon|le) (?:pre)?nom(?: c)?(?: est)?|(?:mon|le) surnom(?: c)?(?: est)?|prenom|nom|mettez|mets|notez|note|ecrivez) )+/;
const AFTER = /(?: (?:merci(?: beaucoup)?|svp|stp|s il (?:vous|te) plait|voila|c est tout))+$/;
const TITLE = /^(?:mme|madame|mlle|mademoiselle|m|mr|monsieur|dr|docteur)$/;
const PARTICLE = /^(?:de|du|des|d|la|le|l|el|al|ben|bin|ibn|abd|ait|bou|van|von|da|dos|di|o)$/;

/** Words of sentences: where one stands, it is no name. Folded. */
const SENTENCE_WORDS = new Set(
  `je j tu t il elle on nous vous ils elles me m te se s lui leur y en c ce ca cela ceci ces cet cette qui que qu quoi dont ou
  mon ma mes ton ta tes son sa ses notre nos votre vos leurs un une les aux au a et mais donc or ni car si comme quand
  suis es est sommes etes sont etais etait etre ete ai as avons avez ont avais avait avoir eu peux peut pouvez pouvons peuvent pourrai pourrais
  pouvoir veux veut voulez voudrais voudrait vouloir vais va allez allons vont aller viens vient venez viendrai viendra venir venu fais fait faites
  faire dois doit devez devoir sais sait savez savoir dis dit dites dire vois voir prends prendre mets mettre comprends comprend compris comprendre
  cherche donne donner attends attendez trouve besoin envie faut marche appelle appelez ecris ecrire parle parler habite aime arrive perds perdu perdue
  changer change annuler annule annulez deplacer deplace modifier reserver confirmer oublie trompe arrete arreter envoyer recu
  ne n pas plus jamais rien non nan oui ouais ok okay si nn nope aucun aucune personne quelqu quelque chose tout toute tous toutes rdv rendez
  pour avec chez dans sur sans sous par vers entre depuis pendant avant apres jusqu contre voici voila
  comment combien pourquoi pk pq pkoi quel quelle quels quelles koi kan kel
  bonjour bonsoir salut bjr slt merci mrc svp stp plait desole desolee pardon excusez excuse aide aidez aider help info
  demain hier aujourd aujourdhui matin midi soir apresmidi aprem lundi mardi mercredi jeudi vendredi samedi dimanche semaine mois heure heures jour
  jours date horaire horaires creneau creneaux plutot tard tot mieux autre autres meme aussi encore deja toujours maintenant
  mere pere maman papa mari femme fils fille filles enfant enfants frere soeur ami amie copain copine voisin voisine oncle tante cousin cousine
  famille parent parents grand gens monsieur madame
  caf impots impot ameli cpam secu rsa apl titre sejour passeport carte logement retraite emploi cv telephone portable ordinateur mail email adresse
  code numero prenom nom surnom anonyme anonymement mot passe papier papiers document documents dossier demarche question probleme robot bot
  humain mediateur mediatrice conseiller centre bon bonne bien mal nul nulle genial malade occupe occupee seul seule
  fatigue fatiguee enceinte retraitee content contente sur sure faux vrai vraie trop tres peu beaucoup rapide vite urgent important obligatoire
  oblige possible impossible ici toi moi eux quitter sortir stop retour menu passer zut mince merde
  wesh lol mdr dsl jsp sais jpeux jveux jpe jsuis chui chuis jai jvais cest cé ya`
    .split(/\s+/)
    .map(foldText),
);

const WHY = "pourquoi|pk|pq|pkoi|a quoi (?:ca|cela) sert";
const ABOUT_IT = [
  new RegExp(
    `^(?:(?:mais|et|bonjour|euh|ah) )*(?:${WHY})(?:$| (?:vous|tu|faire|faut|mon|le|un|ce|ca|cela|donner|demander)\\b)`,
  ),
  /^(?:(?:mais|et|euh|non|c|est|ce|il|je|que|qu) )*(?:oblige[e]?|obligatoire|obligee?s?|de qui|qui|quoi|comment ca|quel (?:pre)?nom|(?:le |la |mon )?(?:pre)?nom de qui|a dire)$/,
  /^(?:(?:mais|non|euh|pardon|desole) )*je (?:ne )?(?:comprends? (?:pas|rien)|sais pas|(?:veux|souhaite|prefere) pas)(?: (?:le|la|vous|l)? ?(?:dire|donner|question|mon (?:pre)?nom))*$/,
  /\bpour (?:mon|ma|mes|un|une|quelqu un|notre|nos) (?:[a-z]+ ?){1,3}$/,
];

/** Cut at the first mark that ends a clause: "Fatima, j'ai 60 ans". */
const firstClause = (text: string): string => text.split(/[,.;!\n]+(?:\s|$)/u)[0]?.trim() ?? "";

export function readFirstName(text: string): FirstNameAnswer {
  const folded = foldText(text);
  if (text.length <= 300) {
    const question = text.trimEnd().endsWith("?");
    const name = question ? null : (nameIn(text.trim()) ?? nameIn(firstClause(text)));
    if (name !== null) return { kind: "name", name };
  }
  return ABOUT_IT.some((pattern) => pattern.test(folded)) ? { kind: "about-it" } : { kind: "something-else" };
}

function nameIn(text: string): string | null {
  const typed = text.split(/\s+/u).filter((word) => word !== "");
  const rest = withoutWordsAround(typed);
  const [first] = rest;
  if (first === undefined || rest.length > MAX_WORDS) return null;
  const name = rest
    .join(" ")
    .replace(/^["«“'(\s]+|["»”'),.;:!\s]+$/gu, "")
    .trim();
  if (
    name === "" ||
    name.length > MAX_LENGTH ||
    /@|:\/\/|www\./.test(name) ||
    !/\p{L}|\p{Extended_Pictographic}/u.test(name)
  ) {
    return null;
  }
  const titled = TITLE.test(foldText(first)) && rest.length > 1;
  const parts = titled ? rest.slice(1) : rest;
  return parts.every((word, i) => isPartOfName(word, i, parts.length)) ? capitalised(name) : null;
}

/** "je m'appelle jean claude merci" → ["jean", "claude"]. Words as typed: only whole ones are taken away. */
function withoutWordsAround(typed: readonly string[]): readonly string[] {
  let from = 0;
  let to = typed.length;
  for (let taken = 1; taken < typed.length && taken <= 6; taken++) {
    const before = `${foldText(typed.slice(0, taken).join(" "))} `;
    if (BEFORE.exec(before)?.[0] === before) from = taken;
  }
  for (let left = typed.length - 1; left > from; left--) {
    const after = ` ${foldText(typed.slice(left).join(" "))}`;
    if (AFTER.exec(after)?.[0] === after) to = left;
  }
  return typed.slice(from, to).filter((word) => !/^[:,.;!-]+$/u.test(word));
}

function isPartOfName(word: string, at: number, count: number): boolean {
  const folded = foldText(word);
  if (count > 1 && PARTICLE.test(folded)) return at < count - 1;
  return (
    !folded.split(" ").some((part) => part.length > 1 && SENTENCE_WORDS.has(part)) &&
    (folded.length > 1 || count === 1 || folded === "")
  );
}

/** "jean-claude" as one writes it; what has a capital already stays as it was typed. */
const capitalised = (name: string): string =>
  /\p{Lu}/u.test(name)
    ? name
    : name.replace(/(^|[\s-])(\p{Ll})/gu, (_, before: string, letter: string) => before + letter.toUpperCase());
