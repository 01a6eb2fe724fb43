import { anAlert, at } from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

export function itKeepsAlerts({ storage, restart }: GivenStorage): void {
  it("raises one cause once, even after it was acknowledged", async () => {
    await storage().alerts.raise(anAlert("a"));
    await storage().alerts.raise(anAlert("a", { text: "Autre texte" }));
    expect(await storage().alerts.open()).toEqual([{ ...anAlert("a"), acknowledged: null }]);
    await storage().alerts.acknowledge("a", "Sonia", at(5));
    await storage().alerts.raise(anAlert("a"));
    expect(await storage().alerts.open()).toEqual([]);
  });

  it("lists the open ones, oldest first", async () => {
    for (const [id, seconds] of [
      ["b", 2],
      ["a", 1],
      ["c", 3],
    ] as const) {
      await storage().alerts.raise(anAlert(id, { at: at(seconds), kind: "channel-down" }));
    }
    await storage().alerts.acknowledge("b", "Sonia", at(5));
    await restart();
    expect((await storage().alerts.open()).map(({ id }) => id)).toEqual(["a", "c"]);
  });

  it("is acknowledged by one mediator", async () => {
    await storage().alerts.raise(anAlert("a"));
    const outcomes = await Promise.all([
      storage().alerts.acknowledge("a", "Sonia", at(1)),
      storage().alerts.acknowledge("a", "Karim", at(1)),
    ]);
    expect(outcomes.toSorted()).toEqual(["acknowledged", "already"]);
    expect(await storage().alerts.acknowledge("b", "Sonia", at(1))).toBe("unknown");
  });

  it("tells open inboxes when one is raised or acknowledged, and only then", async () => {
    await storage().alerts.raise(anAlert("a"));
    await storage().alerts.raise(anAlert("a"));
    await storage().alerts.acknowledge("a", "Sonia", at(1));
    await storage().alerts.acknowledge("a", "Sonia", at(1));
    expect((await storage().liveEvents.after(0, 10)).map(({ kind }) => kind)).toEqual(["alerts", "alerts"]);
  });
}
