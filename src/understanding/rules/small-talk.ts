import type { NormalText } from "../normalise/normalise.ts";

type SmallTalk = "greeting" | "thanks" | "goodbye";

/** Longest first where one begins like another. */
const PHRASES: Readonly<Record<SmallTalk, readonly string[]>> = {
  goodbye: [
    "au revoir|aurevoir|a (?:tres )?bientot|a la prochaine|a plus tard|a plus|a demain|a tout a l heure|a toute|adieu|bye bye|bye|ciao|tchao|tchuss",
    "a\\+|je vous laisse|je te laisse|(?:c est bon )?j ai (?:fini|termine)|c est (?:tout|fini)|bonne continuation|(?:allez salut )?je (?:file|m en vais|pars)|plus de questions?",
    "bonne (?:fin de )?(?:journee|soiree|nuit|semaine|apres midi)|bon (?:week end|weekend|apres midi|courage)|passez une bonne (?:journee|soiree)",
    "good ?bye|see you|adios|hasta luego|tchau|ate logo|hosca kal|gule gule|gorusuruz|b ?slama|beslama|maa salama|ma3a salama",
  ],
  thanks: [
    "merci pour (?:(?:votre|ton|la|l|les|vos|cette|ces|ce) )?[a-z]+(?: rapide)?|merci|remercie|je vous remercie|mille mercis|grand merci|c est (?:tres )?gentil|vous etes (?:tres )?(?:gentille?|adorable|super)",
    "super|parfait|genial|impeccable|nickel|excellent|formidable|top|cool|ca marche merci|c est parfait|c est super|c est note|trop (?:gentille?|sympa)|c est (?:tres )?clair|ca m a (?:bien |beaucoup )?aidee?|ca a (?:bien )?marche",
    "thanks a lot|thanks|thank you|thx|gracias|obrigad[oa]|tesekkur(?:ler)?(?: ederim)?|sagol|choukran?|shukran?|chokran|sa7it|sahit|saha|sa7a|barak(?:a)? ?allah(?:o|ou|u)? fik",
  ],
  greeting: [
    "bonjour le centre|bonjour|bonsoir|salut|coucou|re bonjour|rebonjour|hey|hello|hi|allo|enchantee?|yo|wesh|bonne annee|hi there|sos numerique|bien le bonjour|good (?:morning|evening|afternoon)",
    "(?:comment )?(?:ca va|vas tu|allez vous|tu vas|vous allez)|quoi de neuf",
    "sal[ae][mn](?: ?(?:a|3)?(?:le|la|li|lei)(?:i|y)?k(?:ou|u|o)m)?|salem|s?slm|as?salam(?:ou|u)? (?:alaykoum|aleykoum|alaikum|3alaykoum|3likoum)|wa ?alaykoum salam|azul|mar7aba|marhaba",
    "hola|buenos dias|buenas(?: tardes| noches)?|ola|bom dia|boa (?:tarde|noite)|merhaba|selam(?:un aleykum)?|gunaydin|iyi gunler",
  ],
};

/** Said around a greeting or thanks without changing it. */
const AROUND =
  "beaucoup|bien|infiniment|encore|mille fois|a (?:vous|toi|tous|toutes|tout le monde)|tout le monde|madame|monsieur|mesdames|messieurs|les amis|l equipe" +
  "|pour (?:tout|ca)|pour aujourd hui|un grand|de tout coeur|de (?:votre|ton) (?:aide|reponse)|d avance|par avance" +
  "|ok|oui|non|allez|d accord|ah|oh|voila|c est bon|c est tout|tres bien|et|je|vous|toi|aussi|bcp|so much|very much|you|much|muchas|muito|cok|bezaf|bzaf|kho|khoya|cordialement";

const KINDS: readonly SmallTalk[] = ["goodbye", "thanks", "greeting"];
const ONE_PHRASE = new RegExp(`(?:${KINDS.flatMap((kind) => PHRASES[kind]).join("|")}|${AROUND})(?: |$)`, "y");
const SAID = KINDS.map((kind) => ({ kind, said: new RegExp(`(?:^| )(?:${PHRASES[kind].join("|")})(?: |$)`) }));

/** Phrase after phrase, never back: one expression for the whole message would try every way to cut it. */
const isOnlySmallTalk = (text: string): boolean => {
  ONE_PHRASE.lastIndex = 0;
  while (ONE_PHRASE.lastIndex < text.length) if (!ONE_PHRASE.test(text)) return false;
  return true;
};

/** By script and by emoji, when there is no Latin letter to read. */
const SIGNS: readonly (readonly [SmallTalk, RegExp])[] = [
  ["goodbye", /مع السلامة|الى اللقاء|إلى اللقاء/],
  ["thanks", /شكرا|[👍🙏❤😊🥰😍👌👏💪🤗🌹💐✅]/u],
  ["greeting", /السلام عليكم|مرحبا|صباح الخير|مساء الخير|سلام|[👋🙋]/u],
];

/** Greetings, thanks and goodbyes when the whole message is that: in "bonjour, comment …" the question counts. */
export const smallTalk = (raw: string, { folded, text }: NormalText): SmallTalk | undefined => {
  if (folded === "") return SIGNS.find(([, sign]) => sign.test(raw))?.[0];
  const read = [text, folded].find(isOnlySmallTalk);
  return read === undefined ? undefined : SAID.find(({ said }) => said.test(read))?.kind;
};
