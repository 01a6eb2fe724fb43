import type { SendOutcome } from "../../src/delivery/channel-driver.ts";
import type { DeliveryErrorClass, OutboxItem } from "../../src/delivery/outbox-store.ts";
import { settleOutcome } from "../../src/delivery/settle-outcome.ts";
import { ConversationId, MessageId } from "../../src/shared/ids.ts";

const now = new Date("2026-03-23T08:00:00Z");
const item = (attempt = 1): OutboxItem => ({
  id: MessageId.parse("m"),
  conversation: ConversationId.parse("c"),
  address: { channel: "messenger", account: "page", contact: "amina" },
  author: { kind: "bot" },
  body: { kind: "text", text: "Bonjour" },
  attempt,
  lastInboundAt: now,
});
const refused = (errorClass: DeliveryErrorClass): SendOutcome => ({ kind: "refused", errorClass, error: "x" });

describe("settleOutcome", () => {
  it.each<DeliveryErrorClass>(["transient", "rate", "unknown"])("tries again after %s", (errorClass) => {
    expect(settleOutcome(refused(errorClass), item(), now, 0.5, null)).toMatchObject({ kind: "retry" });
  });

  it.each<DeliveryErrorClass>(["window", "unreachable", "invalid"])(
    "gives up at once after %s, and alerts",
    (errorClass) => {
      const settled = settleOutcome(refused(errorClass), item(), now, 0.5, null);
      expect(settled).toMatchObject({ kind: "failed", errorClass, alert: { kind: "delivery-failed" } });
    },
  );

  it.each<DeliveryErrorClass>(["auth", "policy"])(
    "keeps what waits while somebody mends the account (%s), and says at once that nothing leaves",
    (errorClass) => {
      const alert = { id: `channel-down/messenger/${errorClass}/2026-03-23`, kind: "channel-down", conversation: null };
      expect(settleOutcome(refused(errorClass), item(), now, 0.5, null)).toMatchObject({ kind: "retry", alert });
      expect(settleOutcome(refused(errorClass), item(12), now, 0.5, null)).toMatchObject({ kind: "failed" });
    },
  );

  it("says that the quota is spent once slowing down has not helped", () => {
    expect(settleOutcome(refused("rate"), item(4), now, 0.5, null)).toMatchObject({ kind: "retry", alert: null });
    const settled = settleOutcome(refused("rate"), item(5), now, 0.5, null);
    expect(settled).toMatchObject({ kind: "retry", alert: { kind: "channel-down" } });
  });

  it("waits longer after each try, and gives up in the end", () => {
    const waits = [1, 2, 3, 4].map((attempt) => {
      const settled = settleOutcome(refused("transient"), item(attempt), now, 0, null);
      return settled.kind === "retry" ? settled.at.getTime() - now.getTime() : 0;
    });
    expect(waits).toEqual([500, 1000, 2000, 4000]);
    expect(settleOutcome(refused("transient"), item(12), now, 0, null).kind).toBe("failed");
  });

  it("waits as long as the provider asks", () => {
    const outcome: SendOutcome = { kind: "refused", errorClass: "rate", error: "x", retryAfterMs: 60_000 };
    expect(settleOutcome(outcome, item(), now, 0.9, null)).toMatchObject({ at: new Date("2026-03-23T08:01:00Z") });
  });

  it("never sends again blindly what may have left: it waits for an echo, or for a person", () => {
    const unknown: SendOutcome = { kind: "unknown", error: "time-out" };
    expect(settleOutcome(unknown, item(), now, 0, 20_000)).toMatchObject({
      kind: "unknown",
      confirmBy: new Date("2026-03-23T08:00:20Z"),
      alert: null,
    });
    expect(settleOutcome(unknown, item(), now, 0, null)).toMatchObject({
      kind: "unknown",
      confirmBy: null,
      alert: { kind: "delivery-unknown" },
    });
  });
});
