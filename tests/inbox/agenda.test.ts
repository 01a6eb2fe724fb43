import express from "express";
import request from "supertest";
import { AgentId } from "../../src/appointments/appointment.ts";
import { agendaFeedRouter } from "../../src/inbox/agenda-feed-router.ts";
import type { AppointmentView } from "../../src/inbox/view-appointment.ts";
import { codeOf, openInbox, type Agent, type TestInbox } from "./open-inbox.ts";

// the clock stands at 9:00 UTC on Monday 2 March 2026; Samira receives on Tuesday mornings, Karim never
let inbox: TestInbox;
let sonia: Agent;
beforeEach(async () => {
  inbox = await openInbox();
  sonia = await inbox.signIn("Sonia");
});
afterEach(() => inbox.close());

const hour = 60 * 60_000;
let made = 0;
const newId = (): string => `appointment-of-this-test-${++made}`;
const tuesday = (time: string): string => `2026-03-10T${time}:00.000Z`;
const samiraAt = (time: string, more: object = {}) => ({
  ...{ id: newId(), reason: "demarches-caf", agent: "samira", start: tuesday(time), firstName: "Fatima" },
  ...more,
});
const appointmentIn = ({ body }: { body: unknown }): AppointmentView =>
  (body as { appointment: AppointmentView }).appointment;
const book = async (time: string, more: object = {}): Promise<AppointmentView> =>
  appointmentIn(await sonia.post("/appointments", samiraAt(time, more)));
const move = (of: AppointmentView, time: string, more: object = {}) =>
  sonia.post(`/appointments/${of.id}/move`, {
    ...{ id: newId(), version: of.version, agent: "samira", start: tuesday(time), ...more },
  });
const listed = async (): Promise<readonly AppointmentView[]> =>
  ((await sonia.get("/appointments?from=2026-03-10&to=2026-03-10")).body as { appointments: AppointmentView[] })
    .appointments;

describe("the agenda", () => {
  it("is drawn on the hours of opening, with the names of agents and reasons", async () => {
    expect((await sonia.get("/agenda?from=2026-03-09&to=2026-03-15")).body).toEqual({
      agents: [
        { id: "samira", firstName: "Samira" },
        { id: "karim", firstName: "Karim" },
      ],
      reasons: [{ id: "demarches-caf", label: "CAF", minutes: 45 }],
      openings: [
        { agentId: "samira", place: "centre", start: "2026-03-10T08:00:00.000Z", end: "2026-03-10T11:00:00.000Z" },
      ],
    });
  });

  it.each(["?from=2026-03-01", "?from=2026-02-30&to=2026-03-01", "?from=2020-01-01&to=2026-01-01"])(
    "is not read for %s",
    async (query) => {
      expect((await sonia.get(`/agenda${query}`)).status).toBe(400);
    },
  );
});

describe("a mediator books", () => {
  it("for somebody at the desk, once however often it is asked, and the journal tells", async () => {
    const wish = samiraAt("09:00");
    const first = await sonia.post("/appointments", wish);
    expect(first.status).toBe(201);
    expect(appointmentIn(first)).toMatchObject({
      firstName: "Fatima",
      state: "booked",
      forced: false,
      conversation: null,
    });
    expect(appointmentIn(await sonia.post("/appointments", wish)).id).toBe(wish.id);
    expect(await listed()).toHaveLength(1);
    expect(await inbox.audit()).toContain(`mediator-Sonia book-appointment ${wish.id}`);
  });

  it("over somebody else only knowingly, and it is seen", async () => {
    await book("09:00");
    const refused = await sonia.post("/appointments", samiraAt("09:30"));
    expect([refused.status, codeOf(refused)]).toEqual([409, "slot-taken"]);
    expect(JSON.stringify(refused.body)).toContain("Samira a déjà quelqu’un à cette heure.");
    const forced = await book("09:30", { force: true });
    expect(forced.forced).toBe(true);
    expect(await inbox.audit()).toContain(`mediator-Sonia force-appointment ${forced.id}`);
    expect((await listed()).map((one) => one.forced)).toEqual([false, true]);
  });

  it.each([
    ["in the past", { start: "2026-03-02T08:00:00.000Z" }, "in-the-past"],
    ["with nobody", { agent: "nobody" }, "unknown-agent"],
    ["for nothing", { reason: "nothing" }, "unknown-agent"],
    ["for a stranger", { conversation: "nobody" }, "not-found"],
    ["under a name that can be guessed", { id: "12" }, "bad-request"],
  ])("never %s", async (_what, more, code) => {
    expect(codeOf(await sonia.post("/appointments", samiraAt("09:00", more)))).toBe(code);
    expect(await listed()).toEqual([]);
  });
});

describe("a mediator moves", () => {
  it("to another time and another agent; the person keeps their code, and the old time is free", async () => {
    const old = await book("09:00");
    const moved = await move(old, "14:00", { agent: "karim" });
    expect(appointmentIn(moved)).toMatchObject({
      start: tuesday("14:00"),
      agent: "Karim",
      code: old.code,
      firstName: "Fatima",
    });
    expect((await listed()).map(({ start }) => start)).toEqual([tuesday("14:00")]);
    expect((await book("09:00")).state).toBe("booked");
    expect(await inbox.audit()).toContain(`mediator-Sonia move-appointment ${old.id}`);
  });

  it("nothing that a colleague has just changed", async () => {
    const seen = await book("09:00");
    await move(seen, "10:00");
    expect(codeOf(await move(seen, "11:00"))).toBe("appointment-gone");
    const [now] = await listed();
    if (now === undefined) throw new Error("the moved one should be there");
    expect(codeOf(await move({ ...now, version: now.version + 1 }, "11:00"))).toBe("appointment-changed");
    expect((await listed()).map(({ start }) => start)).toEqual([tuesday("10:00")]);
  });

  it("over somebody else only knowingly", async () => {
    const fatima = await book("09:00");
    await book("10:00", { firstName: "Karim" });
    expect(codeOf(await move(fatima, "10:15"))).toBe("slot-taken");
    expect((await listed()).map(({ start }) => start)).toEqual([tuesday("09:00"), tuesday("10:00")]);
    expect(appointmentIn(await move(fatima, "10:15", { force: true }))).toMatchObject({ forced: true });
  });

  it("nothing into the past", async () => {
    expect(codeOf(await move(await book("09:00"), "09:00", { start: "2026-03-01T09:00:00Z" }))).toBe("in-the-past");
  });
});

describe("what came of it", () => {
  it("is asked once it is over, said with one act, and can be changed", async () => {
    const { id } = await book("09:00");
    const unattended = async () => (await sonia.get("/appointments/unattended")).body as { count: number };
    expect((await unattended()).count).toBe(0);
    inbox.clock.moveBy(8 * 24 * hour + hour); // Tuesday at 10:00
    sonia = await inbox.signIn("Nadia");
    expect(await unattended()).toMatchObject({ count: 1, appointments: [{ id, attendance: "unsaid" }] });
    expect((await sonia.post(`/appointments/${id}/attendance`, { attendance: "noshow" })).status).toBe(200);
    expect((await sonia.post(`/appointments/${id}/attendance`, { attendance: "seen" })).status).toBe(200);
    expect((await listed()).map(({ attendance }) => attendance)).toEqual(["seen"]);
    expect((await unattended()).count).toBe(0);
    expect(await inbox.audit()).toContain(`mediator-Nadia attendance-seen ${id}`);
    expect(codeOf(await sonia.post(`/appointments/${id}/attendance`, { attendance: "late" }))).toBe("bad-request");
    expect(codeOf(await sonia.post("/appointments/never/attendance", { attendance: "seen" }))).toBe("appointment-gone");
  });
});

describe("times proposed in a conversation", () => {
  const offers = async (): Promise<readonly string[]> =>
    ((await sonia.get("/appointments/offers?reason=demarches-caf")).body as { offers: { id: string }[] }).offers.map(
      ({ id }) => id,
    );

  it("reach the person as the mediator's own words, with a button for each, kept from everybody else", async () => {
    const conversation = await inbox.waits("amina");
    await sonia.post(`/conversations/${conversation}/claim`);
    const three = await offers();
    const sent = await sonia.post(`/conversations/${conversation}/proposals`, {
      clientMessageId: "proposal-1",
      offers: three,
    });
    expect(sent.status).toBe(202);
    const last = (await inbox.storage.handoff.transcript(conversation)).at(-1);
    expect(last).toMatchObject({
      author: { kind: "mediator", name: "Sonia" },
      body: { kind: "choices", choices: three.map((id, place) => ({ id: `proposal:${place}:${id}` })) },
    });
    expect((await offers()).filter((id) => three.includes(id))).toEqual([]);
    // the mediator, who hears "the first one" on the telephone, is not stopped by what is kept for the same person
    const start = `${/(\d{4}-.*)Z$/.exec(three[0] ?? "")?.[1] ?? ""}:00.000Z`;
    expect((await book("09:00", { start, conversation })).conversation).toBe(conversation);
  });

  it("are not sent by who does not hold the conversation, nor when one of them is gone", async () => {
    const conversation = await inbox.waits("amina");
    const three = await offers();
    const body = { clientMessageId: "proposal-1", offers: three };
    expect(codeOf(await sonia.post(`/conversations/${conversation}/proposals`, body))).toBe("not-yours");
    expect(await offers()).toEqual(three);
    await sonia.post(`/conversations/${conversation}/claim`);
    const start = `${/(\d{4}-.*)Z$/.exec(three[1] ?? "")?.[1] ?? ""}:00.000Z`;
    await book("09:00", { start });
    const refused = await sonia.post(`/conversations/${conversation}/proposals`, body);
    expect(codeOf(refused)).toBe("slot-taken");
    expect(JSON.stringify(refused.body)).toContain("Cet horaire n’est plus libre");
    expect((await inbox.storage.handoff.transcript(conversation)).at(-1)?.body.kind).toBe("text");
  });
});

describe("the feed of a mediator's calendar", () => {
  const read = (address: string, headers: Readonly<Record<string, string>> = {}) =>
    request(express().use("/agenda", agendaFeedRouter(inbox.parts)))
      .get(new URL(address).pathname)
      .set(headers);
  const newFeed = async (): Promise<string> =>
    ((await sonia.post("/calendar-feed", { agent: "samira" })).body as { feed: { url: string } }).feed.url;

  it("has the agent's appointments and nobody's name; unchanged, it is not sent again", async () => {
    const url = await newFeed();
    expect((await sonia.get("/calendar-feed")).body).toMatchObject({ feed: { agentId: "samira", url } });
    const mine = await book("09:00");
    await book("09:00", { agent: "karim" });
    const first = await read(url);
    expect(first.headers["content-type"]).toMatch(/^text\/calendar/);
    expect(first.text.match(/BEGIN:VEVENT/g)).toHaveLength(1);
    expect(first.text).toContain("DTSTART:20260310T090000Z");
    expect(first.text).not.toMatch(/Fatima|appointment-of-this-test/);
    const etag = first.headers["etag"] ?? "";
    expect((await read(url, { "If-None-Match": etag })).status).toBe(304);
    await sonia.post(`/appointments/${mine.id}/cancel`);
    const after = await read(url, { "If-None-Match": etag });
    expect(after.status).toBe(200);
    expect(after.text).toContain("STATUS:CANCELLED");
    expect(after.text).toContain("SEQUENCE:1");
  });

  it("ends with a new link, when it is stopped, and with the account", async () => {
    const first = await newFeed();
    const second = await newFeed();
    expect((await read(first)).status).toBe(404);
    expect((await read(second)).status).toBe(200);
    await sonia.delete("/calendar-feed");
    expect((await read(second)).status).toBe(404);
    const third = await newFeed();
    await inbox.storage.mediators.remove(sonia.mediator.id, inbox.clock.now());
    expect((await read(third)).status).toBe(404);
  });

  it("is of somebody who is in the schedule", async () => {
    expect(codeOf(await sonia.post("/calendar-feed", { agent: AgentId.parse("nobody") }))).toBe("unknown-agent");
    expect((await sonia.get("/calendar-feed")).body).toEqual({ feed: null });
  });
});
