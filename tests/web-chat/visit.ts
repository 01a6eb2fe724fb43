import { createChatClient } from "../../web/chat/chat-client.ts";
import type { ChatClient } from "../../web/chat/chat-client.ts";
import { memoryChatStore } from "../../web/chat/chat-store.ts";
import type { ChatStore } from "../../web/chat/chat-store.ts";
import { viewChat } from "../../web/chat/chat-view.ts";
import { FakeChatServer } from "./fake-chat-server.ts";
import { manualPlatform } from "./manual-platform.ts";
import type { ManualPlatform } from "./manual-platform.ts";

/** One person's chat with a server of its own, or with one and a browser's memory that an earlier visit used. */
export type Visit = {
  readonly server: FakeChatServer;
  readonly client: ChatClient;
  readonly platform: ManualPlatform;
  readonly store: ChatStore;
  readonly says: (text: string) => void;
  readonly own: () => readonly string[];
  readonly banner: () => string | null;
};

export function visit(server = new FakeChatServer(), store = memoryChatStore()): Visit {
  const platform = manualPlatform(server.fetch);
  const client = createChatClient({ origin: "", place: "web", store, platform });
  return {
    server,
    client,
    platform,
    store,
    says(text) {
      client.draft(text);
      client.say();
    },
    own: () =>
      viewChat(client.state())
        .bubbles.filter((bubble) => bubble.voice === "resident")
        .map((bubble) => bubble.text),
    banner: () => viewChat(client.state()).banner?.text ?? null,
  };
}

export async function openVisit(): Promise<Visit> {
  const opened = visit();
  opened.client.open();
  await opened.platform.advance(0);
  return opened;
}
