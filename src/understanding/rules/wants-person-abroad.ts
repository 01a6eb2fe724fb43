/** The wish to speak to a person, in the other languages heard at the centre. Read on folded text (Latin letters). */
const LATIN: readonly RegExp[] = [
  // English
  /\b(?:talk|speak|chat|speaking|talking) (?:directly )?(?:to|with) (?:an? |the |some |your )?(?:real |actual |live )?(?:human|person|people|someone|somebody|anyone|anybody|one|agent|advis[oe]r|operator|representative|mediator|man|woman|staff|worker)\b/,
  /\b(?:want|need|get|give|have|see) (?:me )?(?:an? |the |some )?(?:real |actual |live )?(?:human|person|someone|somebody|agent|advis[oe]r|operator|mediator)\b/,
  /\b(?:call|phone) me\b/,
  /\b(?:real|human) (?:person|being|human|agent|help)\b/,
  /\b(?:please )?(?:help me|i need help|need help|can (?:you|someone|somebody|anyone) help)\b/,
  /\bis there (?:an? |any |some )?(?:real |actual |live )?(?:human|person|people|someone|somebody|anyone|anybody|one|agent|advis[oe]r|operator|mediator)\b/,
  /\b(?:anyone|anybody|someone|somebody) (?:there|here)\b|^(?:an? )?(?:real )?(?:agent|human|person|operator|advis[oe]r|someone|somebody)(?: please)?$/,
  // Spanish
  /\b(?:hablar|hablo|comunicar(?:me)?) (?:directamente )?(?:con|a) (?:una? |el |la )?(?:persona|alguien|humano|agente|asesora?|consejer[oa]|ser humano|mediadora?|operadora?|alguno)\b/,
  /\b(?:quiero|quisiera|necesito|puedo|me gustaria) hablar\b/,
  /\b(?:quiero|necesito|quisiera|dame|busco) (?:a )?(?:una? )?(?:persona|alguien|humano|agente|asesora?|ayuda)\b/,
  /\b(?:ayudame|ayudeme|ayudenme|llam(?:ar)?me|llamame|llameme|llamenme|ayuda por favor|persona real|me pueden ayudar|me puede ayudar)\b/,
  /\b(?:que )?(?:me|nos) (?:ayud(?:e|en|a|an)|llam(?:e|en))\b|\b(?:alguien|me) (?:que )?(?:me )?pued[ea]n? (?:ayudar|llamar)(?:me)?\b/,
  // Portuguese
  /\b(?:falar|conversar) (?:diretamente )?com (?:uma? |o |a )?(?:pessoa|alguem|humano|atendente|agente|conselheir[oa]|ser humano|mediadora?|gente)\b/,
  /\b(?:quero|queria|preciso|gostaria de|posso|preciso de) falar\b/,
  /\b(?:preciso|quero|queria) (?:de )?(?:uma? )?(?:ajuda|pessoa|alguem|humano|atendente)\b/,
  /\b(?:me ajud[ae]m?|ajud[ae]m? me|ajuda por favor|me lig(?:ue|a|uem)|lig(?:ue|a|ar|uem) (?:me|para mim|pra mim)|pessoa (?:real|de verdade))\b/,
  /\b(?:alguem )?(?:me )?(?:pode[mr]?|podia[m]?) (?:me )?(?:ajudar|ligar)\b/,
  // Italian
  /\bparl(?:are|o) (?:direttamente )?con (?:qualcuno|una? |il |la |l |un essere )?(?:persona|qualcuno|umano|operat(?:ore|rice)|consulente|mediat(?:ore|rice)|vera persona|impiegat[oa])?\b/,
  /\b(?:bisogno di|voglio|vorrei|cerco) (?:un |una |l )?(?:aiuto|persona|operatore|essere umano)\b|\b(?:aiutatemi|aiutami|mi aiut[ia]|mi (?:puo|potete|puoi) (?:aiutare|chiamare)|chiamatemi|persona vera|vera persona)\b/,
  // Romanian
  /\bvorb(?:esc|i|im) cu (?:cineva|o persoana|un om|un consilier|o fiinta umana|un operator|un mediator|altcineva)\b/,
  /\b(?:nevoie de|vreau|doresc) (?:un |o |de )?(?:ajutor|cineva|persoana|om|consilier)\b|\b(?:ma|ne) (?:puteti|poate|poti) (?:cineva )?(?:ajuta|suna)\b|\b(?:ajutati ma|ajuta ma|sunati ma|persoana reala)\b/,
  // Polish (the letter "ł" is lost in folding)
  /\b(?:po)?rozmawiac z (?:cz ?l? ?owiek\w*|kims|osob\w*|konsultant\w*|doradc\w*|pracownik\w*)/,
  /\b(?:potrzebuje (?:pomocy|kogos)|prosze o pomoc|pomocy|pomozcie|pomoz mi|pomoze mi ktos|czy ktos (?:moze )?(?:mi )?pomoc|prosze (?:do mnie )?zadzwonic|zywy cz ?l? ?owiek|prawdziwa osoba)\b/,
  // Turkish
  /\b(?:biri|birisi|birileri|insan|gorevli|yetkili|danisman|temsilci|kisi)(?:yle|siyle|leriyle|la|le| ile)\b.*\b(?:konus|gorus)\w*/,
  /\b(?:konusmak|gorusmek) isti(?:yorum|yoruz)\b/,
  /\b(?:gercek (?:bir )?(?:insan|kisi)|bir insan|yardim (?:edin|et|eder|istiyorum|lazim|lutfen)|yardima ihtiyac\w*|bana yardim|beni ara(?:yin|r)?|yetkili)\b/,
  // Arabic in Latin letters (Maghreb)
  /\b(?:n|na|ne|ni|t|nt|net|nat|i|ki|ta)?(?:hder|hdar|hadar|heder|hedr|7der|7dar|hdr|tkellem|tkallem|tkalem|tkelem|tkelm|tklm|tklem|kellem|kallem|klem|9asser|gasser|hki|7ki)(?:ou|o|w|i)? (?:m3a|ma3a|m3|maa|ma3|mea|m3ah|avec)\b/,
  /\b(?:bghit|bghet|bgit|bghina|nebghi|nabghi|nheb|n7eb|nhab|nhebb|habit|7abit|brit|rit|3ayez|3ayz|ayez|3awez|3aouz|khassni|khasni|5assni|lazmni) (?:chi |shi |wa7ed |wahed )?(?:n?hder|n?hdar|n?7der|nahder|nehder|nahdar|ntkellem|ntkallem|netkellem|natkalem|ntklm|insan|bnadem|chi wa7ed|chi wahed|wa7ed|wahed|mousa3ada|mosa3ada|musa3ada|mousaada|lmosa3ada|3awn|l3awn)\b/,
  /\b(?:n7eb|nheb|nhab|bghit|nebghi|rani baghi|hab) n?(?:kellem|kallem|klem|tklem)\b/,
  /\b(?:3awnouni|3awnini|3awneni|3awnoni|y3awn(?:i|ni|nni)|3awnuni|3awnni|3awni|3aouni|aawnouni|awnouni|sa3douni|sa3douni|sa3dni|sa3edni|saadouni|saedouni|3iytou liya|3ayto liya|3aytouli|3eytouli|ittasslou biya)\b/,
];

/** The centre's mediators do not work there: "nhder m3a la caf". */
const ELSEWHERE =
  /\b(?:m3a|ma3a|with|con|com|to) (?:the |la |el |a |o |l)?(?:caf|cpam|ameli|prefecture|pole emploi|france travail|impots|mairie|banque|bank|doctor)\b/;

const ARABIC_MARKS = /[\u0610-\u061a\u064b-\u065f\u0670\u0640]/g;
const ARABIC: readonly RegExp[] = [
  // speak (with someone)
  /(?:اتحدث|التحدث|نتحدث|اتكلم|التكلم|نتكلم|الكلام|نهضر|نهدر|اهضر|احكي|نحكي)\s*(?:مع|الى)\s|(?:اكلم|نكلم)\s/,
  // a person, an official, an adviser, wanted
  /(?:اريد|بغيت|بدي|عايز|عاوز|نحب|محتاج|احتاج|ابغى|خاصني)\s+(?:\S+\s+)?(?:شخص|انسان|احد|موظف|مستشار|وسيط|مساعد|مساعدة|المساعدة|واحد|بشر)/,
  // help me, call me
  /(?:ساعدوني|ساعدني|ساعدونا|عاونوني|عاوني|النجدة|اتصلوا بي|اتصل بي|عيطولي|عيطو ليا)/,
];

const CYRILLIC: readonly RegExp[] = [
  // speak with someone
  /(?:поговорити|говорити|розмовляти|поспілкуватися)\s+(?:з|із|зі)\s+(?:людиною|кимось|кимсь|ким-небудь|живою|консультантом|працівником|оператором|спеціалістом|медіатором|вами)/u,
  /(?:поговорить|говорить|разговаривать|пообщаться|связаться)\s+с\s+(?:человеком|кем-то|кем-нибудь|кем нибудь|кем|живым|консультантом|сотрудником|оператором|специалистом|медиатором|вами)/u,
  // I need help, help me, call me
  /(?:потрібна|потрібна ваша|прошу)\s+(?:допомог|людина)|допоможіть|зателефонуйте|подзвоніть мені|покличте/u,
  /(?:нужна|нужна ваша|прошу)\s+(?:помощ|живой)|нужен\s+(?:человек|оператор|консультант)|помогите|позвоните мне|перезвоните|позовите/u,
];

export const wantsPersonAbroad = (raw: string, folded: string): boolean => {
  if (LATIN.some((asks) => asks.test(folded))) return !ELSEWHERE.test(folded);
  if (/\p{Script=Cyrillic}/u.test(raw)) return CYRILLIC.some((asks) => asks.test(raw.toLowerCase()));
  if (!/\p{Script=Arabic}/u.test(raw)) return false;
  const plain = raw.replace(ARABIC_MARKS, "").replace(/[أإآٱ]/g, "ا");
  return ARABIC.some((asks) => asks.test(plain));
};
