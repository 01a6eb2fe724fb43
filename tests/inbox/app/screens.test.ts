import { hashOf, readPlace, type Place } from "../../../web/inbox/frame/place.ts";
import { sayDay, sayWait, sayWhen, speakWait } from "../../../web/inbox/frame/say-time.ts";
import { personName } from "../../../web/inbox/frame/words.ts";
import { arrangeConversations } from "../../../web/inbox/list/arrange-conversations.ts";
import { applyHead, applyLastMessage, applyMessage } from "../../../web/inbox/live/apply-event.ts";
import { readInboxEvent } from "../../../web/inbox/live/read-inbox-event.ts";
import { headOf, message, row } from "./rows.ts";

const second = 1_000;
const minute = 60 * second;
const hour = 60 * minute;

describe("the groups of the list", () => {
  it("put the longest wait first, and the latest word first elsewhere", () => {
    const rows = [
      row({ id: "bot", owner: "bot" }),
      row({ id: "waits-since-9", owner: "waiting", since: "2026-03-02T09:00:00.000Z" }),
      row({ id: "mine-old", owner: "sonia", lastAt: "2026-03-02T08:00:00.000Z" }),
      row({ id: "waits-since-8", owner: "waiting", since: "2026-03-02T08:00:00.000Z" }),
      row({ id: "karims", owner: "karim" }),
      row({ id: "mine-new", owner: "sonia", lastAt: "2026-03-02T10:00:00.000Z" }),
      { ...row({ id: "ended", owner: "bot", lastAt: "2026-03-02T11:00:00.000Z" }), ended: true },
    ];
    const groups = arrangeConversations(rows, "sonia").map(({ name, rows }) => [name, rows.map(({ id }) => id)]);
    expect(groups).toEqual([
      ["waiting", ["waits-since-8", "waits-since-9"]],
      ["mine", ["mine-new", "mine-old"]],
      ["colleagues", ["karims"]],
      ["assistant", ["bot", "ended"]],
    ]);
  });

  it("leaves out empty groups", () => {
    expect(arrangeConversations([row({ id: "a", owner: "bot" })], "sonia").map(({ name }) => name)).toEqual([
      "assistant",
    ]);
  });
});

describe("live events", () => {
  it("change the row they name, and keep its last message", () => {
    const rows = [row({ id: "A", owner: "waiting" }), row({ id: "B", owner: "bot" })];
    const head = headOf(row({ id: "A", owner: "sonia" }));
    const after = applyHead(rows, head);
    expect(after[0]).toEqual(row({ id: "A", owner: "sonia" }));
    expect(after[1]).toBe(rows[1]);
    expect(applyHead(after, head)).toEqual(after);
  });

  it("add a conversation that is new", () => {
    const head = headOf(row({ id: "new", owner: "waiting" }));
    expect(
      applyHead([row({ id: "A", owner: "bot" })], head).map(({ id, lastMessage }) => [id, lastMessage === null]),
    ).toEqual([
      ["new", true],
      ["A", false],
    ]);
  });

  it("never put an older message back as the last one", () => {
    const rows = [row({ id: "A", owner: "bot", lastAt: "2026-03-02T10:00:00.000Z" })];
    const older = applyLastMessage(rows, "A", message(1, "vieux"), "vieux");
    expect(older[0]?.lastMessage?.text).toBe("Bonjour");
    const newer = applyLastMessage(rows, "A", message(2, "neuf", { at: "2026-03-02T10:00:01.000Z" }), "neuf");
    expect(newer[0]?.lastMessage?.text).toBe("neuf");
  });

  it("mark a note as one in the list", () => {
    const note = message(1, "", { from: "mediator", body: { kind: "note", text: "à rappeler" } });
    const [changed] = applyLastMessage([row({ id: "A", owner: "bot" })], "A", note, "à rappeler");
    expect(changed?.lastMessage?.from).toBe("note");
  });

  it("keep the transcript in order, each message once, whatever the order they come in", () => {
    let messages = [message(1, "un"), message(3, "trois")] as readonly ReturnType<typeof message>[];
    for (const one of [message(4, "quatre"), message(2, "deux"), message(3, "trois", { delivery: "read" })]) {
      messages = applyMessage(messages, one);
    }
    expect(messages.map(({ seq, delivery }) => [seq, delivery])).toEqual([
      [1, "stored"],
      [2, "stored"],
      [3, "read"],
      [4, "stored"],
    ]);
  });

  it("of unknown kinds are left alone", () => {
    expect(readInboxEvent({ id: "1", event: "fireworks", data: "{}" })).toBeNull();
    expect(readInboxEvent({ id: null, event: "ready", data: '{"resumed":true}' })).toEqual({
      kind: "ready",
      resumed: true,
    });
  });
});

describe("waits", () => {
  it.each([
    [-5 * second, "0:00", "moins d’une minute"],
    [42 * second, "0:42", "moins d’une minute"],
    [minute, "1:00", "1 minute"],
    [12 * minute + 5 * second, "12:05", "12 minutes"],
    [hour - 1, "59:59", "59 minutes"],
    [hour, "1 h 00", "1 heure"],
    [2 * hour + 7 * minute, "2 h 07", "2 heures 7"],
    [25 * hour, "1 j 1 h", "1 jour"],
    [75 * hour, "3 j 3 h", "3 jours"],
  ])("%d ms is shown as %s and spoken as %s", (ms, shown, spoken) => {
    expect([sayWait(ms), speakWait(ms)]).toEqual([shown, spoken]);
  });
});

describe("days", () => {
  const now = new Date(2026, 2, 3, 14, 0);
  const local = (day: number, hours = 12): string => new Date(2026, 2, day, hours, 30).toISOString();
  it.each([
    [local(3, 0), "Aujourd’hui", "00:30"],
    [local(2, 23), "Hier", "Hier"],
    [local(4, 1), "Demain", "4 mars"],
    [local(10), "Mardi 10 mars", "10 mars"],
  ])("%s is %s", (at, day, when) => {
    expect([sayDay(at, now), sayWhen(at, now)]).toEqual([day, when]);
  });
});

describe("places", () => {
  it.each<Place>([
    { kind: "conversations", open: null },
    { kind: "conversations", open: "web/centre/é=& 1" },
    { kind: "appointments", day: null },
    { kind: "appointments", day: "2026-03-10" },
    { kind: "day-sheet", day: "2026-03-10" },
    { kind: "invitation", token: "abc_-123" },
  ])("are found again in the address: %j", (place) => {
    expect(readPlace(hashOf(place))).toEqual(place);
  });

  it.each(["", "#", "#nothing", "#conversation=", "#conversation=%E0%A4%A", "#invitation="])(
    "fall back to the list: %s",
    (hash) => {
      expect(readPlace(hash)).toEqual({ kind: "conversations", open: null });
    },
  );
});

describe("people without a name", () => {
  it("have a mark that stays theirs", () => {
    const names = Array.from({ length: 200 }, (_, number) => personName({ id: `conversation-${number}`, name: null }));
    expect(names[0]).toMatch(/^Personne [A-Z2-9]{3}$/);
    expect(personName({ id: "conversation-0", name: null })).toBe(names[0]);
    expect(new Set(names).size).toBeGreaterThan(190);
    expect(personName({ id: "conversation-0", name: "Fatima" })).toBe("Fatima");
  });
});
