import { foldText } from "../../understanding/normalise/fold-text.ts";

const WAIT =
  /^(?:(?:oui|ok|non) )?(?:attends?|attendez|atten|att|un instant|une (?:petite )?minute|une seconde|deux (?:minutes|secondes)|2 (?:min|minutes|secondes)|je reviens|patientez|pas si vite|je (?:cherche|regarde|verifie|reflechis))(?: (?:svp|stp|un (?:peu|instant)|une minute|2 minutes|moi|mon agenda|je (?:regarde|cherche|verifie|reviens|reflechis)))*$/;

/** "Attends" and nothing more: no answer yet, and no other question either. */
export const wantsTime = (text: string): boolean => text.length <= 60 && WAIT.test(foldText(text));
