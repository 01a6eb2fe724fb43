import { createDrafts } from "../../../web/inbox/conversation/drafts.ts";
import { createOutgoing, type Outgoing } from "../../../web/inbox/conversation/outgoing.ts";
import { createSeen } from "../../../web/inbox/list/seen.ts";
import { keepList, readKeptList, type KeyValueStore } from "../../../web/inbox/frame/kept-value.ts";
import { row } from "./rows.ts";

function browserStorage(): KeyValueStore & { readonly kept: Map<string, string> } {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key) => kept.get(key) ?? null,
    setItem: (key, value) => void kept.set(key, value),
    removeItem: (key) => void kept.delete(key),
  };
}
const forbidden: KeyValueStore = {
  getItem: () => {
    throw new Error("storage is off");
  },
  setItem: () => {
    throw new Error("storage is off");
  },
  removeItem: () => {
    throw new Error("storage is off");
  },
};

describe("what the browser keeps", () => {
  it.each(["not json", "{}", "12", "null"])("is an empty list when it was kept otherwise: %s", (text) => {
    const storage = browserStorage();
    storage.setItem("key", text);
    expect(readKeptList(storage, "key")).toEqual([]);
  });

  it("leaves nothing behind when the list is empty", () => {
    const storage = browserStorage();
    keepList(storage, "key", [1]);
    keepList(storage, "key", []);
    expect(storage.kept.size).toBe(0);
  });
});

describe("drafts", () => {
  it("belong to their conversation, their mode and their mediator", () => {
    const storage = browserStorage();
    const drafts = createDrafts(storage, "sonia");
    drafts.write("A", "reply", "pour A");
    drafts.write("A", "note", "note sur A");
    expect(drafts.read("A", "reply")).toBe("pour A");
    expect(drafts.read("A", "note")).toBe("note sur A");
    expect(drafts.read("B", "reply")).toBe("");
    expect([drafts.has("A"), drafts.has("B")]).toEqual([true, false]);
    expect(createDrafts(storage, "karim").read("A", "reply")).toBe("");
  });

  it("survive a reload, and not a sign-out", () => {
    const storage = browserStorage();
    createDrafts(storage, "sonia").write("A", "reply", "à moitié écr");
    const reloaded = createDrafts(storage, "sonia");
    expect(reloaded.read("A", "reply")).toBe("à moitié écr");
    reloaded.clear();
    expect([reloaded.read("A", "reply"), storage.kept.size]).toEqual(["", 0]);
  });

  it("stay in memory where the browser keeps nothing", () => {
    const drafts = createDrafts(forbidden, "sonia");
    drafts.write("A", "reply", "texte");
    expect(drafts.read("A", "reply")).toBe("texte");
  });
});

describe("what is being sent", () => {
  type Post = (message: Outgoing) => Promise<unknown>;
  const open = (post: Post, storage: KeyValueStore = browserStorage()) => {
    let ids = 0;
    return createOutgoing({
      storage,
      mediator: "sonia",
      post,
      newId: () => `id-${++ids}`,
      sayProblem: (error) => (error instanceof Error ? error.message : "?"),
    });
  };
  const fails: Post = () => Promise.reject(new Error("Le serveur ne répond pas."));

  it("is kept when it fails, and tried again under the same id", async () => {
    const posted: string[] = [];
    let works = false;
    const outgoing = open(async ({ clientMessageId, text }) => {
      posted.push(`${clientMessageId} ${text}`);
      if (!works) throw new Error("Le serveur ne répond pas.");
    });
    await outgoing.send("A", "reply", "Bonjour");
    expect(outgoing.list()).toEqual([
      {
        clientMessageId: "id-1",
        conversation: "A",
        mode: "reply",
        text: "Bonjour",
        file: null,
        state: { kind: "failed", why: "Le serveur ne répond pas." },
      },
    ]);
    works = true;
    await outgoing.retry("id-1");
    expect(posted).toEqual(["id-1 Bonjour", "id-1 Bonjour"]);
    expect(outgoing.list()[0]?.state).toEqual({ kind: "sent" });
    outgoing.forget(["id-1"]);
    expect(outgoing.list()).toEqual([]);
  });

  it("leaves one after the other in one conversation, however slow the first is", async () => {
    const order: string[] = [];
    let release: () => void = () => undefined;
    const first = new Promise<void>((resolve) => (release = resolve));
    const outgoing = open(async ({ text }) => {
      if (text === "un") await first;
      order.push(text);
    });
    const sent = [outgoing.send("A", "reply", "un"), outgoing.send("A", "reply", "deux")];
    await outgoing.send("B", "reply", "ailleurs");
    release();
    await Promise.all(sent);
    expect(order).toEqual(["ailleurs", "un", "deux"]);
  });

  it("is not tried twice at the same time", async () => {
    let tries = 0;
    const outgoing = open(async () => {
      tries++;
      throw new Error("non");
    });
    await outgoing.send("A", "reply", "Bonjour");
    await Promise.all([outgoing.retry("id-1"), outgoing.retry("id-1"), outgoing.retry("unknown")]);
    expect(tries).toBe(2);
  });

  it("can be taken back only once it has failed", async () => {
    const outgoing = open(fails);
    const sending = outgoing.send("A", "note", "à revoir");
    expect(outgoing.takeBack("id-1")).toBeNull();
    await sending;
    expect(outgoing.takeBack("id-1")).toMatchObject({ mode: "note", text: "à revoir" });
    expect(outgoing.list()).toEqual([]);
  });

  it("is marked as not sent after a reload that interrupted it, and what had been sent is not shown again", async () => {
    const storage = browserStorage();
    const never = new Promise<never>(() => undefined);
    const before = open(({ text }) => (text === "parti" ? Promise.resolve() : never), storage);
    await before.send("A", "reply", "parti");
    void before.send("B", "reply", "interrompu");
    const after = open(fails, storage).list();
    expect(after.map(({ text, state }) => [text, state.kind])).toEqual([["interrompu", "failed"]]);
  });

  it("tells its listeners of every change", async () => {
    const outgoing = open(fails);
    const states: (string | undefined)[] = [];
    const stop = outgoing.subscribe(() => states.push(outgoing.list()[0]?.state.kind));
    await outgoing.send("A", "reply", "Bonjour");
    stop();
    outgoing.clear();
    expect(states).toEqual(["sending", "failed"]);
  });
});

describe("unread marks", () => {
  const waiting = row({ id: "A", owner: "waiting", lastInboundAt: "2026-03-02T09:00:00.000Z" });

  it("stand where the person wrote since one last looked", () => {
    const seen = createSeen(browserStorage(), "sonia");
    expect(seen.isUnread(waiting)).toBe(true);
    seen.mark("A", "2026-03-02T09:00:00.000Z");
    expect(seen.isUnread(waiting)).toBe(false);
    seen.mark("A", "2026-03-02T08:00:00.000Z");
    expect(seen.isUnread(waiting)).toBe(false);
    expect(seen.isUnread({ ...waiting, lastInboundAt: "2026-03-02T09:00:01.000Z" })).toBe(true);
  });

  it.each([
    ["a colleague's", row({ id: "B", owner: "karim" }), false],
    ["the assistant's", row({ id: "B", owner: "bot" }), false],
    ["one's own", row({ id: "B", owner: "sonia" }), true],
    ["an ended one", { ...row({ id: "B", owner: "waiting" }), ended: true }, false],
  ])("concern what one has to read: %s", (_whose, one, unread) => {
    expect(createSeen(browserStorage(), "sonia").isUnread(one)).toBe(unread);
  });

  it("are remembered for the last 300 conversations", () => {
    const storage = browserStorage();
    const seen = createSeen(storage, "sonia");
    for (let number = 0; number < 400; number++) seen.mark(`c${number}`, "2026-03-02T09:00:00.000Z");
    const later = createSeen(storage, "sonia");
    expect(later.isUnread({ ...waiting, id: "c99" })).toBe(true);
    expect(later.isUnread({ ...waiting, id: "c100" })).toBe(false);
  });
});
