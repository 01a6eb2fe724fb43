import type { Alert } from "../handoff/alert.ts";
import type { DeliveryErrorClass } from "./outbox-store.ts";

/** Why one message did not leave, for the mediator who reads the alert. */
export const sayRefusal = (errorClass: DeliveryErrorClass): string => refusals[errorClass];

const refusals: Readonly<Record<DeliveryErrorClass, string>> = {
  auth: "Un message n’est pas parti : la connexion avec le service est à refaire (jeton refusé).",
  window: "Un message n’est pas parti : le délai pour répondre à cette personne est passé.",
  unreachable: "Un message n’est pas parti : cette personne ne peut plus être jointe ici.",
  rate: "Un message n’est pas parti : trop de messages envoyés.",
  invalid: "Un message n’est pas parti : le service l’a refusé.",
  transient: "Un message n’est pas parti : le service ne répond pas.",
  policy: "Un message n’est pas parti : le compte est limité par le service.",
  unknown: "Un message n’est pas parti : erreur inconnue.",
};

export type ChannelTrouble = "auth" | "policy" | "rate";

/** Nothing leaves on a channel, for a reason of the account: one alert a day for each, which says what to do. */
export function channelDown(channel: string, trouble: DeliveryErrorClass, at: Date): Alert {
  const reason: ChannelTrouble = trouble === "auth" || trouble === "rate" ? trouble : "policy";
  return {
    id: `channel-down/${channel}/${reason}/${at.toISOString().slice(0, 10)}`,
    kind: "channel-down",
    conversation: null,
    at,
    text: `${nameOf(channel)} ne marche plus : ${remedies[reason]}`,
  };
}

const remedies: Readonly<Record<ChannelTrouble, string>> = {
  auth: "Meta refuse le jeton d’accès. Prévenez la personne qui a installé le programme : il faut créer un nouveau jeton et le mettre dans les réglages. Les messages attendent.",
  policy:
    "le compte est limité ou bloqué par Meta. Ouvrez « Qualité du compte » dans Meta Business pour voir pourquoi et faire appel. En attendant, appelez les personnes qui attendent.",
  rate: "trop de messages sont partis, Meta demande d’attendre. Les messages attendent et partiront d’eux-mêmes. Si cela dure, regardez la limite d’envoi dans Meta Business.",
};

const nameOf = (channel: string): string =>
  channel.startsWith("whatsapp") ? "WhatsApp" : channel.charAt(0).toUpperCase() + channel.slice(1);
