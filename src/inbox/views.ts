import type { Conversation, Owner, WaitingReason } from "../conversation/conversation.ts";
import type { ConversationSummary } from "../conversation/handoff-store.ts";
import type { AttachmentKind, DeliveryState, Message, MessageBody } from "../conversation/message.ts";
import type { StoredAlert } from "../handoff/alert.ts";
import type { Mediator } from "./mediator-store.ts";
import type { FileLimits } from "../media/file-limits.ts";
import type { InboxParts } from "./inbox-parts.ts";

/** Instants are ISO 8601, in UTC. */
type Instant = string;

export type OwnerView =
  | { readonly kind: "bot" }
  | {
      readonly kind: "waiting";
      readonly since: Instant;
      readonly reason: WaitingReason;
      readonly watch: "fresh" | "reminded" | "escalated";
    }
  | { readonly kind: "mediator"; readonly id: string; readonly name: string; readonly since: Instant };

/** A conversation as live events tell it: without its last message, which comes as an event of its own. */
export type HeadView = {
  readonly id: string;
  readonly name: string | null;
  readonly channel: string;
  readonly owner: OwnerView;
  readonly createdAt: Instant;
  readonly lastInboundAt: Instant | null;
  /** How long after the person's last message this channel takes a mediator's answer; null: always. */
  readonly replyWindowMs: number | null;
  /** The files that may be sent to this person, by their MIME types, each with the most bytes. */
  readonly files: FileLimits;
  readonly ended: boolean;
};

export type SummaryView = HeadView & {
  readonly lastMessage: {
    readonly at: Instant;
    readonly from: Message["author"]["kind"] | "note";
    readonly text: string;
  } | null;
  /** The last one of the person's own. */
  readonly lastWords: { readonly at: Instant; readonly text: string } | null;
};

export type MessageView = {
  readonly id: string;
  readonly seq: number;
  readonly at: Instant;
  readonly from: Message["author"]["kind"];
  readonly name?: string;
  readonly mediatorId?: string;
  readonly clientMessageId?: string;
  readonly body: MessageBody;
  readonly delivery: DeliveryState;
  /** What the provider calls it: people answer it by that. */
  readonly providerId?: string;
};

/** What a channel lets a mediator do. */
export type ChannelRules = Pick<InboxParts, "mediatorWindowMs" | "fileLimits">;

export const viewHead = (
  { id, name, address, owner, createdAt, lastInboundAt, endedAt }: Conversation,
  rules: ChannelRules,
): HeadView => ({
  id,
  name,
  channel: address.channel,
  owner: viewOwner(owner),
  createdAt: createdAt.toISOString(),
  lastInboundAt: lastInboundAt?.toISOString() ?? null,
  replyWindowMs: rules.mediatorWindowMs.get(address.channel) ?? null,
  files: rules.fileLimits.get(address.channel) ?? {},
  ended: endedAt !== null,
});

export const viewSummary = (
  { conversation, lastMessage, lastOwnMessage }: ConversationSummary,
  rules: ChannelRules,
): SummaryView => ({
  ...viewHead(conversation, rules),
  lastMessage: lastMessage && {
    at: lastMessage.at.toISOString(),
    from: lastMessage.body.kind === "note" ? "note" : lastMessage.author.kind,
    text: previewOf(lastMessage.body),
  },
  lastWords: lastOwnMessage && { at: lastOwnMessage.at.toISOString(), text: previewOf(lastOwnMessage.body) },
});

function viewOwner(owner: Owner): OwnerView {
  switch (owner.kind) {
    case "bot":
      return { kind: "bot" };
    case "waiting":
      return { ...owner, since: owner.since.toISOString() };
    case "mediator":
      return { kind: "mediator", id: owner.mediator, name: owner.name, since: owner.since.toISOString() };
  }
}

export const viewMessage = ({ id, seq, at, author, body, delivery, clientId, providerId }: Message): MessageView => ({
  id,
  seq,
  at: at.toISOString(),
  from: author.kind,
  ...(author.kind === "mediator" && { name: author.name, mediatorId: author.id }),
  ...(author.kind === "mediator" && clientId !== null && { clientMessageId: clientId }),
  body,
  delivery,
  ...(providerId !== null && { providerId }),
});

/** Enough for two lines of a list. */
const previewLength = 140;

/** A message in one line, as lists of conversations show it. */
export function previewOf(body: MessageBody): string {
  switch (body.kind) {
    case "text":
    case "choices":
    case "reminder":
    case "note":
      return shorten(body.text.replace(/\s+/g, " "));
    case "choice":
      return shorten(body.label);
    case "file":
      return shorten(body.text === "" ? `${attachmentNames[body.attachment]} : ${body.name}` : body.text);
    case "attachment":
      return attachmentNames[body.attachment];
    case "unsupported":
      return "Message d’un type inconnu";
  }
}

const shorten = (text: string): string => {
  const letters = Array.from(text);
  return letters.length <= previewLength ? text : `${letters.slice(0, previewLength - 1).join("")}…`;
};

const attachmentNames: Readonly<Record<AttachmentKind, string>> = {
  image: "Photo",
  audio: "Message vocal",
  video: "Vidéo",
  file: "Document",
  sticker: "Autocollant",
  location: "Position",
  contact: "Fiche contact",
};

export const viewAlert = ({ id, kind, conversation, at, text, acknowledged }: StoredAlert) => ({
  id,
  kind,
  conversation,
  at: at.toISOString(),
  text,
  acknowledged: acknowledged && { by: acknowledged.by, at: acknowledged.at.toISOString() },
});

export const viewMediator = ({ id, name, role, totpSecret }: Mediator) => ({
  id,
  name,
  role,
  totp: totpSecret !== null,
});

export const viewColleague = (mediator: Mediator) => ({ ...viewMediator(mediator), email: mediator.email });
