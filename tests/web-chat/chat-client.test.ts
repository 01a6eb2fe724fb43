import { viewChat } from "../../web/chat/chat-view.ts";
import { openVisit, visit } from "./visit.ts";
import type { FakeChatServer } from "./fake-chat-server.ts";

const posts = (server: FakeChatServer): number => server.requests.filter((line) => line === "POST /messages").length;

describe("opening", () => {
  it("asks nothing of the server and keeps nothing before the person opens the chat", async () => {
    const { server, platform, store } = visit();
    await platform.advance(60_000);
    expect(server.requests).toEqual([]);
    expect(store.load()).toBeNull();
  });

  it("begins one conversation and shows its welcome", async () => {
    const { server, client } = await openVisit();
    expect(server.requests).toEqual(["POST /conversations", "GET /events"]);
    expect(client.state().messages).toHaveLength(1);
  });

  it("tries again until the server is there, and says so", async () => {
    const { server, client, platform, banner } = visit();
    server.faults.push("lost-request", { status: 503 });
    client.open();
    await platform.advance(0);
    expect(banner()).toBe("La connexion ne marche pas. Je réessaie…");
    await platform.advance(4_000);
    expect(banner()).toBeNull();
    expect(client.state().messages).toHaveLength(1);
  });

  it("sends what was written before the conversation existed, in its order", async () => {
    const { server, client, platform, says } = visit();
    server.faults.push("lost-request");
    client.open();
    says("un");
    says("deux");
    await platform.advance(5_000);
    expect(server.taken).toEqual(["un", "deux"]);
  });
});

describe("sending", () => {
  it("shows the words at once, then as the server keeps them, in one place", async () => {
    const { platform, says, own } = await openVisit();
    says("mon mdp Soleil2024!");
    expect(own()).toEqual(["mon mdp Soleil2024!"]);
    await platform.advance(0);
    expect(own()).toEqual(["mon mdp [caché]"]);
  });

  it("posts one message at a time", async () => {
    const { server, platform, says } = await openVisit();
    says("un");
    says("deux");
    expect(posts(server)).toBe(1);
    await platform.advance(0);
    expect(server.taken).toEqual(["un", "deux"]);
  });

  it("posts again until the server has it", async () => {
    const { server, platform, says, own } = await openVisit();
    server.faults.push("lost-request", { status: 503 }, "lost-request");
    says("une seule fois");
    await platform.advance(10_000);
    expect(posts(server)).toBe(4);
    expect(server.taken).toEqual(["une seule fois"]);
    expect(own()).toEqual(["une seule fois"]);
  });

  it("does not double what the server took without being able to say so", async () => {
    const { server, platform, says, own } = await openVisit();
    server.cutStreams();
    server.faults.push("lost-answer", "lost-answer");
    says("une seule fois");
    await platform.advance(10_000);
    expect(posts(server)).toBeGreaterThan(1);
    expect(server.taken).toEqual(["une seule fois"]);
    expect(own()).toEqual(["une seule fois"]);
  });

  it("knows by its echo that a message arrived, although the answer was lost", async () => {
    const { server, platform, says } = await openVisit();
    server.faults.push("lost-answer");
    says("une seule fois");
    await platform.advance(10_000);
    expect(posts(server)).toBe(1);
  });

  it("waits as long as a 429 asks, showing the server's sentence", async () => {
    const { server, client, platform, says } = await openVisit();
    server.faults.push({ status: 429, retryAfter: 8 });
    says("trop vite");
    await platform.advance(7_500);
    expect(client.state().notice?.text).toBe("Phrase du serveur (429).");
    expect(server.taken).toEqual([]);
    await platform.advance(1_000);
    expect(server.taken).toEqual(["trop vite"]);
    expect(client.state().notice).toBeNull();
  });

  it("gives up a request that gets no answer at all after 15 seconds", async () => {
    const { server, platform, says } = await openVisit();
    server.faults.push("silence");
    says("allô");
    await platform.advance(15_900);
    expect(server.taken).toEqual([]);
    await platform.advance(200);
    expect(server.taken).toEqual(["allô"]);
  });

  it.each([400, 413, 415, 422])("gives the words back to the composer on a %i", async (status) => {
    const { server, client, platform, says, own } = await openVisit();
    server.faults.push({ status });
    says("mes mots");
    client.draft("la suite");
    await platform.advance(60_000);
    expect(client.state().draft).toBe("mes mots\nla suite");
    expect(client.state().notice?.text).toBe(`Phrase du serveur (${status}).`);
    expect(own()).toEqual([]);
    expect(posts(server)).toBe(1);
  });

  it("keeps a refused button on the screen, to be pressed again", async () => {
    const { server, client, platform } = await openVisit();
    server.faults.push({ status: 400 });
    client.choose({ id: "menu", label: "Menu" });
    await platform.advance(0);
    const refused = viewChat(client.state()).bubbles.at(-1);
    expect(refused).toMatchObject({ text: "Menu", status: "refused" });
    client.sendAgain(refused!.key);
    await platform.advance(0);
    expect(server.taken).toEqual(["menu"]);
  });

  it("takes a button pressed twice by a nervous finger once", async () => {
    const { server, client, platform } = await openVisit();
    client.choose({ id: "human", label: "Parler à quelqu’un" });
    client.choose({ id: "human", label: "Parler à quelqu’un" });
    await platform.advance(0);
    client.choose({ id: "human", label: "Parler à quelqu’un" });
    await platform.advance(0);
    expect(server.taken).toEqual(["human"]);
    server.say("Un médiateur arrive.");
    await platform.advance(0);
    client.choose({ id: "human", label: "Parler à quelqu’un" });
    await platform.advance(0);
    expect(server.taken).toEqual(["human", "human"]);
  });

  it.each(["", "   \n ", "x".repeat(4_001)])("does not send what cannot be sent, and keeps it (%#)", async (text) => {
    const { server, client, platform, says } = await openVisit();
    says(text);
    await platform.advance(0);
    expect(posts(server)).toBe(0);
    expect(client.state().draft).toBe(text);
  });
});

describe("a reload", () => {
  it("takes up the conversation, the draft and what was not sent", async () => {
    const before = await openVisit();
    before.says("envoyé");
    await before.platform.advance(0);
    before.server.isReachable = false;
    before.says("pas encore");
    before.client.draft("à moitié écrit");
    await before.platform.advance(0);
    before.client.stop();

    before.server.isReachable = true;
    const after = visit(before.server, before.store);
    after.client.open();
    expect(viewChat(after.client.state()).isReplaying).toBe(true);
    await after.platform.advance(1_000);
    expect(after.own()).toEqual(["envoyé", "pas encore"]);
    expect(after.client.state().draft).toBe("à moitié écrit");
    expect(viewChat(after.client.state()).isReplaying).toBe(false);
    expect(before.server.requests.filter((line) => line === "POST /conversations")).toHaveLength(1);
  });
});

describe("the end", () => {
  it("gives unsent words back when the conversation is gone, and begins anew when asked", async () => {
    const { server, client, platform, says, own, banner } = await openVisit();
    server.end();
    says("mon texte");
    client.draft("et la suite");
    await platform.advance(0);
    expect(banner()).toContain("n’est plus ouverte");
    expect(client.state().draft).toBe("mon texte\net la suite");
    client.restart();
    await platform.advance(0);
    expect(client.state().draft).toBe("mon texte\net la suite");
    client.say();
    await platform.advance(0);
    expect(own()).toEqual(["mon texte\net la suite"]);
    expect(server.taken).toEqual(["mon texte\net la suite"]);
  });

  it("is told by the server's own state event as well", async () => {
    const { server, platform, banner } = await openVisit();
    server.state("bot", undefined, true);
    await platform.advance(0);
    expect(banner()).toBe("Cette conversation est terminée.");
  });

  it("leaves nothing to take up, unless words are still in the composer", async () => {
    const { server, client, platform, store } = await openVisit();
    server.state("bot", undefined, true);
    await platform.advance(0);
    expect(store.load()).toBeNull();
    client.draft("encore une chose");
    expect(store.load()).toEqual({ session: null, unsent: [], draft: "encore une chose" });
  });

  it("forgets everything at once, and ends it on the server even if that takes several tries", async () => {
    const { server, client, platform, store, says } = await openVisit();
    says("privé");
    await platform.advance(0);
    server.faults.push("lost-request", { status: 503 });
    client.end();
    expect(client.state().messages).toEqual([]);
    expect(store.load()).toBeNull();
    await platform.advance(10_000);
    expect(server.isEnded(1)).toBe(true);
    expect(server.openStreams).toBe(0);
    expect(client.state().phase.kind).toBe("closed");
  });

  it("ends a conversation that was still being made when the person left", async () => {
    const { server, client, platform } = visit();
    client.open();
    client.end();
    await platform.advance(1_000);
    expect(server.isEnded(1)).toBe(true);
    expect(client.state().phase.kind).toBe("closed");
  });
});
