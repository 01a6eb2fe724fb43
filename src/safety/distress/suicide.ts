import { signs } from "./signs.ts";

/** "J'ai pris des cachets pour mourir" is of this kind: the answer gives 3114, and 15 first for immediate danger. */
export const SUICIDE = signs(
  // wanting to die
  "(?:veux|vais|envie|prefere|preferer|preferais|aimerais?|souhaite|voulu|vouloir|pense a|penser a|pense|reve de|decide de|decide|pret a|prete a|besoin de|essaye de|essayer de|menace de|parle de|parler de|tente de|tenter de|hate de|faut que je|dois) (?:de |d |a )?{gap}(?:mourir|crever|disparaitre|en finir|nen finir|finir avec (?:la|ma) vie|plus (?:exister|vivre|etre la|me reveiller|se reveiller)|(?:se|s) (?:tuer|suicide|pendre|flinguer|buter|noyer|defenestrer|crever|supprimer|foutre en l air|ouvrir les veines|tailler les veines|tirer une balle|jeter (?:sous|par|du|dans|d)|balancer (?:sous|par|du|dans)|faire du mal)|sauter (?:par|du|d un|dans le vide)|dormir pour toujours|partir pour toujours|rejoindre (?:ma|mon) (?:mere|pere|mari|femme|fils|fille|maman|papa|frere|soeur) (?:au ciel|la haut)|qu on m acheve)",
  "(?:veux|voulu) etre morte?",
  "(?:j ai|ai|je|une|grosse|trop|grave|que) envie (?:de |d )?(?:mourir|en finir|me tuer|crever|plus vivre|me foutre (?:par|en|sous))",
  "(?:l |plus |pas |aucune |perdu l )envie de vivre",
  "(?:me|m) (?:foutre|foutrai|fou|fout|fous|fouttre|foute) en (?:l )?(?:air|aire|lair)",
  "(?:me|se) (?:pendre|suicide|flinguer|defenestrer)",
  "(?:je|j) (?:{gap})?(?:me|m) (?:tuer|tuerai|bute|suicide|pends|flingue|scarifie|taillade|mutile)",
  "(?<!(?:{they}|{partner}|{family}|{relative}|ca|qui) )(?:je|vais|veux|faut|dois|envie|pense|decide|prete?|besoin|reve|hate) (?:de |d |a )?{gap}me (?:tuer|pendre|buter|flinguer|noyer|supprimer|foutre en l air|crever|faire du mal|taillader|scarifier|mutiler|ouvrir les veines|tirer une balle|couper les veines|jeter (?:sous|par|du|dans le|d)|balancer (?:sous|par|du|dans le))",
  "me (?:jeter|jete|jetter|balancer) (?:sous|par|du|dans le vide|dans le canal|dans la deule|d un)",
  "m ouvrir les veines|mouvrir les veines|ouvrir les veines|tailler les veines|couper les veines",
  "sous (?:un|le) (?:train|metro|tram) (?:pour|et) (?:en finir|mourir|que)",
  "suicide|suicid[a-z]+|idees? noires?|pensees? noires?|envies? noires?",
  // no longer wanting to live
  "(?:plus|pas|aucune?|perdu|ni|marre|assez|fatigue|fatiguee|bout|ras le bol|peux plus|sert a rien|bon|quoi|vaut pas|merite pas|force|courage|gout|raison|raisons|utile) (?:l |le |la |de |d |a |du )*(?:envie |gout |raison |raisons |force |courage |interet )?(?:de |d |a )?(?:vivre|la vie|ma vie|cette vie|vie)(?! (?:chere|scolaire|privee|active|professionnelle|quotidienne|commune|a la maison|ensemble|etudiante|en france|au (?:rsa|smic)))",
  "(?:plus|pas) (?:envie|la force|le courage) (?:de continuer a vivre|d exister|de me battre pour vivre|d etre la|de rien vivre|d etre en vie)",
  "(?:vie|existence) (?:ne )?(?:vaut|sert|sers|a|n a) (?:plus |pas )?(?:rien|a rien|la peine|le coup|aucun sens|plus de sens|plus aucun sens|pas de sens|le sens)",
  "supporte (?:plus|pas) (?:la|ma|cette) vie",
  "fin a (?:mes|ses|tes) jours|fin a (?:ma|sa) vie|finir avec la vie|finir avec (?:ma|sa) vie|mettre fin a tout|qu on en finisse|que ca finisse pour toujours",
  "quitter ce monde|partir de ce monde|plus ma place (?:ici bas|sur terre|dans ce monde)|plus de ce monde (?:demain|ce soir)|plus la demain",
  "(?:lettre|message|mot) d adieu|adieu (?:a tous|tout le monde|la vie|les amis|le monde)|dernier message avant",
  "mieux sans moi|mieux mort|mieux morte|mieux que je (?:meure|meurs|creve|disparaisse|sois plus la)|personne me (?:regrettera|pleurera)|manquerai a personne",
  "(?:que|vaut mieux) je (?:meure|meurt|meurs|creve|disparaisse)|merite (?:de mourir|pas de vivre|la mort)|souhaite (?:ma|la) mort|pense (?:souvent |tout le temps |beaucoup )?a (?:la|ma) mort",
  "avale (?:tous|toute|toutes|plein|la boite|une boite|deux boites|beaucoup) {gap}pour (?:mourir|en finir|plus)",
  // other languages
  "want to (?:die|kill myself|end (?:it|my life))|kill(?:ing)? myself|end my life|suicidal|don t want to live|do not want to live|better off dead|i wish i was dead|i want die",
  "quiero (?:morir|mourir|morirme|matarme|suicidarme|acabar con mi vida)|no quiero (?:vivir|seguir viviendo)|ganas de (?:morir|mourir|morirme)|quitarme la vida|suicidarme",
  "quero (?:morrer|me matar)|vou me matar|nao quero viver|voglio morire|chcę umrzec|olmek istiyorum",
  "(?:bghit|baghi|bghi|brit|habit|hab|habba|nheb|rani hab|bagha|bghina) (?:n|)(?:mout|nmout|nmot|mot|nmoute)|bghit n9tel rasi|nektel rohi|n9tel rasi",
);

/** Arabic script: "I want to die", "suicide", "kill myself", "I do not want to live", in standard, Moroccan and Algerian Arabic. */
export const SUICIDE_ARABIC =
  /(?:اريد|اود|ابغي|ابغى|بدي|عايز|عاوز|حاب|حابه|حابة|بغيت|باغي|باغيه|باغية|نحب|راني حاب) ?(?:ان )?(?:ا|ن|ت)?(?:موت|نموت|اموت)|انتحر|انتحار|ننتحر|[انت]?قتل (?:نفسي|راسي|روحي)|انهي حياتي|انهاء حياتي|لا اريد (?:ان )?(?:ال)?(?:حياه|حياة|عيش|اعيش)|(?:ما ?بغيتش|مابغيتش|ماعدتش باغي|كرهت) ?(?:نعيش|حياتي)/;
