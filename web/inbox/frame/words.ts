import type { AlertInfo, SummaryView } from "../api/inbox-api.ts";
import type { MessageView } from "../../../src/inbox/views.ts";

const channels: Readonly<Record<string, string>> = {
  web: "Site web",
  kiosk: "Borne du hall",
  messenger: "Messenger",
  whatsapp: "WhatsApp",
  "whatsapp-cloud": "WhatsApp",
  "whatsapp-web": "WhatsApp",
};
export const channelName = (channel: string): string => channels[channel] ?? channel;

/** People who gave no name are told apart by a short mark, always the same for one conversation. */
export function personName({ name, id }: Pick<SummaryView, "name" | "id">): string {
  if (name !== null && name !== "") return name;
  return `Personne ${markOf(id)}`;
}

const letters = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789";

function markOf(id: string): string {
  let mixed = 7;
  for (const letter of id) mixed = (Math.imul(mixed, 31) + (letter.codePointAt(0) ?? 0)) >>> 0;
  return [0, 1, 2].map((place) => letters[Math.floor(mixed / letters.length ** place) % letters.length]).join("");
}

type Waiting = Extract<SummaryView["owner"], { kind: "waiting" }>;

export const reasonNames: Readonly<Record<Waiting["reason"], string>> = {
  asked: "Demande une personne",
  distress: "Détresse",
  misunderstood: "Incompréhension",
  trouble: "Panne de l’assistant",
};

export function ownerSentence({ owner, ended }: Pick<SummaryView, "owner" | "ended">, me: string): string {
  if (ended) return "Terminée par la personne";
  switch (owner.kind) {
    case "waiting":
      return "Attend une personne";
    case "mediator":
      return owner.id === me ? "Vous répondez" : `${owner.name} répond`;
    case "bot":
      return "L’assistant répond";
  }
}

/** Somebody who answers in the provider's own inbox (`elsewhere` of the core): anyone here may take over from them. */
export const isElsewhere = (owner: { readonly id?: string }): boolean => owner.id === "elsewhere";

const deliveries: Readonly<Record<MessageView["delivery"], string | null>> = {
  stored: null,
  queued: "En attente d’envoi",
  sending: "Envoi en cours",
  sent: "Envoyé",
  delivered: "Remis",
  read: "Lu",
  failed: "Pas parti",
  unknown: "On ne sait pas s’il est parti",
  withheld: "Retenu : la situation avait changé",
};
export const deliveryWord = (state: MessageView["delivery"]): string | null => deliveries[state];

export const isUrgent = ({ kind }: Pick<AlertInfo, "kind">): boolean =>
  kind === "distress" || kind === "waiting-too-long" || kind === "poisoned-message" || kind === "channel-down";
