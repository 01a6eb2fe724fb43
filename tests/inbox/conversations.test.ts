import request from "supertest";
import type { Owner } from "../../src/conversation/conversation.ts";
import { hashToken } from "../../src/inbox/session-token.ts";
import { codeOf, openInbox, origin, type Agent, type TestInbox } from "./open-inbox.ts";

let inbox: TestInbox;
let sonia: Agent;
beforeEach(async () => {
  inbox = await openInbox({ pushes: true });
  sonia = await inbox.signIn("Sonia");
});
afterEach(() => inbox.close());

type Row = { id: string; owner: { kind: string }; lastMessage: { text: string; from: string } | null };
type Line = { id: string; from: string; name?: string; delivery: string; body: { kind: string; text?: string } };

const at = (id: string, act = ""): string => `/conversations/${encodeURIComponent(id)}${act}`;
const write = (text: string, clientMessageId = "client-message-1") => ({ text, clientMessageId });
const linesOf = async (agent: Agent, id: string): Promise<readonly Line[]> =>
  ((await agent.get(at(id))).body as { messages: readonly Line[] }).messages;
const sentOut = async (): Promise<readonly string[]> => {
  const items = await inbox.storage.outbox.beginDue("test", inbox.clock.now(), 60_000, 100);
  return items.map(({ body }) => ("text" in body ? body.text : body.kind));
};

describe("the list", () => {
  it("shows those who wait first, the oldest wait on top, then the others by their last word", async () => {
    const minute = 60_000;
    await inbox.says("a-bot", "Bonjour", { bot: ["Bonjour, je suis un assistant."] });
    inbox.clock.moveBy(minute);
    const first = await inbox.waits("waits-longest");
    inbox.clock.moveBy(minute);
    const second = await inbox.waits("waits-less");
    inbox.clock.moveBy(minute);
    const { conversations, now } = (await sonia.get("/conversations")).body as {
      conversations: readonly Row[];
      now: string;
    };
    expect(conversations.map(({ owner }) => owner.kind)).toEqual(["waiting", "waiting", "bot"]);
    expect(conversations.slice(0, 2).map(({ id }) => id)).toEqual([first, second]);
    expect(conversations[0]?.owner).toEqual({
      kind: "waiting",
      since: "2026-03-02T09:01:00.000Z",
      reason: "asked",
      watch: "fresh",
    });
    expect(conversations[2]?.lastMessage).toMatchObject({ from: "bot", text: "Bonjour, je suis un assistant." });
    expect(now).toBe("2026-03-02T09:03:00.000Z");
  });

  it("shows a long message in one line", async () => {
    await inbox.says("talkative", `Bonjour\n\n${"très ".repeat(100)}long`);
    const { conversations } = (await sonia.get("/conversations")).body as { conversations: readonly Row[] };
    const preview = conversations[0]?.lastMessage?.text ?? "";
    expect(preview).toMatch(/^Bonjour très très .*…$/);
    expect(preview.length).toBeLessThanOrEqual(140);
  });
});

describe("opening a conversation", () => {
  it("shows the transcript with its authors, and is entered in the journal", async () => {
    const { id } = await inbox.says("person", "Je perds mon mot de passe", { bot: ["Voici comment faire."] });
    const lines = await linesOf(sonia, id);
    expect(lines.map(({ from, body }) => [from, body.text])).toEqual([
      ["resident", "Je perds mon mot de passe"],
      ["bot", "Voici comment faire."],
    ]);
    expect(await inbox.audit()).toContain(`mediator-Sonia open ${id}`);
  });

  it.each(["unknown", "a/b/c", "x".repeat(300), "%"])("answers 404 for %s", async (id) => {
    const response = await sonia.get(at(id));
    expect([response.status, codeOf(response)]).toEqual([404, "not-found"]);
  });
});

describe("taking a conversation", () => {
  it("has one winner among twenty, and tells the others the winner's name", async () => {
    const id = await inbox.waits("person");
    const agents = await Promise.all(
      Array.from({ length: 20 }, async (_, number) => {
        const mediator = await inbox.addMediator(`Claimant${number}`);
        const tokenHash = hashToken("A".repeat(41) + String(number).padStart(2, "0"));
        const now = inbox.clock.now();
        await inbox.storage.mediators.startSession({
          tokenHash,
          mediator: mediator.id,
          createdAt: now,
          lastSeenAt: now,
          expiresAt: new Date(now.getTime() + 60_000),
        });
        return inbox.asAgent(mediator, `sos_session=${"A".repeat(41)}${String(number).padStart(2, "0")}`);
      }),
    );
    const answers = await Promise.all(agents.map((agent) => agent.post(at(id, "/claim"))));
    const won = answers.filter(({ status }) => status === 200);
    expect(won).toHaveLength(1);
    const winner = (won[0]?.body as { conversation: { owner: { name: string } } }).conversation.owner.name;
    const lost = answers.filter(({ status }) => status === 409);
    expect(lost).toHaveLength(19);
    for (const { body } of lost) {
      expect(body).toEqual({
        error: { code: "taken", message: `${winner} a déjà pris cette conversation.` },
        winner: { name: winner },
      });
    }
    expect((await inbox.audit()).filter((line) => line.includes(" claim "))).toHaveLength(1);
  });

  it("may be repeated by its winner", async () => {
    const id = await inbox.waits("person");
    expect((await sonia.post(at(id, "/claim"))).status).toBe(200);
    expect((await sonia.post(at(id, "/claim"), {})).status).toBe(200);
  });

  it("waits until no word of the assistant is on its way any more", async () => {
    const { id } = await inbox.says("person", "Bonjour", { bot: ["Je réfléchis."] });
    const [item] = await inbox.storage.outbox.beginDue("sender", inbox.clock.now(), 60_000, 10);
    let answered = false;
    const claim = sonia.post(at(id, "/claim")).then((response) => {
      answered = true;
      return response;
    });
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(answered).toBe(false);
    await inbox.storage.outbox.settle(item!, "sender", { kind: "sent", providerId: "p-1" }, inbox.clock.now());
    expect((await claim).status).toBe(200);
  });

  it("does not wait for ever", async () => {
    const { id } = await inbox.says("person", "Bonjour", { bot: ["Je réfléchis."] });
    await inbox.storage.outbox.beginDue("sender", inbox.clock.now(), 60_000, 10);
    const begin = performance.now();
    expect((await sonia.post(at(id, "/claim"))).status).toBe(200);
    expect(performance.now() - begin).toBeLessThan(6_000);
  });

  it("is refused once the person has ended it", async () => {
    const id = await inbox.waits("person");
    await inbox.storage.turns.end(id, inbox.clock.now());
    expect(codeOf(await sonia.post(at(id, "/claim")))).toBe("conversation-ended");
  });
});

describe("answering", () => {
  it("reaches the person once, however often it is posted", async () => {
    const id = await inbox.waits("person");
    await sonia.post(at(id, "/claim"));
    const answers = await Promise.all(
      Array.from({ length: 10 }, () => sonia.post(at(id, "/replies"), write("Bonjour, je suis Sonia."))),
    );
    expect(answers.map(({ status }) => status)).toEqual(Array(10).fill(202));
    const statuses = answers.map(({ body }) => (body as { status: string }).status);
    expect(statuses.filter((status) => status === "new")).toHaveLength(1);
    expect(new Set(answers.map(({ body }) => (body as { messageId: string }).messageId)).size).toBe(1);
    expect((await linesOf(sonia, id)).filter(({ from }) => from === "mediator")).toHaveLength(1);
    expect(await sentOut()).toEqual(["Bonjour, je suis Sonia."]);
  });

  it("is told as known when it is posted again after the conversation was closed", async () => {
    const id = await inbox.waits("person");
    await sonia.post(at(id, "/claim"));
    await sonia.post(at(id, "/replies"), write("Bonjour"));
    await sonia.post(at(id, "/close"));
    expect((await sonia.post(at(id, "/replies"), write("Bonjour"))).body).toMatchObject({ status: "known" });
  });

  it("does not mistake another conversation's message, a colleague's or a note for the same", async () => {
    const [one, other] = [await inbox.waits("one"), await inbox.waits("other")];
    for (const id of [one, other]) {
      await sonia.post(at(id, "/claim"));
      expect((await sonia.post(at(id, "/replies"), write("Bonjour"))).body).toMatchObject({ status: "new" });
      expect((await sonia.post(at(id, "/notes"), write("Bonjour"))).body).toMatchObject({ status: "new" });
    }
  });

  it.each<[string, Owner["kind"]]>([
    ["the assistant", "bot"],
    ["nobody yet", "waiting"],
    ["a colleague", "mediator"],
  ])("is refused while the conversation belongs to %s, and nothing is stored", async (_whom, kind) => {
    const id = kind === "bot" ? (await inbox.says("person", "Bonjour")).id : await inbox.waits("person");
    if (kind === "mediator") {
      const karim = await inbox.signIn("Karim");
      await karim.post(at(id, "/claim"));
    }
    const refused = await sonia.post(at(id, "/replies"), write("Je peux vous aider"));
    expect([refused.status, codeOf(refused)]).toEqual([409, "not-yours"]);
    expect((await linesOf(sonia, id)).map(({ from }) => from)).toEqual(["resident"]);
  });

  it("hides secrets before anything is written, and says that it did", async () => {
    const id = await inbox.waits("person");
    await sonia.post(at(id, "/claim"));
    const typed = "Votre numéro est 1 84 12 76 451 089 46, c’est bien cela ?";
    const answer = await sonia.post(at(id, "/replies"), write(typed));
    expect(answer.body).toMatchObject({ masked: true });
    const last = (await linesOf(sonia, id)).at(-1);
    expect(last?.body.text).not.toMatch(/84|451|089/);
    expect(last?.body.text).toContain("c’est bien cela ?");
  });

  it("cleans what has no business in a message", async () => {
    const id = await inbox.waits("person");
    await sonia.post(at(id, "/claim"));
    const answer = await sonia.post(at(id, "/replies"), write("  Bon\u0000jour\u202E\r\nà vous  "));
    expect(answer.body).toMatchObject({ masked: false });
    expect((await linesOf(sonia, id)).at(-1)?.body.text).toBe("Bonjour\nà vous");
  });

  it.each([
    ["an empty text", write(""), 422, "empty-message"],
    ["blanks and invisible signs", write(" \u200B\n\t "), 422, "empty-message"],
    ["4,001 signs", write("a".repeat(4_001)), 413, "too-long"],
    ["100,000 signs", write("a".repeat(100_000)), 413, "too-long"],
    ["no id", { text: "Bonjour" }, 400, "bad-request"],
    ["a short id", write("Bonjour", "short"), 400, "bad-request"],
    ["an id with a space", write("Bonjour", "client message 1"), 400, "bad-request"],
    ["a text that is a number", { text: 12, clientMessageId: "client-message-1" }, 400, "bad-request"],
    ["a list", [], 400, "bad-request"],
  ])("refuses %s, and stores nothing", async (_what, body, status, code) => {
    const id = await inbox.waits("person");
    await sonia.post(at(id, "/claim"));
    const refused = await sonia.post(at(id, "/replies"), body);
    expect([refused.status, codeOf(refused)]).toEqual([status, code]);
    expect(await linesOf(sonia, id)).toHaveLength(1);
  });

  it.each([
    ["not JSON at all", "application/json", "{oops", 400, "bad-request"],
    ["a form", "application/x-www-form-urlencoded", "text=Bonjour", 415, "not-json"],
    ["plain text", "text/plain", '{"text":"Bonjour"}', 415, "not-json"],
    ["an unknown charset", "application/json; charset=klingon", "{}", 400, "bad-request"],
  ])("refuses %s", async (_what, type, body, status, code) => {
    const id = await inbox.waits("person");
    const response = await request(inbox.app)
      .post(`/api/inbox${at(id, "/replies")}`)
      .set("Origin", origin)
      .set("Cookie", sonia.cookie)
      .set("Content-Type", type)
      .send(body);
    expect([response.status, codeOf(response)]).toEqual([status, code]);
  });

  it("shows the person dots, and only while the conversation is the mediator's", async () => {
    const id = await inbox.waits("person");
    const heard: unknown[] = [];
    inbox.typing.subscribe((notice) => heard.push(notice));
    expect((await sonia.post(at(id, "/typing"))).status).toBe(204);
    await sonia.post(at(id, "/claim"));
    await sonia.post(at(id, "/typing"));
    expect(heard).toEqual([{ conversation: id, from: "mediator", name: "Sonia" }]);
  });
});

describe("notes", () => {
  it("never leave, and are seen by colleagues", async () => {
    const id = await inbox.waits("person");
    const karim = await inbox.signIn("Karim");
    expect((await karim.post(at(id, "/notes"), write("Rappeler avant midi"))).status).toBe(202);
    expect((await linesOf(sonia, id)).at(-1)).toMatchObject({
      from: "mediator",
      name: "Karim",
      delivery: "stored",
      body: { kind: "note", text: "Rappeler avant midi" },
    });
    expect(await sentOut()).toEqual([]);
  });

  it("have their secrets hidden too", async () => {
    const id = await inbox.waits("person");
    await sonia.post(at(id, "/notes"), write("son mot de passe : Soleil2024!"));
    expect((await linesOf(sonia, id)).at(-1)?.body.text).not.toContain("Soleil2024");
  });
});

describe("giving back", () => {
  it("says goodbye and returns to the assistant when closed", async () => {
    const id = await inbox.waits("person");
    await sonia.post(at(id, "/claim"));
    const closed = await sonia.post(at(id, "/close"));
    expect(closed.body).toMatchObject({ conversation: { owner: { kind: "bot" } } });
    expect((await linesOf(sonia, id)).at(-1)).toMatchObject({
      from: "system",
      body: { text: "Sonia vous dit au revoir." },
    });
    expect(await sentOut()).toEqual(["Sonia vous dit au revoir."]);
    expect(codeOf(await sonia.post(at(id, "/close")))).toBe("not-yours");
    expect((await inbox.audit()).filter((line) => line.includes(" close "))).toHaveLength(1);
  });

  it("puts it back in the line when released", async () => {
    const id = await inbox.waits("person");
    await sonia.post(at(id, "/claim"));
    inbox.clock.moveBy(60_000);
    const released = await sonia.post(at(id, "/release"));
    expect(released.body).toMatchObject({
      conversation: { owner: { kind: "waiting", since: "2026-03-02T09:01:00.000Z", watch: "fresh" } },
    });
    const karim = await inbox.signIn("Karim");
    expect((await karim.post(at(id, "/claim"))).status).toBe(200);
  });

  it.each(["/close", "/release"])("is refused to whoever does not hold it: %s", async (act) => {
    const id = await inbox.waits("person");
    const karim = await inbox.signIn("Karim");
    await karim.post(at(id, "/claim"));
    expect((await sonia.post(at(id, act))).status).toBe(409);
    expect((await linesOf(sonia, id)).filter(({ from }) => from === "system")).toEqual([]);
  });
});
