import { EventId } from "../../src/shared/ids.ts";
import { groupAlike } from "../../src/inbox/group-alike.ts";
import { codeOf, openInbox, type Agent, type TestInbox } from "./open-inbox.ts";

let inbox: TestInbox;
let sonia: Agent;
beforeEach(async () => {
  inbox = await openInbox();
  sonia = await inbox.signIn("Sonia");
});
afterEach(() => inbox.close());

let events = 0;
async function leave(text: string, satisfaction: string | null = null): Promise<void> {
  const now = inbox.clock.now();
  const address = { channel: "web", account: "centre", contact: "amina" };
  const id = EventId.parse(`asked-${++events}`);
  await inbox.storage.turns.receive({ id, address, sentAt: now, content: { kind: "opened" } }, now);
  const work = await inbox.storage.turns.claimNext("test", now, 60_000);
  if (work === "nothing") throw new Error("the message should be waiting");
  const unanswered = { text, nearest: ["mairie", "no-such-entry"] };
  const after = work.conversation;
  await inbox.storage.turns.commitTurn({ work, after, messages: [], alerts: [], unanswered, satisfaction }, now);
}

type Groups = {
  groups: readonly {
    questions: readonly { id: string; text: string; day: string }[];
    nearest: readonly { id: string; title: string }[];
  }[];
};
const groups = async () => ((await sonia.get("/questions")).body as Groups).groups;

describe("questions without an answer", () => {
  it("are grouped by likeness, with the entries that came closest, and nothing of who asked", async () => {
    for (const text of ["Louer un kayak", "ou acheter une fusée", "je veux louer des kayaks svp"]) await leave(text);
    const [kayak, rocket, ...others] = await groups();
    expect(others).toEqual([]);
    expect(kayak?.questions.map(({ text }) => text)).toEqual(["je veux louer des kayaks svp", "Louer un kayak"]);
    expect(kayak?.nearest).toEqual([{ id: "mairie", title: "La mairie" }]);
    expect(Object.keys(rocket?.questions[0] ?? {})).toEqual(["id", "text", "day"]);
    expect(rocket?.questions[0]?.day).toBe("2026-03-02");
  });

  it.each(["handled", "ignored"])("leave the list once %s, and the journal says how many by whom", async (as) => {
    for (const text of ["Louer un kayak", "acheter une fusée"]) await leave(text);
    const ids = (await groups())[0]?.questions.map(({ id }) => id);
    expect((await sonia.post("/questions/settle", { ids, as })).body).toEqual({ settled: 1 });
    expect((await sonia.post("/questions/settle", { ids, as })).body).toEqual({ settled: 0 });
    expect(await groups()).toHaveLength(1);
    expect((await inbox.audit()).filter((line) => line.includes("questions"))).toEqual([
      `mediator-Sonia questions-${as} 1`,
    ]);
  });

  it.each([[{}], [{ ids: [], as: "handled" }], [{ ids: ["1"], as: "eaten" }], [{ ids: "1", as: "handled" }]])(
    "refuses %j",
    async (body) => {
      const refused = await sonia.post("/questions/settle", body);
      expect([refused.status, codeOf(refused)]).toEqual([400, "bad-request"]);
    },
  );

  it("of one short word are not alike because of words that say nothing", () => {
    const question = (id: string, text: string) => ({ id, text, nearest: [], day: new Date(0) });
    const alone = groupAlike([question("1", "?"), question("2", "où"), question("3", "où ça"), question("4", "Été ?")]);
    expect(alone).toHaveLength(4);
  });
});

describe("satisfaction", () => {
  it("is counted by day over the last thirty days", async () => {
    await leave("x", "good");
    inbox.clock.moveBy(29 * 86_400_000);
    // A session lasts twelve hours.
    sonia = await inbox.signIn("Karim");
    for (const face of ["good", "good", "bad"]) await leave("x", face);
    expect((await sonia.get("/satisfaction")).body).toEqual({
      days: [
        { day: "2026-03-02", good: 1, fair: 0, bad: 0 },
        { day: "2026-03-31", good: 2, fair: 0, bad: 1 },
      ],
    });
    inbox.clock.moveBy(86_400_000);
    sonia = await inbox.signIn("Lina");
    expect(((await sonia.get("/satisfaction")).body as { days: unknown[] }).days).toHaveLength(1);
  });
});
