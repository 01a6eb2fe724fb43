import { useQueryClient, type QueryClient, type QueryKey } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { previewOf } from "../../../src/inbox/views.ts";
import { eventsUrl, type ConversationList, type OpenConversation, type SummaryView } from "../api/inbox-api.ts";
import { applyHead, applyJoined, applyLastMessage, applyMessage, type InboxEvent } from "./apply-event.ts";
import { openLiveConnection, type Connection } from "./live-connection.ts";

export const keys = {
  session: ["session"] as const,
  conversations: ["conversations"] as const,
  conversation: (id: string) => ["conversation", id] as const,
  alerts: ["alerts"] as const,
  appointments: ["appointments"] as const,
  agendaFrame: ["agenda-frame"] as const,
  calendarFeed: ["calendar-feed"] as const,
  colleagues: ["colleagues"] as const,
  schedule: ["schedule"] as const,
  affected: ["affected"] as const,
  questions: ["questions"] as const,
  satisfaction: ["satisfaction"] as const,
  whatsapp: ["whatsapp"] as const,
};

export type LiveListener = (event: InboxEvent, before: SummaryView | null) => void;

/** Keeps what the page shows in step with the server; `onEvent` hears each event with the row as it was before. */
export function useLiveInbox(onEvent: LiveListener, onSignedOut: () => void): Connection {
  const client = useQueryClient();
  const [connection, setConnection] = useState<Connection>("connecting");
  useEffect(
    () =>
      openLiveConnection({
        url: eventsUrl,
        onChange: setConnection,
        onSignedOut,
        onEvent: (event) => {
          if (event.kind === "ready") {
            if (!event.resumed) readAgain(client);
            return;
          }
          const before = rowBefore(client, event);
          applyToCache(client, event);
          onEvent(event, before);
        },
      }),
    [client, onEvent, onSignedOut],
  );
  return connection;
}

const readAgain = (client: QueryClient): void => {
  for (const key of [
    "conversations",
    "conversation",
    "alerts",
    "appointments",
    "agenda-frame",
    "schedule",
    "affected",
  ]) {
    void client.invalidateQueries({ queryKey: [key] });
  }
};

function rowBefore(client: QueryClient, event: InboxEvent): SummaryView | null {
  const id =
    event.kind === "conversation" ? event.conversation.id : "conversationId" in event ? event.conversationId : null;
  const list = client.getQueryData<ConversationList>(keys.conversations);
  return list?.conversations.find((row) => row.id === id) ?? null;
}

function applyToCache(client: QueryClient, event: InboxEvent): void {
  switch (event.kind) {
    case "conversation": {
      const { conversation } = event;
      update<ConversationList>(client, keys.conversations, (list) => ({
        ...list,
        conversations: applyHead(list.conversations, conversation),
      }));
      update<OpenConversation>(client, keys.conversation(conversation.id), (open) => ({
        ...open,
        conversation: { ...open.conversation, ...conversation },
      }));
      return;
    }
    case "message":
    case "delivery": {
      const { conversationId, message } = event;
      if (event.kind === "message") {
        update<ConversationList>(client, keys.conversations, (list) => ({
          ...list,
          conversations: applyLastMessage(list.conversations, conversationId, message, previewOf(message.body)),
        }));
      }
      update<OpenConversation>(client, keys.conversation(conversationId), (open) => ({
        ...open,
        messages: applyMessage(open.messages, message),
      }));
      return;
    }
    case "joined": {
      const { part, conversation } = event;
      update<ConversationList>(client, keys.conversations, (list) => ({
        ...list,
        conversations: applyJoined(list.conversations, part, conversation),
      }));
      // Both transcripts are one now.
      void client.invalidateQueries({ queryKey: keys.conversations });
      void client.invalidateQueries({ queryKey: keys.conversation(conversation.id) });
      return;
    }
    case "mediators":
      void client.invalidateQueries({ queryKey: keys.colleagues });
      return;
    case "alerts":
      void client.invalidateQueries({ queryKey: keys.alerts });
      return;
    case "appointments":
      void client.invalidateQueries({ queryKey: keys.appointments });
      void client.invalidateQueries({ queryKey: keys.affected });
      return;
    case "schedule":
      void client.invalidateQueries({ queryKey: keys.schedule });
      void client.invalidateQueries({ queryKey: keys.affected });
      return;
    case "typing":
      return;
  }
}

/** An answer that is on its way may have been read before this event: then it is asked for again. */
function update<T>(client: QueryClient, queryKey: QueryKey, change: (data: T) => T): void {
  const fetching = client.getQueryState(queryKey)?.fetchStatus === "fetching";
  client.setQueryData<T>(queryKey, (data) => data && change(data));
  if (fetching) void client.invalidateQueries({ queryKey, exact: true });
}
