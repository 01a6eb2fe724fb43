import { pageProfile, pageSubscription, setUpPage } from "../../src/channels/messenger/page-profile.ts";
import { startFakeGraph, type Behaviour, type FakeGraph } from "../support/fake-graph.ts";

let behaviour: Behaviour = "ok";
let graph: FakeGraph;
beforeAll(async () => {
  graph = await startFakeGraph({ behave: () => behaviour });
});
afterAll(() => graph.close());
const setUp = async () =>
  (
    await setUpPage({
      graphUrl: graph.url,
      graphVersion: "v25.0",
      token: "t",
      appSecret: "s",
      timeoutMs: 500,
      pageId: "1",
    })
  ).map(({ kind }) => kind);

describe("channels setup", () => {
  it("says what is wrong, and changes nothing, when the token is dead", async () => {
    behaviour = "bad-token";
    expect(await setUp()).toEqual(["failed", "failed"]);
    expect(graph.profile).toEqual({});
  });

  it("sets the page up, and finds it in order the second time", async () => {
    behaviour = "ok";
    expect(await setUp()).toEqual(["done", "done"]);
    expect(graph.profile).toMatchObject({ ...pageProfile, subscribed: pageSubscription.join(",") });
    expect(await setUp()).toEqual(["already", "already"]);
  });

  it("puts back what somebody changed", async () => {
    Object.assign(graph.profile, { persistent_menu: [], subscribed: "messages" });
    expect(await setUp()).toEqual(["done", "done"]);
  });

  it("keeps to Meta's limits", () => {
    expect(pageProfile.ice_breakers.length).toBeLessThanOrEqual(4);
    for (const { question } of pageProfile.ice_breakers) expect(question.length).toBeLessThanOrEqual(80);
    for (const { title } of pageProfile.persistent_menu[0].call_to_actions)
      expect(title.length).toBeLessThanOrEqual(30);
    expect(pageProfile.greeting[0].text.length).toBeLessThanOrEqual(160);
  });
});
