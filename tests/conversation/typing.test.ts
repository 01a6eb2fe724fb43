import { createTyping, type TypingNotice } from "../../src/conversation/typing.ts";
import { ConversationId, MediatorId } from "../../src/shared/ids.ts";
import { type News, nobodyElse } from "../../src/shared/news.ts";

const conversation = ConversationId.parse("c");
const sonia = { id: MediatorId.parse("sonia"), name: "Sonia" };
const notice = { conversation, from: "mediator", mediator: sonia } as const;
const nameOf = (id: MediatorId) => Promise.resolve(id === sonia.id ? sonia.name : null);
const here = { news: nobodyElse, nameOf };

describe("typing notices", () => {
  it("reach everyone who listens, also when one of them fails", () => {
    const typing = createTyping(here);
    const heard: string[] = [];
    typing.subscribe(() => {
      throw new Error("closed");
    });
    typing.subscribe(({ name }) => heard.push(name ?? ""));
    typing.announce(notice);
    expect(heard).toEqual(["Sonia"]);
  });

  it("end with the subscription", () => {
    const typing = createTyping(here);
    const heard: TypingNotice[] = [];
    const listener = (one: TypingNotice): void => void heard.push(one);
    const stops = [typing.subscribe(listener), typing.subscribe(listener)];
    stops[0]?.();
    typing.announce(notice);
    expect(heard).toHaveLength(1);
  });

  it("go to other processes without a name, which each looks up", async () => {
    const told: News[] = [];
    createTyping({ news: { ...nobodyElse, tell: (news) => void told.push(news) }, nameOf }).announce(notice);
    expect(told).toEqual([{ kind: "typing", conversation, from: "mediator", mediator: "sonia" }]);

    let hear: (news: News) => void = () => undefined;
    const listen = (listener: (news: News) => void) => {
      hear = listener;
      return () => undefined;
    };
    const there = createTyping({ news: { ...nobodyElse, listen }, nameOf });
    const shown = new Promise((resolve) => there.subscribe(resolve));
    for (const news of told) hear(news);
    expect(await shown).toEqual({ conversation, from: "mediator", name: "Sonia" });
  });
});
