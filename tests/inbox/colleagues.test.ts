import type { Conversation } from "../../src/conversation/conversation.ts";
import { letGoOfRemoved, removeMediator } from "../../src/inbox/remove-mediator.ts";
import { codeOf, openInbox, type Agent, type TestInbox } from "./open-inbox.ts";

let inbox: TestInbox;
let admin: Agent;
let karim: Agent;
beforeEach(async () => {
  inbox = await openInbox({ talkative: true });
  admin = await inbox.signIn("Sonia", { role: "admin" });
  karim = await inbox.signIn("Karim");
});
afterEach(() => inbox.close());

const remove = (who: Agent, whom: Agent) => who.delete(`/mediators/${encodeURIComponent(whom.mediator.id)}`);
const ownerOf = async (id: Conversation["id"]) => (await inbox.storage.turns.find(id))?.owner.kind;

describe("the list of colleagues", () => {
  it("shows an administrator who has an account, without anything secret", async () => {
    expect((await admin.get("/mediators")).body).toEqual({
      mediators: [
        { id: karim.mediator.id, name: "Karim", role: "mediator", totp: false, email: "karim@centre.test" },
        { id: admin.mediator.id, name: "Sonia", role: "admin", totp: false, email: "sonia@centre.test" },
      ],
    });
    expect(codeOf(await karim.get("/mediators"))).toBe("not-allowed");
  });
});

describe("removing a colleague", () => {
  it("signs them out at once; whoever they helped waits again, and is told", async () => {
    const id = await inbox.waits("amina");
    await karim.post(`/conversations/${id}/claim`);
    expect((await remove(admin, karim)).status).toBe(204);
    expect(codeOf(await karim.get("/conversations"))).toBe("not-signed-in");
    expect(await ownerOf(id)).toBe("waiting");
    const said = (await inbox.storage.handoff.transcript(id)).map(({ body }) => ("text" in body ? body.text : ""));
    expect(said.at(-1)).toBe("Une autre personne va vous répondre.");
    expect(await inbox.audit()).toEqual(
      expect.arrayContaining([
        `${admin.mediator.id} remove-mediator ${karim.mediator.id}`,
        `${karim.mediator.id} release ${id}`,
      ]),
    );
  });

  it("is finished later when it was stopped in the middle", async () => {
    const id = await inbox.waits("amina");
    await karim.post(`/conversations/${id}/claim`);
    await removeMediator(karim.mediator.id, null, inbox.parts);
    expect(await ownerOf(id)).toBe("mediator");
    await letGoOfRemoved(inbox.parts);
    await letGoOfRemoved(inbox.parts);
    expect(await ownerOf(id)).toBe("waiting");
    expect((await inbox.audit()).filter((line) => line.includes("release"))).toHaveLength(1);
  });

  it("is for administrators, and not for one's own account", async () => {
    expect(codeOf(await remove(karim, admin))).toBe("not-allowed");
    expect(codeOf(await remove(admin, admin))).toBe("own-account");
    await remove(admin, karim);
    expect((await remove(admin, karim)).status).toBe(404);
  });
});

describe("what a person is told", () => {
  it("is who takes the conversation, once; and at the end they may be asked whether it helped", async () => {
    const id = await inbox.waits("amina");
    await karim.post(`/conversations/${id}/claim`);
    await admin.post(`/conversations/${id}/claim`);
    await karim.post(`/conversations/${id}/claim`);
    await karim.post(`/conversations/${id}/close`);
    const said = (await inbox.storage.handoff.transcript(id)).slice(1).map(({ body }) => "text" in body && body.text);
    expect(said).toEqual([
      "Karim vous répond maintenant.",
      "Karim vous dit au revoir.",
      "Est-ce que cela vous a aidé ?",
    ]);
  });
});
