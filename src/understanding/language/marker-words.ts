import type { LatinLanguage } from "./detect-language.ts";

/**
 * Words that tell a language in a short message: function words and what people come to ask about, without accents. `strong` ones
 * hardly occur in any other. No word that French, or French in text messages, has too.
 */
export const MARKERS: Readonly<Record<LatinLanguage, { readonly strong: string; readonly usual: string }>> = {
  en: {
    strong:
      "want need where what when how why which who speak talk understand please appointment with have has does doesn don cannot could would should know because about something someone anyone nothing there here this that these those received",
    usual:
      "the is are am was my your you we they he she it its and to of for from in do did can will not i im me the get got go make help account letter papers work works working card money house child children daughter husband wife french english open opening today tomorrow hello thanks thank but if any some need time day print permit",
  },
  es: {
    strong:
      "necesito quiero quisiera puedo puede pueden tengo tiene hablar hablo donde como cuando cuanto porque ayuda ayudar gracias hola buenos buenas cita cuenta contrasena papeles trabajo dinero usted ustedes estoy esta esto ese hacer solicitar espanol carta sirve hijo hija mujer marido entiendo recibido pedir saber abierto hora abren olvidado perdido funciona",
    usual: "el los las una que con para por mi mis su sus muy pero yo no del al lo ha hay ser favor dia manana hoy",
  },
  pt: {
    strong:
      "preciso quero queria posso pode podem tenho tem falar falo onde quando quanto porque ajuda ajudar obrigado obrigada ola bom boa conta senha papeis trabalho dinheiro voce voces estou esta isto isso fazer portugues carta filho filha mulher marido percebo entendo recebi pedir saber faco esqueci perdi hora abre funciona nao uma minha meu aberto consigo marcar",
    usual: "o os as um que com para por mas eu no na do da dos em e ao foi ha ser favor dia amanha hoje muito",
  },
  it: {
    strong:
      "voglio vorrei bisogno posso puo parlare parlo dove quando quanto perche aiuto aiutare grazie ciao buongiorno buonasera appuntamento conto documenti lavoro soldi sono questo questa fare italiano lettera figlio figlia moglie marito capisco ricevuto chiedere sapere aperto devo dimenticato perso ora aprite funziona come della degli anche qualcuno persona",
    usual: "il lo gli una che con per mio mia ho ha hai io non del al e di da favore giorno domani oggi molto",
  },
  ro: {
    strong:
      "vreau doresc pot poate trebuie vorbesc vorbi unde cand cum cat pentru ajutor ajutati ajuta multumesc buna ziua programare cont parola munca bani sunt este asta aceasta romana scrisoare copil copilul copiii copii meu scoala sotia sotul inteleg primit cere stiu deschis uitat pierdut ora functioneaza cererea nevoie cineva imi dumneavoastra rog roaga",
    usual: "cu din pe care sa nu eu mai am ai are o azi maine foarte dar daca",
  },
  pl: {
    strong:
      "chce chcialbym chcialabym potrzebuje moge mozna rozmawiac mowie gdzie kiedy jak ile dlaczego pomoc pomocy pomoze dziekuje dzien dobry czesc umowic konto haslo dokumenty praca pieniadze jestem jest tego prosze zrobic polsku polski list dziecko zona maz rozumiem dostalem dostalam wiem otwarte kogos ktos moj moja nie mam zapomnialem zapomnialam hasla konta zgubilem zgubilam godziny dziala",
    usual: "z w na do sie i co to czy ale ze od za po tak mi dzis jutro bardzo",
  },
  tr: {
    strong:
      "istiyorum lazim gerek konusmak konusuyorum nerede nasil zaman kac neden yardim tesekkurler tesekkur merhaba selam gunaydin randevu hesabim hesap sifre sifremi belgeler para icin degil benim turkce mektup cocugum cocuk esim numara anlamiyorum anlamadim aldim biliyorum acik biri birisi misiniz musunuz yapabilirim olur lutfen giremiyorum unuttum bilmiyorum kayboldu almak yok kart oturum merkez saat calismiyor kaybettim",
    usual: "bir ve bu ne var mi ben sen siz ile cok ama evet hayir bana bugun yarin da",
  },
  "ar-Latn": {
    strong:
      "bghit bghina nebghi n7eb nheb nhab bgha 3andi 3ndi 3endi ma3andich m3ndich kifach kifech kifash kifesh chno chnou chnowa chniya wach wesh3 fin winou chkoun 3lach 3lech dyal dyali dial diali bach bech hadchi hadi hada mafhamtch mafhemtch ma3reftch ma3raftch makanfhemch kanfhem n9der ne9der nqder khassni lazemni lwra9 wra9 mouchkil mochkil 3afak 3afek chokran choukran labas kayn kayen makayn rani raki rak daba dork dorka mazal bezaf bzaf bezzaf sa3douni 3awnouni ndir ndiro nkhedm lcaf lkhedma khedma m3a 3la nti nta rendez-vouss ngoul gal galiya walou ghir ta3i nta3 ta3 mata9darch mab9itch mabghach nsit",
    usual: "ana salam fi f l b lli li had ya sidi kho khoya lah wa ila",
  },
};

/** Words of French, as it is written and as it is typed: each one speaks against any other language. */
export const FRENCH =
  "je j tu elle on nous vous ils elles ce c ca sa cela ne n pas plus rien jamais le l les des du au aux une et ou mais donc car est es suis sommes etes sont etait avais avait ai ont avez avons faire fait fais peux peut pouvez veux veut voudrais voulez dois doit faut sais sait comment quand quoi qui quel quelle pourquoi combien mon mes ton tes notre votre vos leur dans sur avec sans pour chez vers apres avant depuis pendant tres trop bien mal merci bonjour bonsoir salut svp stp oui aussi encore deja toujours quelqu quelque chose compte mot passe carte papier papiers rdv rendez demande demander aide aider besoin ouvrir ferme ouvert numero telephone maison enfant fille fils mari femme dossier attestation " +
  "jai jsui jsuis chui jveu jveux jpeu jpeux jarive pa pr ds avc ki ke koi kan komen coment kom slt bjr cv tkt mdr ptdr mtn auj dmain vs ns mé pk pcq stp svp dsl oubli oublie oublier perdu perdue marche marché voler vole arrive recu envoyer remplir connecter ouvre habite";
