/**
 * Words that announce a secret. A `password` may be any word; a `pin` has figures; a `code` has letters and figures (figures
 * alone are a one-time code's affair); a `login` (an address, "mes identifiants") is followed by a password only if what
 * follows looks like nothing else.
 */
export type Cue = { readonly kind: "password" | "pin" | "code" | "login"; readonly from: number; readonly to: number };

const PASSWORD = [
  "m[oau]{1,2}[td]{0,2}s?[ '_-]?(?:de|d|2|du|des|dde|e|te)[ '_-]?p{1,3}[ae]?s{1,3}e{0,2}[rt]?s?",
  "[a-z]{1,6} de pas{1,2}e?|mots?[ _-]?pas{1,3}e{1,2}s?",
  "mdps?",
  "mpd|m2p|mdpass?e?|modpas{1,2}e?|pas{1,2}words?|passcode|passwd|pwd|pass ?phrase|m(?:y|on) pass",
  "phrase (?:secrete|de passe)|reponse (?:secrete|(?:a|de) la question secrete)",
  "m[. ]d[. ]p\\.?|(?:mp|pass|psw)(?= ?[:=])",
  "contrasen[ya]|senha|palavra[- ]passe|sifrem?|كلمه? ?السر|كلمة ?(?:السر|المرور)|الباسوورد|الباسورد|باسوورد",
];
const PIN = [
  "codes? (?:secrets?|confidentiels?|pin|puk|perso(?:nnels?)?|d'acces|de (?:deverrouillage|verrouillage|deblocage)|prive)",
  "codes? (?:de (?:la |ma |sa |cette |cb|carte)|cb|carte|banc|bleue|visa|wifi|box|sim)(?: ?(?:carte|bleue|bancaire|visa|sim|vitale|credit))*",
  "pin|puk|digicode|cle (?:wifi|wi-fi|wep|wpa|de securite|reseau)|الرقم السري",
];
const CODE = [
  "codes?(?! ?(?:postal|promo|barre|ape|naf|insee|erreur|civil|penal|route|de la route|du travail|iban|bic|swift))",
];
const LOGIN = ["identifiants?", "logins?", "connexion", "acces", "[a-z0-9._+-]{1,64}@[a-z0-9-]{1,63}\\.[a-z.]{2,20}"];

const group = (alternatives: readonly string[], end: string): string =>
  `((?<![a-z0-9._+-])(?:${alternatives.join("|")})${end})`;
const BEFORE_FIGURES = "(?![a-z])";
const WHOLE_WORD = "(?![a-z0-9@#$_*-])";
/** "mdpSoleil2024" */
const GLUED = "(?:mdp|motdepasse)(?=[a-z]{2,30}\\d)";
const CUES = new RegExp(
  [
    group([...PASSWORD.map((word) => `(?:${word})${BEFORE_FIGURES}`), GLUED], ""),
    group(PIN, BEFORE_FIGURES),
    group(CODE, WHOLE_WORD),
    group(LOGIN, WHOLE_WORD),
  ].join("|"),
  "g",
);

export function findCues(folded: string): readonly Cue[] {
  return [...folded.matchAll(CUES)].map(({ 0: text, 1: password, 2: pin, 3: code, index }) => ({
    kind: password !== undefined ? "password" : pin !== undefined ? "pin" : code !== undefined ? "code" : "login",
    from: index,
    to: index + text.length,
  }));
}
