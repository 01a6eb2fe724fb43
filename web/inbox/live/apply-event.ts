import type { HeadView, MessageView, SummaryView } from "../../../src/inbox/views.ts";

/** What the event stream tells. Each may come twice, after a reconnection: applying one again changes nothing. */
export type InboxEvent =
  | { readonly kind: "conversation"; readonly conversation: HeadView }
  | { readonly kind: "message" | "delivery"; readonly conversationId: string; readonly message: MessageView }
  | { readonly kind: "typing"; readonly conversationId: string; readonly from: string; readonly name: string | null }
  /** `part` goes on as a part of `conversation`. */
  | { readonly kind: "joined"; readonly part: string; readonly conversation: HeadView }
  | { readonly kind: "mediators" }
  | { readonly kind: "alerts" }
  | { readonly kind: "appointments" }
  | { readonly kind: "schedule" };

/** A row that changed or is new; its last message stays as it was. */
export function applyHead(rows: readonly SummaryView[], head: HeadView): readonly SummaryView[] {
  const known = rows.some(({ id }) => id === head.id);
  return known
    ? rows.map((row) => (row.id === head.id ? { ...row, ...head } : row))
    : [{ ...head, lastMessage: null, lastWords: null }, ...rows];
}

/** One row is left of two. */
export const applyJoined = (rows: readonly SummaryView[], part: string, head: HeadView): readonly SummaryView[] =>
  applyHead(
    rows.filter(({ id }) => id !== part),
    head,
  );

/** `preview`: the message in one line. */
export function applyLastMessage(
  rows: readonly SummaryView[],
  conversationId: string,
  message: MessageView,
  preview: string,
): readonly SummaryView[] {
  return rows.map((row) => {
    if (row.id !== conversationId || (row.lastMessage !== null && row.lastMessage.at > message.at)) return row;
    const from = message.body.kind === "note" ? "note" : message.from;
    const lastWords = from === "resident" ? { at: message.at, text: preview } : row.lastWords;
    return { ...row, lastMessage: { at: message.at, from, text: preview }, lastWords };
  });
}

/** In the order of the transcript, each message once. */
export function applyMessage(messages: readonly MessageView[], message: MessageView): readonly MessageView[] {
  const others = messages.filter(({ id }) => id !== message.id);
  const after = others.findIndex(({ seq }) => seq > message.seq);
  return after === -1 ? [...others, message] : others.toSpliced(after, 0, message);
}
