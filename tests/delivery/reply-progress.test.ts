import { moveAfter, weighProof } from "../../src/delivery/reply-progress.ts";

const at = new Date("2026-03-23T08:00:00Z");

describe("what a settlement makes of a reply", () => {
  it("queues it again for when it may be tried", () => {
    const settlement = { kind: "retry", at, error: "500", alert: null } as const;
    expect(moveAfter(settlement)).toEqual({ state: "queued", dueAt: at, error: "500" });
  });

  it("remembers until when an echo is awaited", () => {
    const settlement = { kind: "unknown", error: "no answer", confirmBy: at, alert: null } as const;
    expect(moveAfter(settlement)).toEqual({ state: "unknown", confirmBy: at, error: "no answer" });
  });
});

describe("the provider's word that it has a reply", () => {
  it.each([
    ["wins over a doubt", { state: "unknown", providerId: null }, "sent", "p", "moves"],
    ["wins over a refusal of another try", { state: "failed", providerId: "p1" }, "sent", "p2", "moves"],
    ["is older news than a refusal of the same try", { state: "failed", providerId: "p" }, "sent", "p", "nothing"],
    ["wins over that refusal once it was delivered", { state: "failed", providerId: "p" }, "delivered", "p", "moves"],
    ["takes nothing back", { state: "read", providerId: "p" }, "delivered", null, "nothing"],
    ["may still tell its id", { state: "delivered", providerId: null }, "sent", "p", "names"],
  ] as const)("%s", (_, known, state, providerId, outcome) => {
    expect(weighProof(known, state, providerId).kind).toBe(outcome);
  });
});
