import { readChatEvent } from "../../web/chat/read-chat-event.ts";

const message = (fields: object): string =>
  JSON.stringify({ id: "m1", at: "2026-11-23T14:05:00Z", from: "bot", ...fields });

it("reads a message", () => {
  const body = { kind: "choices", text: "Que faire ?", choices: [{ id: "menu", label: "Menu" }] };
  expect(readChatEvent("message", message({ body }))).toEqual({
    kind: "message",
    message: { id: "m1", at: "2026-11-23T14:05:00Z", from: "bot", name: null, clientMessageId: null, body },
  });
});

it.each([
  ["bot", undefined, { kind: "bot" }],
  ["waiting", undefined, { kind: "waiting" }],
  ["mediator", "Sonia", { kind: "mediator", name: "Sonia" }],
])("reads who holds the conversation: %s", (owner, mediator, expected) => {
  expect(readChatEvent("state", JSON.stringify({ owner, mediator, ended: false }))).toEqual({
    kind: "state",
    owner: expected,
    ended: false,
  });
});

it("reads the words of a kind of message that it does not know", () => {
  expect(readChatEvent("message", message({ body: { kind: "video-call", text: "Rejoignez l’appel" } }))).toMatchObject({
    message: { body: { kind: "text", text: "Rejoignez l’appel" } },
  });
});

it.each([
  ["an unknown event", "weather", "{}"],
  ["what is not JSON", "message", "{"],
  ["a list", "message", "[]"],
  ["a message without id", "message", JSON.stringify({ from: "bot", body: { kind: "text", text: "a" } })],
  ["an unknown author", "message", message({ from: "ghost", body: { kind: "text", text: "a" } })],
  ["a message without body", "message", message({})],
  ["an unknown kind without words", "message", message({ body: { kind: "wave" } })],
])("leaves out %s", (_name, event, data) => {
  expect(readChatEvent(event, data)).toBeNull();
});

it("leaves out choices without id, and names one without label by its id", () => {
  const body = { kind: "choices", text: "?", choices: [{ label: "Rien" }, { id: "menu" }, null] };
  expect(readChatEvent("message", message({ body }))).toMatchObject({
    message: { body: { choices: [{ id: "menu", label: "menu" }] } },
  });
});
