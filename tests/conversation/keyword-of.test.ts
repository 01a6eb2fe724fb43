import { keywordOf } from "../../src/conversation/keyword-of.ts";

describe("keywordOf", () => {
  it.each([
    ["menu", "menu"],
    ["MENU !", "menu"],
    ["retour", "back"],
    ["Retour.", "back"],
    ["retour au robot", "back"],
    ["effacer mes données", "erase"],
    ["Effacez mes donnees svp", "erase"],
    ["je veux supprimer toutes mes données", "erase"],
    ["supprimez tout", "erase"],
    ["efface tout", "erase"],
    ["effacer mes messages", "erase"],
    ["supprime mon historique", "erase"],
    ["Ateliers", "workshops"],
    ["voir les ateliers", "workshops"],
    ["mes ateliers", "workshops"],
  ])("hears %j as %s", (text, keyword) => {
    expect(keywordOf(text)).toBe(keyword);
  });

  it.each([
    "comment effacer mes photos",
    "effacer mes données de google",
    "que faites-vous de mes données",
    "je veux revenir demain",
    "le menu de la cantine",
    "c'est quoi les ateliers",
    "annuler mon rendez-vous",
    "",
  ])("leaves %j to the model", (text) => {
    expect(keywordOf(text)).toBeNull();
  });
});
