import { decide } from "../../src/conversation/decide.ts";
import type { Reading } from "../../src/conversation/read-message.ts";
import { freshMemory } from "../../src/conversation/conversation.ts";
import { aConversation, aText, heldBySonia, understood, waiting } from "../support/build.ts";

const kinds = (...args: Parameters<typeof decide>) => decide(...args).map(({ kind }) => kind);
const inDialog = aConversation({ memory: { ...freshMemory, greeted: true, dialog: "{}" } });
const wantsPerson = aText("parler à quelqu'un", { understanding: understood("handoff", "handoff") });
const question = aText("caf", { understanding: understood("caf-connexion") });

describe("at the end of an exchange", () => {
  const thanks = aText("merci", { understanding: understood("thanks", "thanks") });
  const goodbye = aText("au revoir", { understanding: understood("goodbye", "goodbye") });
  const answered = { ...freshMemory, greeted: true, lastAnswer: "caf-rsa" };

  it.each([
    ["thanks", thanks],
    ["goodbye", goodbye],
  ])("asks whether it helped when an answer was given and the person says %s", (_, reading) => {
    expect(kinds(aConversation({ memory: answered }), reading)).toEqual(["begin-dialog", "ask-satisfaction"]);
  });

  it.each([
    ["nothing was answered", { ...answered, lastAnswer: null }],
    ["they were asked already", { ...answered, survey: "asked" as const }],
    ["they answered already", { ...answered, survey: "answered" as const }],
    ["there was a danger", { ...answered, survey: "never" as const }],
  ])("does not ask when %s", (_, memory) => {
    expect(kinds(aConversation({ memory }), thanks)).toEqual(["begin-dialog"]);
  });

  it("does not ask in the middle of a booking", () => {
    const [step] = decide(aConversation({ memory: { ...answered, dialog: "{}" } }), thanks);
    expect(step).toMatchObject({ kind: "continue-dialog", otherwise: [{ kind: "begin-dialog", dialog: "merci" }] });
  });
});

describe("a page of text", () => {
  const page = "bla ".repeat(300);

  it.each(["out-of-scope", "choose"] as const)("is told to be too long when it is not understood (%s)", (route) => {
    const reading = aText(page, { understanding: understood("x", route) });
    expect(decide(aConversation(), reading)).toEqual([{ kind: "begin-dialog", dialog: "message-long" }]);
  });

  it("is answered like any other when it is understood, or asks for a person, or tells of a danger", () => {
    expect(kinds(aConversation(), aText(page, { understanding: understood("caf-rsa") }))).toEqual(["answer"]);
    expect(kinds(aConversation(), aText(page, { distress: "fire" }))).toEqual(["emergency"]);
    expect(decide(aConversation(), { ...wantsPerson, text: page })).toEqual([
      { kind: "begin-dialog", dialog: "mediateur" },
    ]);
  });
});

describe("while the assistant answers", () => {
  it.each<[string, Reading, unknown]>([
    ["a known question", question, [{ kind: "answer", entry: "caf-connexion" }]],
    [
      "a word of the glossary",
      aText("c'est quoi un navigateur", { understanding: understood("glossary:navigateur", "glossary") }),
      [{ kind: "define", term: "navigateur" }],
    ],
    ["a person wanted", wantsPerson, [{ kind: "begin-dialog", dialog: "mediateur" }]],
    [
      "an appointment wanted",
      aText("je veux un rdv", { understanding: understood("book-appointment", "book-appointment") }),
      [{ kind: "begin-dialog", dialog: "rendez-vous" }],
    ],
    ["something unknown", aText("xqzt"), [{ kind: "not-understood", misses: 1, nearest: [] }]],
    ["a photo", { kind: "attachment", attachment: "image" }, [{ kind: "begin-dialog", dialog: "piece-jointe" }]],
    [
      "the person's button",
      { kind: "choice", choice: "human", label: "" },
      [{ kind: "begin-dialog", dialog: "mediateur" }],
    ],
    [
      "a question's button",
      { kind: "choice", choice: "faq:caf-rsa", label: "" },
      [{ kind: "answer", entry: "caf-rsa" }],
    ],
    [
      "a theme's button",
      { kind: "choice", choice: "theme:caf", label: "" },
      [{ kind: "browse", place: { kind: "theme", theme: "caf", page: 1 } }],
    ],
    [
      "the number of a choice shown",
      aText("2", { typedChoice: { id: "faq:caf-rsa", label: "RSA" } }),
      [{ kind: "answer", entry: "caf-rsa" }],
    ],
  ])("answers %s", (_name, reading, steps) => {
    expect(decide(aConversation(), reading)).toEqual(steps);
  });

  it("says that it is an automatic assistant before its first answer, and only then", () => {
    const stranger = aConversation({ memory: freshMemory });
    expect(kinds(stranger, question)).toEqual(["introduce", "answer"]);
    expect(kinds(aConversation(), question)).toEqual(["answer"]);
  });

  it("does not greet twice somebody who only says hello", () => {
    const hello = aText("bonjour", { understanding: understood("greeting", "greeting") });
    expect(decide(aConversation({ memory: freshMemory }), hello)).toEqual([{ kind: "introduce", alone: true }]);
  });

  it("tells that a secret was hidden, then still answers the question", () => {
    const reading = aText("mdp [mot de passe masqué] marche pas à la caf", {
      understanding: question.understanding,
      secrets: ["password"],
    });
    expect(kinds(aConversation(), reading)).toEqual(["tell-masked", "answer"]);
  });

  it("asks nothing back when a secret is all there was", () => {
    const reading = aText("mdp [mot de passe masqué]", {
      understanding: question.understanding,
      secrets: ["password"],
    });
    expect(kinds(aConversation(), reading)).toEqual(["tell-masked"]);
  });

  it("speaks of danger first and of nothing else", () => {
    const reading = aText("je veux mourir", { distress: "suicide", understanding: understood("caf-rsa") });
    const stranger = aConversation({ memory: freshMemory });
    expect(decide(stranger, reading)).toEqual([{ kind: "emergency", distress: "suicide" }]);
  });

  it("calls a person even in the middle of a dialog", () => {
    expect(decide(inDialog, wantsPerson)).toEqual([{ kind: "begin-dialog", dialog: "mediateur" }]);
  });

  it("offers the open dialog what was typed first, and keeps the question for after", () => {
    expect(decide(inDialog, question)).toEqual([
      {
        kind: "continue-dialog",
        input: { kind: "text", text: "caf" },
        otherwise: [{ kind: "answer", entry: "caf-connexion" }],
      },
    ]);
  });

  it("counts misses in a row", () => {
    const missedOnce = aConversation({ memory: { ...freshMemory, greeted: true, misses: 1 } });
    expect(decide(missedOnce, aText("xqzt"))).toEqual([{ kind: "not-understood", misses: 2, nearest: [] }]);
  });
});

describe("while a person waits for somebody", () => {
  const awaiting = aConversation({ owner: waiting });

  it.each<[string, Reading]>([
    ["a question", question],
    ["a photo", { kind: "attachment", attachment: "image" }],
    ["thanks", aText("merci", { understanding: understood("thanks", "thanks") })],
  ])("is silent after %s", (_name, reading) => {
    expect(decide(awaiting, reading)).toEqual([]);
  });

  it.each(["retour", "Retour", " retour. ", "RETOUR !", "annuler"])("gives back the assistant on %j", (text) => {
    expect(decide(awaiting, aText(text))).toEqual([{ kind: "begin-dialog", dialog: "retour" }]);
  });

  it("tells the place in the line again to who asks again", () => {
    expect(decide(awaiting, wantsPerson)).toEqual([{ kind: "begin-dialog", dialog: "mediateur" }]);
  });
});

describe("while a mediator holds the conversation", () => {
  const held = aConversation({ owner: heldBySonia, memory: freshMemory });

  it.each<[string, Reading]>([
    ["a question", question],
    ["a person wanted", wantsPerson],
    ["an old button", { kind: "choice", choice: "menu", label: "Menu" }],
    ["a secret", aText("mdp [masqué]", { secrets: ["password"] })],
    ["a photo", { kind: "attachment", attachment: "image" }],
    ["the chat opened again", { kind: "opened" }],
  ])("is silent after %s", (_name, reading) => {
    expect(decide(held, reading)).toEqual([]);
  });

  it("books the time that the mediator proposed and the person touched", () => {
    const proposal = "proposal:1:slot:demarches-caf:2026-04-01T08:00Z";
    expect(decide(held, { kind: "choice", choice: proposal, label: "mer. 1er avril, 10 h 00" })).toEqual([
      { kind: "accept-proposal", proposal },
    ]);
  });

  it("moves to the time that the centre proposed, and settles what was offered, but opens nothing", () => {
    const touch = (choice: string) => decide(held, { kind: "choice", choice, label: "" });
    expect(touch("new-time:app-1.demarches-caf.29583840")).toEqual([
      { kind: "take-new-time", appointment: "app-1", slot: "slot:demarches-caf:2026-04-01T08:00Z" },
    ]);
    expect(touch("appointment-take:app-1")).toEqual([
      { kind: "answer-offer", dialog: "prendre-place", about: "app-1" },
    ]);
    expect(touch("appointment-refuse:app-1")).toMatchObject([{ kind: "answer-offer", dialog: "refuser-place" }]);
    expect(touch("appointment-move:app-1")).toEqual([]);
    expect(touch("human")).toEqual([]);
  });

  it("still gives the number to call when a life is in danger", () => {
    const reading = aText("je veux mourir", { distress: "suicide" });
    expect(decide(held, reading)).toEqual([{ kind: "emergency", distress: "suicide" }]);
  });
});
