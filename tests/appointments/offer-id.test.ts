import { offerId, readOfferId } from "../../src/appointments/offer-id.ts";

describe("the id of an offer", () => {
  it("says the reason and the start, and is read back", () => {
    const offer = { reason: "demarches-caf", start: new Date("2026-04-01T08:00:00Z") };
    expect(offerId(offer)).toBe("slot:demarches-caf:2026-04-01T08:00Z");
    expect(readOfferId(offerId(offer))).toEqual(offer);
  });

  it.each([
    [""],
    ["slot:"],
    ["menu"],
    ["slot:demarches-caf:2026-04-01"],
    ["slot:demarches-caf:2026-13-45T99:99Z"],
    ["slot:Démarches:2026-04-01T08:00Z"],
    ["slot:demarches-caf:2026-04-01T08:00Z; DROP TABLE appointment"],
    [`slot:${"a".repeat(61)}:2026-04-01T08:00Z`],
  ])("is nothing else: %s", (id) => {
    expect(readOfferId(id)).toBeNull();
  });
});
