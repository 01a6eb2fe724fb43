import { callGraph, type GraphSettings } from "../meta/graph-client.ts";
import type { MarkSender } from "../meta/marks.ts";

export function messengerMarks(settings: GraphSettings & { readonly pageId: string }): MarkSender {
  const act = (contact: string, action: "mark_seen" | "typing_on") =>
    callGraph("POST", `${settings.pageId}/messages`, { recipient: { id: contact }, sender_action: action }, settings);
  return {
    // No dots for the assistant: it answers before they could show.
    seen: ({ address }) => act(address.contact, "mark_seen"),
    typing: ({ address }) => act(address.contact, "typing_on"),
  };
}
