import { randomBytes } from "node:crypto";
import { drawCode, nextCode } from "../../src/appointments/appointment-code.ts";

const random = { fraction: () => 0.5, token: (bytes: number) => randomBytes(bytes).toString("base64url") };

describe("the code of an appointment", () => {
  it("has four characters that cannot be mistaken, and hardly ever the same", () => {
    const codes = Array.from({ length: 2000 }, () => drawCode(random));
    for (const code of codes) expect(code).toMatch(/^[CDFHJKLMNPRTVWX2-9]{4}$/);
    expect(new Set(codes).size).toBeGreaterThan(1950);
    expect(new Set(codes.join("")).size).toBe(23);
  });

  it.each([
    ["CCCC", "CCCD"],
    ["CCC9", "CCDC"],
    ["X999", "2CCC"],
    ["9999", "CCCC"],
  ])("after %s comes %s", (code, next) => {
    expect(nextCode(code)).toBe(next);
  });
});
