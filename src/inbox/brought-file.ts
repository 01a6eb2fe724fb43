import type { Conversation } from "../conversation/conversation.ts";
import type { SentFile } from "../conversation/message.ts";
import { checkFile, sentKindOf } from "../media/file-limits.ts";
import { mediaIdOf } from "../media/media-source.ts";
import { EventId, type ConversationId, type MediaId, type MediatorId } from "../shared/ids.ts";
import type { InboxParts } from "./inbox-parts.ts";
import { readFileName } from "./read-file-name.ts";

/** A file's own id, which the mediator's page gives it: brought twice under one id, it is one file. */
export const fileIdFormat = /^[A-Za-z0-9_-]{8,64}$/;

/** Derived from who brought it for whom: nobody can name a file of another mediator or of another conversation. */
export const mediaOf = (conversation: ConversationId, mediator: MediatorId, own: string): MediaId =>
  mediaIdOf(conversation, EventId.parse(`inbox-file:${mediator}:${own}`));

/** The file that was brought under this id, as a message may carry it on the person's channel. */
export async function findBrought(
  { id, name }: { readonly id: string; readonly name: string },
  { id: conversation, address }: Conversation,
  mediator: MediatorId,
  { media, fileLimits }: Pick<InboxParts, "media" | "fileLimits">,
): Promise<Omit<SentFile, "kind" | "text"> | "file-gone" | "file-refused"> {
  const own = mediaOf(conversation, mediator, id);
  const found = await media.find(own);
  if (found.kind !== "kept") return "file-gone";
  const { type, size } = found;
  if (checkFile(fileLimits.get(address.channel) ?? {}, { type, size }) !== "fits") return "file-refused";
  const extension = found.name.slice(found.name.lastIndexOf(".") + 1);
  return { attachment: sentKindOf(type), media: own, name: readFileName(name, extension), type, size };
}
