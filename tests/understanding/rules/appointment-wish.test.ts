import { appointmentWish } from "../../../src/understanding/rules/appointment-wish.ts";
import { normalise } from "../normaliser-of-rules.ts";

const wish = (message: string): string => appointmentWish(message, normalise(message)) ?? "a question";

describe("an appointment at the centre", () => {
  it.each([
    ["Je voudrais prendre rendez-vous", "book-appointment"],
    ["rdv svp", "book-appointment"],
    ["jveu 1 rdv", "book-appointment"],
    ["un rendez-vous demain matin ?", "book-appointment"],
    ["je peux avoir un rdv avec le médiateur pour mon dossier CAF", "book-appointment"],
    ["un rendez-vous pour m'aider avec les impôts", "book-appointment"],
    ["randé vous", "book-appointment"],
    ["vous avez une place vendredi ?", "book-appointment"],
    ["je voudrais venir vous voir", "book-appointment"],
    ["can I book an appointment", "book-appointment"],
    ["quiero una cita", "book-appointment"],
    ["أريد موعد", "book-appointment"],
    ["déplacer mon rendez-vous", "move-appointment"],
    ["je peux changer l'heure de mon rdv", "move-appointment"],
    ["je veux décaler mon rdv à jeudi", "move-appointment"],
    ["je ne peux pas venir mardi, un autre jour ?", "move-appointment"],
    ["mettre mon rdv plus tard", "move-appointment"],
    ["reporté mon rdv", "move-appointment"],
    ["annuler mon rendez-vous", "cancel-appointment"],
    ["anulé rdv", "cancel-appointment"],
    ["je ne pourrai pas venir demain", "cancel-appointment"],
    ["je ne veux plus de rendez-vous", "cancel-appointment"],
    ["je viens pas mardi", "cancel-appointment"],
    ["cancel my appointment", "cancel-appointment"],
    ["je peux pas venir demain", "cancel-appointment"],
    ["jai un empechement jeudi", "cancel-appointment"],
    ["jai un empechement je peux pas venir", "cancel-appointment"],
    ["bonjour je ne pourrai pas venir demain mon fils est malade", "cancel-appointment"],
    ["j'ai un imprévu", "cancel-appointment"],
    ["annule mon rdv", "cancel-appointment"],
    ["annulé mon rdv de mardi svp", "cancel-appointment"],
    ["je viendrai pas jeudi", "cancel-appointment"],
    ["je serai pas là lundi", "cancel-appointment"],
    ["je voudrais changer mon rdv de mardi", "move-appointment"],
    ["je peux décaler mon rendez-vous à la semaine prochaine", "move-appointment"],
    ["repousser mon rdv", "move-appointment"],
    ["avancer mon rdv", "move-appointment"],
    ["je peux pas venir demain, un autre jour ?", "move-appointment"],
  ])("%j is %s", (message, expected) => {
    expect(wish(message)).toBe(expected);
  });

  it.each([
    "rdv caf",
    "la CAF a annulé mon rendez-vous",
    "mon rendez-vous a été annulé par la préfecture",
    "on m'a annulé mon rendez-vous",
    "le médecin a déplacé mon rdv",
    "mon rdv doctolib est annulé",
    "ils ont reporté mon rendez-vous",
    "annuler mon abonnement sfr",
    "changer mon adresse",
    "mon fils ne peut pas aller à l'école demain",
    "prendre rendez-vous à la CAF",
    "comment avoir un rendez-vous à la préfecture",
    "prendre un rdv docteur sur internet",
    "annuler mon rendez-vous Doctolib",
    "déplacer mon rendez-vous chez le dentiste",
    "rendez-vous passeport à la mairie",
    "rdv ophtalmo",
    "mon rendez-vous France Travail est annulé",
    "que dois-je apporter à mon rendez-vous ?",
    "quels papiers pour mon rendez-vous",
    "c'est quand mon rendez-vous ?",
    "mon rendez-vous est à quelle heure",
    "comment annuler ma déclaration de perte",
    "annuler un achat sur internet",
    "annuler mon abonnement",
    "changer mon mot de passe",
    "changer d'adresse",
    "imprimer un document",
    "bonjour",
    "",
  ])("%j is a question", (message) => {
    expect(wish(message)).toBe("a question");
  });
});
