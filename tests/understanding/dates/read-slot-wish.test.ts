import { readSlotWish, tellsSlotWish } from "../../../src/understanding/dates/read-slot-wish.ts";
import { meaningOf } from "./meaning-of.ts";

const monday = new Date("2026-10-19T10:00:00+02:00");

describe("after a few times were shown", () => {
  it.each([
    ["plus tard", "later"],
    ["un peu plus tard svp", "later"],
    ["c'est trop tôt", "later"],
    ["plus tôt", "earlier"],
    ["vous avez pas plus tot ?", "earlier"],
    ["rien avant ?", "earlier"],
    ["c'est trop tard", "earlier"],
    ["aucun ne va", "others"],
    ["aucun", "others"],
    ["d'autres horaires ?", "others"],
    ["autre chose", "others"],
    ["non, jeudi", "on 2026-10-22"],
    ["le matin plutôt", "hours 08:00-12:00"],
    ["pas le mercredi", "never 3"],
    ["le plus tôt possible", "earliest"],
    ["la semaine prochaine", "2026-10-26T00:00 > 2026-11-02T00:00"],
    ["n'importe", "any"],
    ["9h", "at 2026-10-19T09:00"],
    ["je peux pas demain", "not 2026-10-20"],
    ["je peux pas venir demain", "not 2026-10-20"],
  ])("“%s” means %s", (text, meant) => {
    const wish = readSlotWish(text, monday, "Europe/Paris");
    const short = wish?.kind === "when" ? meaningOf(wish.wish) : (wish?.kind ?? "none");
    expect(short).toBe(meant);
  });

  it.each([
    "c'est où le centre ?",
    "vous êtes ouverts le samedi ?",
    "annuler mon rdv de mardi",
    "je veux parler à quelqu'un",
    "oui",
    "ma carte vitale est perdue",
    "il faut apporter quoi",
    "attendez",
  ])("“%s” is no answer about when", (text) => {
    expect(tellsSlotWish(text)).toBe(false);
  });
});
