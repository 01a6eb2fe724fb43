import { createDialogEngine, type DialogEngine } from "../../src/dialogs/engine.ts";
import { allGoesWell } from "./support/outcomes.ts";
import { replay, type Outcomes } from "./support/replay.ts";
import { theDialogs } from "./support/the-dialogs.ts";

let engine: DialogEngine;
beforeAll(async () => {
  engine = await createDialogEngine(await theDialogs());
});

const goes = (written: string, but: Outcomes = {}, given = {}): Promise<string> =>
  replay(engine, written, { outcomes: { ...allGoesWell, ...but }, given });

const toConfirm = `— (rendez-vous)
(appointments.reasons said="")
Pour quelle démarche voulez-vous un rendez-vous ? [CAF et aides] [Impôts]
— la caf
(appointments.seek reason="caf" said="" heard="" first="" later="")
(appointments.slots reason="caf")
Voici les prochains horaires libres. Lequel vous va ? [mar. 24 nov., 9 h 00] [mar. 24 nov., 14 h 30] [jeu. 26 nov., 9 h 00] [Aucun de ces horaires] [Autre démarche]
— le 2
(appointments.hold slot="s2")
Votre rendez-vous : mardi 24 novembre à 14 h.
C’est bon ? [Oui, c’est bon] [Non, autre horaire] [Ne rien réserver]`;

describe("booking", () => {
  it("goes from the reason to the papers to bring", async () => {
    const written = `${toConfirm}
— ouais c bon 👍
Quel est votre prénom ? Un surnom va aussi. [Passer]
— N'Golo <b>{slot}</b> Zoé 😀
(appointments.confirm firstName="N'Golo <b>{slot}</b> Zoé 😀")
C’est noté ! Votre rendez-vous : mardi 24 novembre à 14 h.
Adresse : 3 rue de la Place
Votre code de rendez-vous : K7P
Votre rendez-vous, à garder ou à mettre dans votre agenda :
https://example.org/rendez-vous/s3cr3t
À apporter :
- votre numéro d’allocataire
Sonnez à l’accueil.
Pour annuler, écrivez : annuler mon rendez-vous.`;
    expect(await goes(written)).toBe(written);
  });

  it("asks for no reason that was told, and takes another one", async () => {
    const reasons = [
      { id: "caf", label: "CAF et aides", words: ["rsa"] },
      { id: "impots", label: "Impôts", words: ["taxe foncière"] },
    ];
    const known = {
      kind: "outcome",
      outcome: "known",
      vars: { reason: "caf", reasonLabel: "CAF et aides", reasons },
    } as const;
    const written = `— (rendez-vous)
(appointments.reasons said="")
Un rendez-vous pour : CAF et aides.
(appointments.seek reason="caf" said="" heard="" first="" later="")
(appointments.slots reason="caf")
Voici les prochains horaires libres. Lequel vous va ? [mar. 24 nov., 9 h 00] [mar. 24 nov., 14 h 30] [jeu. 26 nov., 9 h 00] [Aucun de ces horaires] [Autre démarche]
— autre démarche
Pour quelle démarche voulez-vous un rendez-vous ? [CAF et aides] [Impôts]
— jeudi aprem
C’est noté. Et pour quelle démarche ? [CAF et aides] [Impôts]
— pour ma taxe fonciere
(appointments.seek reason="impots" said="jeudi aprem" heard="" first="" later="")
(appointments.slots reason="impots")
Voici les prochains horaires libres. Lequel vous va ? [lun. 30 nov., 10 h 00] [Aucun de ces horaires] [Autre démarche]`;
    expect(await goes(written, { "appointments.reasons": [known] })).toBe(written);
  });

  it("keeps the time that is told with the reason", async () => {
    const gone = await goes("— (rendez-vous)\n— impôts, mardi matin");
    expect(gone).toContain(`(appointments.seek reason="impots" said="impôts, mardi matin"`);
  });

  it.each(["c'est pour ma mère", "pourquoi ?", "le prénom de qui ?", "je comprends pas"])(
    "explains what the first name is for, and asks it again: %s",
    async (said) => {
      const gone = await goes(`${toConfirm}\n— oui\n— ${said}\n— moi c'est fatima`);
      expect(gone).toContain(`— ${said}\nLe prénom sert à vous accueillir`);
      expect(gone).toContain(`(appointments.confirm firstName="Fatima")`);
    },
  );

  it.each(["je peux pas venir demain", "finalement plutôt jeudi"])(
    "looks for another time when the first name is a wish: %s",
    async (said) => {
      const gone = await goes(`${toConfirm}\n— oui\n— ${said}`);
      expect(gone).toContain(`(appointments.seek reason="caf" said="${said}" heard="" first="s2" later="s2")`);
      expect(gone).not.toContain("appointments.confirm");
    },
  );

  it.each(["— passer", "— non", "— [Passer]"])("needs no first name: %s", async (answer) => {
    const gone = await goes(`${toConfirm}\n— oui\n${answer}`);
    expect(gone).toContain(`(appointments.confirm firstName="")`);
  });

  it("offers later slots, and the first ones again", async () => {
    const written = `— (rendez-vous)
(appointments.reasons said="")
Pour quelle démarche voulez-vous un rendez-vous ? [CAF et aides] [Impôts]
— [Impôts]
(appointments.seek reason="impots" said="" heard="" first="" later="")
(appointments.slots reason="impots")
Voici les prochains horaires libres. Lequel vous va ? [mar. 24 nov., 9 h 00] [mar. 24 nov., 14 h 30] [jeu. 26 nov., 9 h 00] [Aucun de ces horaires] [Autre démarche]
— aucun
(appointments.slots reason="impots" after="s3")
Voici les prochains horaires libres. Lequel vous va ? [lun. 30 nov., 10 h 00] [Aucun de ces horaires] [Autre démarche]
— lundi
(appointments.hold slot="s4")
Votre rendez-vous : mardi 24 novembre à 14 h.
C’est bon ? [Oui, c’est bon] [Non, autre horaire] [Ne rien réserver]`;
    expect(await goes(written)).toBe(written);
  });

  it("finds another slot when somebody was faster", async () => {
    const written = `— (rendez-vous)
(appointments.reasons said="")
Pour quelle démarche voulez-vous un rendez-vous ? [CAF et aides] [Impôts]
— 1
(appointments.seek reason="caf" said="" heard="" first="" later="")
(appointments.slots reason="caf")
Voici les prochains horaires libres. Lequel vous va ? [mar. 24 nov., 9 h 00] [mar. 24 nov., 14 h 30] [jeu. 26 nov., 9 h 00] [Aucun de ces horaires] [Autre démarche]
— 1
(appointments.hold slot="s1")
Pardon, quelqu’un vient de prendre cet horaire.
Voici les prochains horaires libres. Lequel vous va ? [mer. 25 nov., 9 h 00] [Aucun de ces horaires] [Autre démarche]`;
    const taken = [
      {
        kind: "outcome",
        outcome: "taken",
        vars: { slots: [{ id: "s9", label: "mer. 25 nov., 9 h 00" }], first: "s9", later: "s9" },
      },
    ] as const;
    expect(await goes(written, { "appointments.hold": taken })).toBe(written);
  });

  it("starts the search again when the slot was held too long", async () => {
    const expired = [{ kind: "outcome", outcome: "expired", vars: {} }] as const;
    const gone = await goes(`${toConfirm}\n— oui\n— Fatima`, { "appointments.confirm": expired });
    expect(gone).toContain(
      `Cherchons encore.\n(appointments.slots reason="caf")\nVoici les prochains horaires libres.`,
    );
  });

  it("gives the slot back when the person wants none", async () => {
    const gone = await goes(`${toConfirm}\n— [Ne rien réserver]`);
    expect(gone).toContain("(appointments.release)\nD’accord, je n’ai rien réservé.");
  });

  it("offers a person when there is no slot", async () => {
    const none = [{ kind: "outcome", outcome: "none", vars: {} }] as const;
    const gone = await goes("— (rendez-vous)\n— caf", { "appointments.slots": none });
    expect(gone).toContain("si une place se libère. [Me prévenir] [Parler à quelqu’un] [Voir les sujets]");
  });

  it("says nothing about papers and address that nobody knows", async () => {
    const vars = { slotSentence: "jeudi à 9 h", address: "", bring: "", instructions: "", code: "K7P", page: "" };
    const gone = await goes(`${toConfirm}\n— oui\n— Ali`, {
      "appointments.confirm": [{ kind: "outcome", outcome: "booked", vars }],
    });
    expect(gone).toContain("C’est noté ! Votre rendez-vous : jeudi à 9 h.\nVotre code de rendez-vous : K7P\nPour");
  });
});

describe("cancelling and moving", () => {
  it("cancels the one appointment after a yes", async () => {
    const written = `— (annuler-rendez-vous)
(appointments.mine said="" about="")
Vous avez un rendez-vous : jeudi 26 novembre à 9 h.
Voulez-vous l’annuler ? [Oui, annuler] [Non, je le garde] [Changer d’horaire]
— annuler
(appointments.cancel appointment="a1")
C’est annulé : jeudi 26 novembre à 9 h. Merci de nous avoir prévenus. [Prendre rendez-vous] [Voir les sujets]`;
    expect(await goes(written)).toBe(written);
  });

  it("asks which one, when there are several", async () => {
    const appointments = [
      { id: "a1", label: "jeu. 26 nov., 9 h 00" },
      { id: "a2", label: "lun. 30 nov., 9 h 00" },
    ];
    const several = [{ kind: "outcome", outcome: "several", vars: { appointments } }] as const;
    const written = `— (annuler-rendez-vous)
(appointments.mine said="" about="")
Vous avez plusieurs rendez-vous. Lequel voulez-vous annuler ? [jeu. 26 nov., 9 h 00] [lun. 30 nov., 9 h 00] [Aucun, je les garde]
— celui de lundi
Voulez-vous vraiment annuler ce rendez-vous ? [Oui, annuler] [Non, je le garde]
— oui
(appointments.cancel appointment="a2")
Ce rendez-vous était déjà annulé ou passé. Vous n’avez rien à faire.`;
    const gone = [{ kind: "outcome", outcome: "gone", vars: {} }] as const;
    expect(await goes(written, { "appointments.mine": several, "appointments.cancel": gone })).toBe(written);
  });

  it("puts the new time in the old one's place in one act, and keeps the code", async () => {
    const gone = await goes("— (deplacer-rendez-vous)\n— jeudi\n— oui");
    expect(gone).toContain('(appointments.hold slot="s3" moves="a1")');
    expect(gone).toContain('(appointments.confirm firstName="" moves="a1")');
    expect(gone).not.toContain("(appointments.cancel");
    expect(gone).toContain("Votre code reste le même : K7P");
  });

  it("says so when the old one was cancelled meanwhile", async () => {
    const gone = [{ kind: "outcome", outcome: "gone", vars: {} }] as const;
    const told = await goes("— (deplacer-rendez-vous)\n— jeudi", { "appointments.hold": gone });
    expect(told).toContain("Ce rendez-vous est annulé ou passé. Je ne peux plus le changer.");
  });

  it("touches nothing when the person keeps the old one", async () => {
    const gone = await goes("— (deplacer-rendez-vous)\n— jeudi\n— [Garder l’ancien]");
    expect(gone).not.toContain("(appointments.cancel");
    expect(gone.split("\n").slice(-2)).toEqual([
      '(appointments.release moves="a1")',
      "D’accord, je ne change rien. Votre rendez-vous est gardé.",
    ]);
  });
});

describe("a person of the centre", () => {
  it("is called at once", async () => {
    const written = `— (mediateur)
(handoff.request)
D’accord. Je demande à une personne du centre de vous répondre ici. Vous êtes la prochaine personne.
Vous pouvez déjà écrire votre question.
Pour revenir au robot, écrivez : retour. En cas d’urgence, appelez le 112.`;
    expect(await goes(written)).toBe(written);
  });

  it("is not promised when nobody is there", async () => {
    const away = [
      { kind: "outcome", outcome: "away", vars: { until: "lundi 30 mars à 9 h", promise: "Vous êtes la prochaine." } },
    ] as const;
    const gone = await goes("— (mediateur)", { "handoff.request": away });
    expect(gone).toContain("Personne ne peut vous répondre avant lundi 30 mars à 9 h.");
    expect(gone).not.toContain("Je demande à une personne");
  });

  it("is proposed after two misunderstandings, and called after a yes", async () => {
    const gone = await goes("— (pas-compris-deux-fois)\n— oui svp");
    expect(gone).toContain(`(handoff.request reason="misunderstood")\nD’accord. Je demande à une personne`);
  });
});

describe("in danger", () => {
  it.each([
    ["suicide", "3114"],
    ["violence", "17"],
    ["child-in-danger", "119"],
    ["medical", "15"],
    ["fire", "18"],
    ["homeless", "115"],
    ["online-harassment", "3018"],
  ])("%s: the number comes first, then a person is called, in two messages", async (kind, number) => {
    const turn = await engine.play(null, { kind: "begin", dialog: `detresse-${kind}`, with: {} });
    expect(turn.replies).toHaveLength(1);
    expect(turn.replies[0]?.text).toMatch(new RegExp(`^📞 ${number} :`));
    expect(turn.action).toEqual({ name: "handoff.request", with: { reason: "distress" } });
    const told = await goes(`— (detresse-${kind})`);
    expect(told).toContain("Une personne du centre va aussi lire votre message.");
  });

  it("nobody is promised when the centre is closed", async () => {
    const away = [{ kind: "outcome", outcome: "away", vars: { until: "lundi à 9 h", promise: "" } }] as const;
    const told = await goes("— (detresse-suicide)", { "handoff.request": away });
    expect(told).toContain("Personne ne lira votre message avant lundi à 9 h. N’attendez pas : appelez le 3114.");
    expect(told).not.toContain("va aussi lire");
  });
});

describe("the rest of a conversation", () => {
  it("erases after a yes, and gives a receipt", async () => {
    const written = `— (effacer-donnees)
Je vais effacer vos messages, votre prénom et vos rendez-vous à venir. On ne pourra pas les retrouver.
Voulez-vous tout effacer ? [Oui, tout effacer] [Non, je garde]
— oui
(privacy.erase)
C’est fait. Le centre n’a plus vos messages, ni votre prénom, ni vos rendez-vous.
Pensez à effacer aussi la conversation dans votre téléphone.`;
    expect(await goes(written)).toBe(written);
  });

  it.each([
    ["😀 Oui, beaucoup", "good"],
    ["😐 Un peu", "fair"],
    ["😞 Non, pas du tout", "bad"],
  ])("takes the face %s, even touched long after", async (label, face) => {
    const gone = await goes(`— (satisfaction)\n— (merci)\n— [${label}]`);
    expect(gone).toMatch(/\(→ dialog:avis-[a-z-]+\)$/);
    const dialog = gone.replace(/^.*→ dialog:(.*)\)$/s, "$1");
    expect(await goes(`— (${dialog})`)).toContain(`(satisfaction.record face="${face}")`);
  });

  it("shows what the program gives, as it is", async () => {
    const given = {
      answer: "1. Allez sur caf.fr\n2. Cliquez <ici>",
      next: [{ id: "faq:caf-contact", label: "Appeler la CAF" }],
    };
    expect(await goes("— (reponse)", {}, given)).toBe(
      "— (reponse)\n1. Allez sur caf.fr\n2. Cliquez <ici> [Appeler la CAF]",
    );
  });

  it("says first that it is a machine", async () => {
    const given = { centre: "Centre social", privacyUrl: "https://centre.example/confidentialite", themes: [] };
    for (const dialog of ["accueil", "presentation"]) {
      const turn = await engine.play(null, { kind: "begin", dialog, with: given });
      expect(turn.replies[0]?.text).toContain("assistant automatique");
      expect(turn.replies[0]?.text).toContain("Je suis un robot, pas une personne.");
      expect(turn.replies[1]?.text).toContain("https://centre.example/confidentialite");
    }
  });
});
