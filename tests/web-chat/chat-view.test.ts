import type { ChatMessage, MessageBody } from "../../web/chat/chat-protocol.ts";
import { closedChat, reduceChat } from "../../web/chat/chat-state.ts";
import type { ChatAction, ChatState, Outgoing } from "../../web/chat/chat-state.ts";
import { viewChat } from "../../web/chat/chat-view.ts";

const open: ChatAction = { kind: "phase", phase: { kind: "open", replaying: false }, message: null };
const play = (...actions: readonly ChatAction[]): ChatState => [open, ...actions].reduce(reduceChat, closedChat);

const choices: MessageBody = { kind: "choices", text: "Que faire ?", choices: [{ id: "menu", label: "Menu" }] };

const received = (fields: Partial<ChatMessage>): ChatAction => ({
  kind: "received",
  event: {
    kind: "message",
    message: {
      id: "m1",
      at: "2026-11-23T14:05:00Z",
      from: "bot",
      name: null,
      clientMessageId: null,
      body: { kind: "text", text: "Bonjour" },
      ...fields,
    },
  },
});

const said = (clientMessageId: string, status: Outgoing["status"] = "waiting"): ChatAction => ({
  kind: "said",
  outgoing: { clientMessageId, content: { kind: "text", text: "moi" }, status },
});

describe("authors", () => {
  it.each([
    [{ from: "bot" }, "Assistant automatique", "bot"],
    [{ from: "system" }, "Message automatique", "bot"],
    [{ from: "mediator", name: "Sonia" }, "Sonia, du centre", "mediator"],
    [{ from: "mediator", name: null }, "Une personne du centre", "mediator"],
    [{ from: "resident" }, "Vous", "resident"],
  ] as const)("%j is %s", (fields, author, voice) => {
    expect(viewChat(play(received(fields))).bubbles).toMatchObject([{ author, voice }]);
  });

  it("are shown at the first of a row of messages", () => {
    const state = play(
      received({ id: "1" }),
      received({ id: "2" }),
      received({ id: "3", from: "mediator", name: "Sonia" }),
      received({ id: "4" }),
    );
    expect(viewChat(state).bubbles.map((bubble) => bubble.opensGroup)).toEqual([true, false, true, true]);
  });
});

describe("choices", () => {
  const offered = received({ id: "1", body: choices });
  it.each([
    ["of the last message are open", [offered], 1],
    ["are closed by a later message", [offered, received({ id: "2" })], 0],
    ["are closed as soon as the person says something", [offered, said("a")], 0],
    ["are open again when the server refused that", [offered, said("a"), refused("a")], 1],
    ["are closed in a conversation that is over", [offered, { kind: "over" } satisfies ChatAction], 0],
  ])("%s", (_name, actions, count) => {
    expect(viewChat(play(...actions)).choices).toHaveLength(count);
  });
});

describe("the banner", () => {
  const owner = (kind: "bot" | "waiting", ended = false): ChatAction => ({
    kind: "received",
    event: { kind: "state", owner: { kind }, ended },
  });
  const sonia: ChatAction = {
    kind: "received",
    event: { kind: "state", owner: { kind: "mediator", name: "Sonia" }, ended: false },
  };
  const lost: ChatAction = { kind: "link", link: "lost" };
  it.each([
    ["nothing", [], null],
    ["who will answer", [owner("waiting")], "Un médiateur va vous répondre. Vous pouvez continuer à écrire."],
    ["who answers", [owner("waiting"), sonia], "Vous parlez avec Sonia."],
    ["nothing when the assistant is back", [sonia, owner("bot")], null],
    ["a lost connection before anything else", [sonia, lost], "Connexion perdue. Je réessaie…"],
    ["the end before a lost connection", [lost, owner("bot", true)], "Cette conversation est terminée."],
  ])("says %s", (_name, actions, expected) => {
    expect(viewChat(play(...actions)).banner?.text ?? null).toBe(expected);
  });
});

describe("messages on their way", () => {
  it("stand after the others and keep their key when they come back", () => {
    const before = viewChat(play(received({ id: "1" }), said("a")));
    const after = viewChat(
      play(received({ id: "1" }), said("a"), received({ id: "2", from: "resident", clientMessageId: "a" })),
    );
    expect(before.bubbles.map((bubble) => bubble.key)).toEqual(["1", "a"]);
    expect(after.bubbles.map((bubble) => bubble.key)).toEqual(["1", "a"]);
  });

  it("are not yet sent when the one before them is not", () => {
    const state = play(said("a"), said("b"), { kind: "delayed", clientMessageId: "a", message: null });
    expect(viewChat(state).bubbles.map((bubble) => bubble.status)).toEqual(["delayed", "delayed"]);
  });

  it("show nothing more once the server has them", () => {
    expect(viewChat(play(said("a"), { kind: "accepted", clientMessageId: "a" })).bubbles[0]?.status).toBeNull();
  });
});

it("shows a message that is sent again in its new form, once", () => {
  const state = play(received({ id: "1" }), received({ id: "1", body: { kind: "text", text: "Corrigé" } }));
  expect(viewChat(state).bubbles.map((bubble) => bubble.text)).toEqual(["Corrigé"]);
});

it("keeps the sentence about a refused message when another one gets through", () => {
  const state = play(said("a"), said("b"), refused("a"), { kind: "accepted", clientMessageId: "b" });
  expect(state.notice?.text).toBe("Trop long.");
  expect(state.draft).toBe("moi");
});

function refused(clientMessageId: string): ChatAction {
  return { kind: "refused", clientMessageId, message: "Trop long." };
}
