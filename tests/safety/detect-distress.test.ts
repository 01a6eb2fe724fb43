import type { DistressKind } from "../../src/safety/detect-distress.ts";
import { detectDistress } from "../../src/safety/detect-distress.ts";
import { CALLS, NO_CALLS } from "./distress-messages.ts";

describe.each(Object.keys(CALLS) as DistressKind[])("a call for help of kind %s", (kind) => {
  it.each(CALLS[kind])("is heard in « %s »", (message) => {
    expect(detectDistress(message)).toBe(kind);
  });
});

describe("what only sounds like it", () => {
  it.each(NO_CALLS)("raises no alarm: « %s »", (message) => {
    expect(detectDistress(message)).toBeNull();
  });
});
