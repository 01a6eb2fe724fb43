import { buildLexicon } from "../../../src/understanding/normalise/build-lexicon.ts";
import { makeNormaliser } from "../../../src/understanding/normalise/normalise.ts";
import { makeSpeller } from "../../../src/understanding/normalise/speller.ts";

const written = [
  "Pour télécharger votre attestation de paiement, connectez-vous à votre compte CAF.",
  "Votre navigateur sert à ouvrir les sites. Le mot de passe est secret.",
  "Déclarez votre impôt sur le revenu en ligne. La connexion demande un code.",
  "Imprimer un document. Le téléphone et l'ordinateur. La carte Vitale. Se connecter.",
  "Votre carte Vitale.",
];
const typed = ["jarive pa a me conecter", "je peux pas ouvrir mon compte", "j'arrive pas à imprimer"];
const normalise = makeNormaliser(makeSpeller(buildLexicon(written, typed)));

describe("text-message French is written out", () => {
  it.each([
    ["c koi 1 navigateur", "c est quoi un navigateur"],
    ["jariv pa a me conecté a la kaf", "j arrive pas a me connecter a la caf"],
    ["g oublié mon mdp", "j ai oublie mon mot de passe"],
    ["slt jveu 1 rdv svp", "salut je veux un rendez vous s il vous plait"],
    ["t un robot ?", "tu es un robot"],
    ["y a-t-il", "y a t il"],
    ["l'impôt d'une personne", "l impot d une personne"],
    ["keske c", "qu est ce que c est"],
    ["ca veu dire koi", "ca veut dire quoi"],
    ["combien coute ma cb", "combien coute ma carte bancaire"],
  ])("%j reads %j", (text, expected) => {
    expect(normalise(text).text).toBe(expected);
  });
});

describe("misspelled words are corrected towards words that the model knows", () => {
  it.each([
    ["atestasion", "attestation"],
    ["atestation de paimant", "attestation de paiement"],
    ["telefone", "telephone"],
    ["conexxion", "connexion"],
    ["navigatuer", "navigateur"],
    ["ordinzteur", "ordinateur"],
    ["limpot", "l impot"],
    ["limprimer", "l imprimer"],
    ["motdepasse", "mot de passe"],
    ["cartevitale", "carte vitale"],
    ["kelknu", "quelqu un"],
  ])("%j reads %j", (text, expected) => {
    expect(normalise(text).text).toBe(expected);
  });

  it.each(["perle", "conduite", "carotte", "revenant", "impie", "caf", "zz", "4g", "encontro", "belencontre"])(
    "%j is left alone",
    (word) => {
      expect(normalise(word).text).toBe(word);
    },
  );
});

describe("one name for things that have several", () => {
  it.each([
    ["Pôle emploi", "france travail"],
    ["france connect", "franceconnect"],
    ["mon adresse mail", "mon email"],
    ["courriel", "email"],
    ["wi-fi", "wifi"],
    ["watsap", "whatsapp"],
  ])("%j is %j", (text, expected) => {
    expect(normalise(text).text).toBe(expected);
  });
});

describe("courtesy around a question", () => {
  it.each([
    ["Bonjour, comment imprimer un document ? Merci d'avance", "comment imprimer un document"],
    ["Bonsoir Madame svp ma carte Vitale", "ma carte vitale"],
    ["Merci beaucoup", "merci beaucoup"],
    ["bonjour", "bonjour"],
  ])("in %j the question is %j", (text, question) => {
    expect(normalise(text).question).toBe(question);
  });
});
