import { sessionChatStore } from "../../web/chat/chat-store.ts";
import type { KeyValues, SavedChat } from "../../web/chat/chat-store.ts";

const saved: SavedChat = {
  session: { conversationId: "c1", token: "t1" },
  unsent: [
    { clientMessageId: "a", content: { kind: "text", text: "un" }, status: "sending" },
    { clientMessageId: "b", content: { kind: "choice", choice: "menu", label: "Menu" }, status: "waiting" },
  ],
  draft: "à moitié",
};

function storage(): KeyValues & { readonly values: Map<string, string> } {
  const values = new Map<string, string>();
  return {
    values,
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
    removeItem: (key) => void values.delete(key),
  };
}

it("gives back what it was given; what was under way waits again", () => {
  const values = storage();
  sessionChatStore(() => values, "chat").save(saved);
  const loaded = sessionChatStore(() => values, "chat").load();
  expect(loaded).toEqual({ ...saved, unsent: saved.unsent.map((one) => ({ ...one, status: "waiting" })) });
});

it("leaves nothing behind", () => {
  const values = storage();
  const store = sessionChatStore(() => values, "chat");
  store.save(saved);
  store.clear();
  expect(values.values.size).toBe(0);
});

it.each(["", "{", "null", "3", '{"session":3,"unsent":{},"draft":4}', '{"unsent":[null,{},{"clientMessageId":"a"}]}'])(
  "is not put out by %j",
  (written) => {
    const values = storage();
    values.setItem("chat", written);
    const loaded = sessionChatStore(() => values, "chat").load();
    expect(loaded ?? { session: null, unsent: [], draft: "" }).toEqual({ session: null, unsent: [], draft: "" });
  },
);

it("does without a storage that the browser refuses", () => {
  const store = sessionChatStore(() => {
    throw new Error("SecurityError");
  }, "chat");
  store.save(saved);
  store.clear();
  expect(store.load()).toBeNull();
});
