import type { MessageView } from "../api/inbox-api.ts";

/** The message that this one answers; null when it answers none, "gone" when it is not in the transcript any more. */
export function findQuoted(messages: readonly MessageView[], { body }: MessageView): MessageView | "gone" | null {
  const answers = body.kind === "text" || body.kind === "attachment" ? body.answers : undefined;
  if (answers === undefined) return null;
  const { event, providerId } = answers;
  return messages.find((one) => one.providerId === providerId || one.id === `${event}/0`) ?? "gone";
}
