import { agendaFeed } from "../../src/appointments/agenda-feed.ts";
import { AppointmentId, type Appointment, type AppointmentState } from "../../src/appointments/appointment.ts";
import { ConversationId } from "../../src/shared/ids.ts";
import { aReason, aSchedule, samira } from "./schedules.ts";

const id = AppointmentId.parse("c2VjcmV0LXNlY3JldA");
const appointment = (state: AppointmentState, changes: Partial<Appointment> = {}): Appointment => ({
  id,
  code: "K7PM",
  reason: aReason().id,
  agent: samira,
  place: "centre",
  start: new Date("2026-10-26T08:00:00Z"),
  end: new Date("2026-10-26T08:45:00Z"),
  conversation: ConversationId.parse("conversation-amina"),
  firstName: "Amina",
  state,
  heldAt: new Date("2026-10-19T08:00:00Z"),
  origin: { kind: "resident" },
  version: 2,
  calendar: { uid: id, sequence: 0 },
  reminders: [],
  ...changes,
});
const feed = (...appointments: readonly Appointment[]): string =>
  agendaFeed(appointments, "Rendez-vous de Samira", aSchedule()).replaceAll("\r\n ", "");

describe("an agent's feed", () => {
  it("tells when, where and which procedure, in UTC, and nothing of the person", () => {
    const text = feed(appointment({ kind: "booked", attendance: "unsaid" }));
    expect(text).toContain("DTSTART:20261026T080000Z");
    expect(text).toContain("DTEND:20261026T084500Z");
    expect(text).toContain("SUMMARY:Rendez-vous (CAF)");
    expect(text).toContain("LOCATION:Au centre");
    expect(text).not.toMatch(/TZID|Amina|K7PM|conversation-amina/);
    // with the id anybody opens the appointment's page
    expect(text).not.toContain(id);
  });

  it("has a cancelled one as the same entry, cancelled, with a number that has grown", () => {
    const uidOf = (text: string): string | undefined => /^UID:(.+)$/m.exec(text)?.[1];
    const before = feed(appointment({ kind: "booked", attendance: "unsaid" }));
    const after = feed(appointment({ kind: "cancelled", by: "resident" }, { calendar: { uid: id, sequence: 3 } }));
    expect(uidOf(after)).toBe(uidOf(before));
    expect(after).toContain("STATUS:CANCELLED");
    expect(after).toContain("SEQUENCE:3");
    expect(before).toContain("SEQUENCE:0");
  });

  it("leaves out what is only held, and what another one took the place of", () => {
    const held = { kind: "held", until: new Date("2026-10-19T08:10:00Z"), moves: null } as const;
    expect(feed(appointment(held), appointment({ kind: "moved", to: id }))).not.toContain("VEVENT");
  });

  it("is the same text as long as the appointments are the same", () => {
    const one = appointment({ kind: "booked", attendance: "unsaid" });
    expect(feed(one)).toBe(feed(one));
    expect(feed(one)).not.toBe(feed({ ...one, calendar: { uid: id, sequence: 1 } }));
  });
});
