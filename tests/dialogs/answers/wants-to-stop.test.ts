import { wantsToStop } from "../../../src/dialogs/answers/wants-to-stop.ts";

describe("a person leaves a dialog with a word", () => {
  it.each([
    "stop",
    "STOP !",
    "annuler",
    "Laisse tomber",
    "j'abandonne",
    "non rien",
    "tant pis",
    "on arrête",
    "annuler tout",
  ])("“%s” stops", (text) => expect(wantsToStop(text)).toBe(true));
  it.each([
    "annuler mon rendez-vous",
    "je n'arrive pas à arrêter mon abonnement",
    "non",
    "",
    "stop aux pubs sms",
    "retard",
  ])("“%s” does not", (text) => expect(wantsToStop(text)).toBe(false));
});
