/** What residents and mediators of a believable week say. Invented people; times are days before today and local hours. */
export type DemoLine =
  | { readonly who: "resident"; readonly text: string }
  | { readonly who: "resident"; readonly choice: "first-offer" | "yes" }
  | { readonly who: "mediator"; readonly does: "claim" | "close" }
  | { readonly who: "mediator"; readonly text: string }
  | { readonly who: "mediator"; readonly note: string };

export type DemoConversation = {
  readonly channel: "web" | "kiosk";
  readonly daysAgo: number;
  /** Local, "HH:MM". */
  readonly at: string;
  /** The mediator who takes it, if one does. */
  readonly mediator: "Samira" | "Karim" | null;
  readonly lines: readonly DemoLine[];
};

const says = (text: string): DemoLine => ({ who: "resident", text });
const writes = (text: string): DemoLine => ({ who: "mediator", text });
const notes = (note: string): DemoLine => ({ who: "mediator", note });
const claims: DemoLine = { who: "mediator", does: "claim" };
const closes: DemoLine = { who: "mediator", does: "close" };
const books = (firstName: string): readonly DemoLine[] => [
  { who: "resident", choice: "first-offer" },
  { who: "resident", choice: "first-offer" },
  { who: "resident", choice: "yes" },
  says(firstName),
];

export const demoWeek: readonly DemoConversation[] = [
  {
    channel: "web",
    daysAgo: 6,
    at: "09:12",
    mediator: null,
    lines: [says("bonjour jariv pa a me conecté a la caf"), says("merci")],
  },
  {
    channel: "web",
    daysAgo: 6,
    at: "10:05",
    mediator: null,
    lines: [says("je veux un rendez-vous"), ...books("Fatima"), says("merci beaucoup")],
  },
  {
    channel: "kiosk",
    daysAgo: 6,
    at: "14:20",
    mediator: null,
    lines: [says("où imprimer un document"), says("c'est quoi un navigateur")],
  },
  {
    channel: "web",
    daysAgo: 5,
    at: "09:40",
    mediator: "Samira",
    lines: [
      says("parler à quelqu'un svp"),
      says("la caf me réclame de l'argent je comprends rien au courrier"),
      claims,
      writes("Bonjour, je suis Samira, au centre social. Je vous aide. De quand date le courrier ?"),
      says("de la semaine dernière"),
      writes("D'accord. Apportez-le demain à 10 h, nous le lirons ensemble. Cela vous convient ?"),
      says("oui merci bcp"),
      notes("Courrier CAF, trop-perçu. Vient demain à 10 h avec la lettre."),
      closes,
    ],
  },
  {
    channel: "web",
    daysAgo: 5,
    at: "11:30",
    mediator: null,
    lines: [says("coment declaré mes impots"), says("il fait beau aujourd'hui"), says("où est mon numéro fiscal")],
  },
  {
    channel: "web",
    daysAgo: 4,
    at: "15:10",
    mediator: null,
    lines: [says("prendre rdv avec un médiateur"), ...books("Mohamed")],
  },
  {
    channel: "web",
    daysAgo: 4,
    at: "16:02",
    mediator: "Karim",
    lines: [
      says("j'ai cliqué sur un lien bizarre pour un colis"),
      says("un humain svp"),
      claims,
      writes("Bonjour, ici Karim. Avez-vous donné le numéro de votre carte ?"),
      says("non juste mon nom"),
      writes(
        "Très bien. Supprimez le SMS. Si votre banque vous appelle, raccrochez et rappelez le numéro de votre carte.",
      ),
      says("ok merci"),
      closes,
    ],
  },
  {
    channel: "kiosk",
    daysAgo: 3,
    at: "10:45",
    mediator: null,
    lines: [says("ma carte vitale est perdue"), says("je veux un rdv"), ...books("Yvette")],
  },
  {
    channel: "web",
    daysAgo: 2,
    at: "09:25",
    mediator: null,
    lines: [says("titre de séjour à renouveler comment faire"), says("prendre un rendez vous"), ...books("Aminata")],
  },
  {
    channel: "web",
    daysAgo: 1,
    at: "14:35",
    mediator: "Samira",
    lines: [
      says("pronote marche pas pour mon fils"),
      says("je veux parler à une personne"),
      claims,
      writes("Bonjour, je suis Samira. Avez-vous reçu un code du collège, sur papier ou par SMS ?"),
      says("je crois oui je vais chercher"),
    ],
  },
  {
    channel: "web",
    daysAgo: 0,
    at: "-00:21",
    mediator: null,
    lines: [says("bonjour"), says("je comprends rien au site france travail"), says("parler a kelkun svp")],
  },
  {
    channel: "kiosk",
    daysAgo: 0,
    at: "-00:04",
    mediator: null,
    lines: [says("quels sont les horaires"), says("je veux parler à quelqu'un")],
  },
  {
    channel: "web",
    daysAgo: 0,
    at: "-00:02",
    mediator: null,
    lines: [says("j'ai oublié mon mot de passe"), says("celui de ma boite mail")],
  },
];
