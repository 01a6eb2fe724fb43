import { settleWithin } from "../../src/dialogs/settle-within.ts";

describe("whoever waits does not wait for ever", () => {
  it("gets the answer when it comes in time", async () => {
    await expect(settleWithin(Promise.resolve("oui"), 1000, "it")).resolves.toBe("oui");
  });

  it("gets the failure when it comes in time", async () => {
    await expect(settleWithin(Promise.reject(new Error("no")), 1000, "it")).rejects.toThrow("no");
  });

  it("is told when nothing comes", async () => {
    const never = new Promise(() => undefined);
    await expect(settleWithin(never, 5, "the turn")).rejects.toThrow("the turn did not end within 5 ms");
  });
});
