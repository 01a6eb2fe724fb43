import { replyUntil, whyTooLate } from "../../../web/inbox/conversation/reply-window.ts";

const day = 86_400_000;
const at = (hours: number): string => new Date(Date.UTC(2026, 2, 2, hours)).toISOString();
const wrote = (hours: number) => ({ from: "resident", at: at(hours) }) as const;
const whatsapp = { replyWindowMs: day, lastInboundAt: at(9) };

describe("how long a person can be answered", () => {
  it("has no end where the channel sets none", () => {
    expect(replyUntil({ replyWindowMs: null, lastInboundAt: at(9) }, [])).toBeNull();
    expect(whyTooLate({ replyWindowMs: null, lastInboundAt: null }, [], Date.parse(at(99)))).toBeNull();
  });

  it("counts from what the person wrote last, here or in the row", () => {
    expect(replyUntil(whatsapp, [])).toBe(Date.parse(at(33)));
    expect(replyUntil(whatsapp, [wrote(8)])).toBe(Date.parse(at(33)));
    expect(replyUntil(whatsapp, [wrote(8), wrote(12), { from: "bot", at: at(13) }])).toBe(Date.parse(at(36)));
  });

  it("says why, once it is over, and for how long one can wait", () => {
    expect(whyTooLate(whatsapp, [], Date.parse(at(32)))).toBeNull();
    expect(whyTooLate(whatsapp, [], Date.parse(at(33)))).toMatch(/depuis 24 heures/);
    expect(whyTooLate({ ...whatsapp, replyWindowMs: 7 * day }, [], Date.parse(at(9 + 24 * 7)))).toMatch(
      /depuis 7 jours/,
    );
  });

  it("is over before it began for a person who never wrote", () => {
    expect(whyTooLate({ ...whatsapp, lastInboundAt: null }, [], Date.parse(at(9)))).not.toBeNull();
  });
});
