import { signs } from "./signs.ts";

/** Someone wants to die, the writer or a person they know. (Pills already taken are of the kind "medical": 15 comes first.) */
export const SUICIDE = signs(
  // what remains of "mourir" once figures of speech and fears are out
  "(?<!(?:peur|avant|failli|va|vont|allait|faillit|risque|risquer|pour pas|train|laisse|laissent|laisser)(?: de| d)? )(?<!pas (?:de )?)mourir",
  "(?:autant|prefere|veux|vais|envie|envie de|besoin de|laissez moi|mieux|plutot) {own}(?:mourir|crever|disparaitre)",
  "(?:veux|voulu) etre morte?|j (?:ai )?merite (?:de mourir|pas de vivre|la mort)|souhaite (?:ma|la) mort",
  "(?:que|vaut mieux|mieux) je (?:meure|meurt|meurs|creve|disparaisse|sois plus la)|mieux sans moi|mieux morte?",
  "si je (?:meurs|creve) {gap}(?:personne|tout le monde|on)|c est fini pour moi {any}(?:partir|mourir|pendre|adieu)|pense (?:souvent |tout le temps |beaucoup |que )?a (?:la |ma |en )?(?:mort|finir)",
  // the act
  "suicid[a-z]+|idees? noires?|pensees? noires?|envies? noires?",
  "(?<!(?:il|elle|ils|elles|on|ca|qui|mari|mec|ex|pere|frere|copain|voisin|site|caf) )(?:je|j|vais|veux|faut|dois|envie|pense|decide|prete?|besoin|reve|hate|compte|prefere|vas) (?:de |d |a )?{own}(?:me|m) (?:tuer|pendre|pends|buter|bute|flinguer|flingue|noyer|supprimer|crever|faire du mal|faire mal|tailladee?r?|scarifiee?r?|mutilee?r?)",
  "(?:me|m) (?:pendre|pends|flinguer|defenestrer|scarifier?|mutiler?|taille[rs]? les veines|couper les veines|ouvrir les veines|tirer une balle)|corde (?:pour|au cou)",
  "(?:me|se) (?:jeter|jete|jetter|balancer|foutre|fou|fous) (?:sous|par la fenetre|du|dans le vide|dans le canal|dans la deule|dans l eau du|d un)|saute[r]? (?:par la fenetre|du|d un|dans le vide|sous)",
  "(?:me|m) (?:foutre|foutrai|fou|fout|fous|fouttre|foute) en (?:l )?(?:air|aire|lair)",
  "(?:menace|parle|envie|veux|essaye|essaie|tente|va|allait|voulu|dit qu il va|dit qu elle va|voulait|voulais) (?:de |d )?{gap}(?:se|s) (?:tuer|suicide|pendre|flinguer|jeter (?:par|du|sous|dans)|ouvrir les veines|foutre en l air|faire du mal)",
  "(?:avaler|prendre|avale|pris) (?:[a-z]+ ){1,5}pour (?:mourir|en finir|plus me|ne plus)",
  // ending it
  "en finir(?! pas)|plus exister|(?:deteste|hais) (?:ma|la|cette) vie",
  "fin a (?:mes|ses|tes) jours|fin a (?:ma|sa) vie|finir avec (?:la|ma|sa) vie|mettre fin a tout",
  "quitter (?:ce monde|cette terre|cette vie)|partir de ce monde|partir pour toujours|dormir pour toujours|dors pour toujours|plus ma place (?:ici bas|sur terre|dans ce monde)",
  "bientot (?:je )?(?:ne )?serai(?:s)? plus la|plus de ce monde|plus me reveille[rz]?|(?:jamais|pas|plus) me reveiller|(?:jamais|plus) se reveiller demain|rejoindre (?:ma|mon) [a-z]+ (?:au ciel|la haut|au paradis)",
  "(?:lettre|message|mot) d adieu|adieu (?:a tous|tout le monde|la vie|les amis|le monde|a toute?s?)|c est (?:mon|le) dernier message|manquerai a personne|personne me (?:regrettera|pleurera)",
  // no longer wanting to live
  "(?:plus|pas|aucune?|perdu|ni|marre|assez|fatiguee?|bout|ras le bol|sert a rien|a quoi bon|quoi ca sert|quoi (?:ca |sa )?sert|merite pas|force|courage|gout|raisons?|vaut pas la peine|inutile|degoutee?) (?:l |le |la |de |d |a |du )*(?:envie |gout |raisons? |force |courage |interet )?(?:de |d |a )*(?:vivre|la vie|ma vie|cette vie)(?! (?:chere|scolaire|privee|active|professionnelle|quotidienne|commune|a la maison|ensemble|etudiante|en france|au (?:rsa|smic)|ici|dans (?:ce|cet|cette) (?:appart|logement|quartier|ville|maison|immeuble)|de (?:papiers|demarches|famille|couple|bureau)|avec (?:lui|elle|mon|ma|mes)))",
  "(?:plus|pas) envie (?:d etre la|d exister|de rien vivre|d etre en vie|de continuer a vivre|de me reveiller|de me lever le matin)|vivre (?:me fait|est|c est) (?:trop |tres )?(?:mal|dur|une souffrance|un enfer)",
  "(?:vie|existence) (?:ne )?(?:vaut|sert|sers|a|n a) (?:plus |pas )?(?:rien|a rien|la peine|le coup|aucun sens|de sens|le sens)|(?:supporte|supporter) (?:plus|pas) (?:la|ma|cette) vie",
  // other languages
  "want (?:to )?(?:die|kill myself|end (?:it|my life))|kill(?:ing)? myself|end my life|suicidal|(?:don t|do not) want to live|better off dead|wish i was dead",
  "qui?ero (?:morir|mourir|morirme|matarme|suicidarme|acabar con mi vida)|no quiero (?:vivir|seguir viviendo)|ganas de (?:morir|mourir|morirme)|quitarme la vida|suicidarme",
  "quero (?:morrer|mourir|me matar)|vou me matar|nao quero viver|voglio morire",
  "(?:bghit|baghi|baghya|bghi|brit|habit|hab|habba|nheb|bagha|bghina|khasni) (?:n)?m[ou]{1,2}t|nm[ou]{1,2}t ahsan|n(?:e)?9tel (?:rasi|rouhi|rohi)|nektel (?:rasi|rouhi|rohi)",
);

/** In Arabic script: "I want to die", "suicide", "kill myself", "I do not want to live"; standard, Moroccan, Algerian. */
export const SUICIDE_ARABIC =
  /(?:اريد|اود|ابغي|ابغى|بدي|عايزه?|عاوزه?|حابه?|حابة|بغيت|باغيه?|باغية|نحب) ?(?:ان )?(?:[ان]موت|الموت)|نتحر|انتحار|[ان]?قتل (?:نفسي|راسي|روحي)|(?:انهي|انهاء) حياتي|لا اريد (?:ان )?(?:الحياه|الحياة|العيش|اعيش)|(?:ما ?بغيتش|كرهت) ?(?:نعيش|حياتي)/;
