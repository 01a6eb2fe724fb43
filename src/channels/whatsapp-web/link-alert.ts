import type { Alert } from "../../handoff/alert.ts";
import type { LossReason } from "./link-state.ts";

const page = "« WhatsApp » de la boîte de réception";
const wait = "Les réponses attendent et partiront ensuite.";

/** What to do, for mediators and for whoever installed the program. */
export const remedies: Readonly<Record<LossReason, string>> = {
  "logged-out": `WhatsApp (numéro ordinaire) n’est plus relié au téléphone. Ouvrez la page ${page}, et scannez le code avec le téléphone du centre. ${wait}`,
  offline: `WhatsApp (numéro ordinaire) n’a plus de réseau. Vérifiez la connexion internet, et que le téléphone du centre est chargé et connecté. ${wait}`,
  "browser-ended": `WhatsApp (numéro ordinaire) s’est arrêté et ne revient pas encore. Si cela dure, prévenez la personne qui a installé le programme. ${wait}`,
  silent: `WhatsApp (numéro ordinaire) ne répond plus. Le programme le relance. Si cela dure, prévenez la personne qui a installé le programme. ${wait}`,
  "never-ready": `WhatsApp (numéro ordinaire) ne se connecte pas. Vérifiez que le téléphone du centre est allumé et connecté à internet. ${wait}`,
  "no-chromium": `WhatsApp (numéro ordinaire) ne marche pas : il manque le navigateur Chromium. Prévenez la personne qui a installé le programme. ${wait}`,
  conflict: `WhatsApp (numéro ordinaire) a été ouvert ailleurs avec la même session. Fermez l’autre WhatsApp Web. Le programme réessaie dans dix minutes. ${wait}`,
  banned:
    "WhatsApp bloque ce numéro. Ouvrez WhatsApp sur le téléphone du centre pour lire pourquoi et faire appel. En attendant, appelez les personnes qui attendent.",
};

/** One an hour for each cause: a link that comes and goes does not fill the page. */
export const linkAlert = (reason: LossReason, at: Date): Alert => ({
  id: `channel-down/whatsapp-web/${reason}/${at.toISOString().slice(0, 13)}`,
  kind: "channel-down",
  conversation: null,
  at,
  text: remedies[reason],
});

/** The limit that we set ourselves is reached. */
export const dailyLimitAlert = (limit: number, at: Date, day: string): Alert => ({
  id: `channel-down/whatsapp-web/daily-limit/${day}`,
  kind: "channel-down",
  conversation: null,
  at,
  text: `WhatsApp (numéro ordinaire) a envoyé ${limit} messages aujourd’hui : c’est la limite, pour que le numéro ne soit pas bloqué. Les autres réponses partiront demain. D’ici là, répondez depuis le téléphone, ou appelez.`,
});
