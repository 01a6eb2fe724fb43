import { calendarFile } from "../../src/appointments/calendar-file.ts";

const entry = {
  uid: "s3cr3t",
  sequence: 0,
  start: new Date("2026-10-26T08:00:00Z"),
  end: new Date("2026-10-26T08:45:00Z"),
  place: "centre",
  address: "3 rue de la Place, Tourcoing",
  centre: "Centre social",
  cancelled: false,
  now: new Date("2026-10-19T08:00:00Z"),
} as const;

describe("an appointment for the calendar of a telephone", () => {
  it("is in UTC, on both sides of a clock change, with the place", () => {
    const file = calendarFile(entry);
    expect(file).toContain("DTSTART:20261026T080000Z");
    expect(file).toContain("DTEND:20261026T084500Z");
    expect(file).toContain("DTSTAMP:20261019T080000Z");
    expect(file).toContain("LOCATION:3 rue de la Place\\, Tourcoing");
    expect(file).not.toContain("TZID");
  });

  it("tells that it is cancelled, as a later version of the same event", () => {
    const file = calendarFile({ ...entry, cancelled: true, sequence: 1 });
    expect(file).toContain("STATUS:CANCELLED");
    expect(file).toContain("SEQUENCE:1");
    expect(file).toContain("UID:s3cr3t@sos-numerique");
  });

  it("gives no address to who is telephoned", () => {
    expect(calendarFile({ ...entry, place: "phone" })).not.toContain("LOCATION");
  });
});
