import type { SummaryView } from "../api/inbox-api.ts";
import { chime } from "../frame/chime.ts";
import { showNotice } from "../frame/desktop-notice.ts";
import { personName } from "../frame/words.ts";
import { previewOf } from "../../../src/inbox/views.ts";
import type { InboxEvent } from "./apply-event.ts";

/**
 * Rings, shows a notice where it concerns this mediator, and gives the sentence for screen readers, or null. `before`: the
 * conversation's row as it was.
 */
export function tellOf(event: InboxEvent, before: SummaryView | null, me: string): string | null {
  if (event.kind === "conversation") {
    if (event.conversation.owner.kind !== "waiting" || before?.owner.kind === "waiting") return null;
    chime();
    showNotice("waiting");
    return `${personName(event.conversation)} attend une réponse.`;
  }
  if (event.kind !== "message" || event.message.from !== "resident" || before === null) return null;
  const { owner } = before;
  if (owner.kind !== "mediator" || owner.id !== me) return null;
  if (document.hidden) chime();
  showNotice("message");
  return `Nouveau message de ${personName(before)} : ${previewOf(event.message.body)}`;
}
