import fc from "fast-check";
import { createChatClient } from "../../web/chat/chat-client.ts";
import type { ChatClient } from "../../web/chat/chat-client.ts";
import { memoryChatStore } from "../../web/chat/chat-store.ts";
import type { ChatStore } from "../../web/chat/chat-store.ts";
import { viewChat } from "../../web/chat/chat-view.ts";
import { FakeChatServer } from "./fake-chat-server.ts";
import type { Fault } from "./fake-chat-server.ts";
import { manualPlatform } from "./manual-platform.ts";
import type { ManualPlatform } from "./manual-platform.ts";

type Visit = {
  readonly server: FakeChatServer;
  readonly client: ChatClient;
  readonly platform: ManualPlatform;
  readonly store: ChatStore;
  readonly says: (text: string) => void;
  readonly own: () => readonly string[];
  readonly banner: () => string | null;
};

function visit(server = new FakeChatServer(), store = memoryChatStore()): Visit {
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

async function openVisit(): Promise<Visit> {
  const opened = visit();
  opened.client.open();
  await opened.platform.advance(0);
  return opened;
}

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

describe("the connection", () => {
  it("resumes after a cut without loss or double", async () => {
    const { server, client, platform, banner } = await openVisit();
    server.say("avant");
    await platform.advance(0);
    server.cutStreams();
    server.say("pendant");
    await platform.advance(1_900);
    expect(banner()).toBeNull();
    expect(
      client
        .state()
        .messages.map((message) => wordsOf(message.body))
        .slice(1),
    ).toEqual(["avant", "pendant"]);
  });

  it("shows what comes twice once", async () => {
    const { server, client, platform, says, own } = await openVisit();
    server.doubles = true;
    server.say("double");
    says("moi");
    await platform.advance(0);
    expect(client.state().messages).toHaveLength(3);
    expect(own()).toEqual(["moi"]);
  });

  it("does not go back to what it was when old events come again", async () => {
    const { server, client, platform } = await openVisit();
    server.state("waiting");
    server.state("mediator", "Sonia");
    await platform.advance(0);
    const seen: string[] = [];
    client.subscribe(() => seen.push(client.state().owner.kind));
    server.repeatAll();
    await platform.advance(0);
    expect(seen).toEqual([]);
    server.state("bot");
    await platform.advance(0);
    expect(seen).toEqual(["bot"]);
  });

  it("says that the connection is lost after two seconds, and stops saying so when it is back", async () => {
    const { server, platform, banner } = await openVisit();
    server.isReachable = false;
    server.cutStreams();
    await platform.advance(1_900);
    expect(banner()).toBeNull();
    await platform.advance(200);
    expect(banner()).toBe("Connexion perdue. Je réessaie…");
    server.isReachable = true;
    await platform.advance(5_000);
    expect(banner()).toBeNull();
    expect(server.openStreams).toBe(1);
  });

  it("reconnects when it has heard nothing for 45 seconds, not while the server's heart beats", async () => {
    const { server, platform } = await openVisit();
    const connections = (): number => server.requests.filter((line) => line === "GET /events").length;
    for (let beat = 0; beat < 5; beat += 1) {
      await platform.advance(30_000);
      server.typing();
    }
    expect(connections()).toBe(1);
    await platform.advance(47_000);
    expect(connections()).toBe(2);
  });

  it("backs off to 15 seconds, and comes back at once when the network does", async () => {
    const { server, client, platform } = await openVisit();
    server.isReachable = false;
    server.cutStreams();
    await platform.advance(60_000);
    const tries = server.requests.length;
    await platform.advance(60_000);
    expect(server.requests.length - tries).toBe(4);
    server.isReachable = true;
    client.networkChanged();
    await platform.advance(0);
    expect(server.openStreams).toBe(1);
  });

  it("lets the dots fade after six seconds", async () => {
    const { server, client, platform } = await openVisit();
    server.typing();
    await platform.advance(5_900);
    expect(client.state().typing).toBe(true);
    await platform.advance(200);
    expect(client.state().typing).toBe(false);
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

it("loses, doubles and reorders nothing, whatever the network does", async () => {
  const fault = fc.constantFrom<Fault>("lost-request", "lost-answer", { status: 503 }, { status: 429, retryAfter: 3 });
  const step = fc.oneof(
    fc.record({ kind: fc.constant("say" as const) }),
    fc.record({ kind: fc.constant("fault" as const), fault }),
    fc.record({ kind: fc.constant("cut" as const) }),
    fc.record({ kind: fc.constant("reach" as const), reachable: fc.boolean() }),
    fc.record({ kind: fc.constant("wait" as const), seconds: fc.integer({ min: 0, max: 20 }) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 25 }), fc.boolean(), async (steps, doubles) => {
      const { server, client, platform, says, own } = await openVisit();
      server.doubles = doubles;
      const said: string[] = [];
      for (const next of steps) {
        if (next.kind === "say") {
          said.push(`message ${said.length + 1}`);
          says(said.at(-1)!);
        } else if (next.kind === "fault") server.faults.push(next.fault);
        else if (next.kind === "cut") server.cutStreams();
        else if (next.kind === "reach") server.isReachable = next.reachable;
        else await platform.advance(next.seconds * 1_000);
        expect(own()).toEqual(said);
      }
      server.isReachable = true;
      await platform.advance(600_000);
      expect(server.taken).toEqual(said);
      expect(own()).toEqual(said);
      expect(client.state().outgoing).toEqual([]);
    }),
    { numRuns: 60 },
  );
}, 60_000);

function wordsOf(body: { readonly kind: string; readonly text?: string }): string {
  return body.text ?? "";
}
