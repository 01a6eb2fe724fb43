import type { Alert } from "../../handoff/alert.ts";
import type { AccountNews } from "./read-account-news.ts";

const texts: Readonly<Record<AccountNews["kind"], string>> = {
  banned:
    "WhatsApp va bloquer ou a bloqué le compte. Ouvrez « Qualité du compte » dans Meta Business, lisez la raison et faites appel.",
  restricted: "WhatsApp a limité le compte. Ouvrez « Qualité du compte » dans Meta Business pour voir quoi faire.",
  flagged:
    "WhatsApp dit que des personnes se plaignent de nos messages. Regardez la qualité du numéro dans Meta Business, et n’écrivez qu’à ceux qui ont écrit.",
  error: "WhatsApp annonce une erreur sur le compte. Prévenez la personne qui a installé le programme.",
};

/** One a day for each kind of trouble. */
export const accountAlert = ({ kind, detail }: AccountNews, at: Date): Alert => ({
  id: `channel-down/whatsapp-cloud/account-${kind}/${at.toISOString().slice(0, 10)}`,
  kind: "channel-down",
  conversation: null,
  at,
  text: `${texts[kind]} (${detail.slice(0, 80)})`,
});
