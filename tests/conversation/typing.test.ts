import { createTyping, type TypingNotice } from "../../src/conversation/typing.ts";
import { ConversationId } from "../../src/shared/ids.ts";

const notice: TypingNotice = { conversation: ConversationId.parse("c"), from: "mediator", name: "Sonia" };

describe("typing notices", () => {
  it("reach everyone who listens, also when one of them fails", () => {
    const typing = createTyping();
    const heard: string[] = [];
    typing.subscribe(() => {
      throw new Error("closed");
    });
    typing.subscribe(({ name }) => heard.push(name ?? ""));
    typing.announce(notice);
    expect(heard).toEqual(["Sonia"]);
  });

  it("end with the subscription", () => {
    const typing = createTyping();
    const heard: TypingNotice[] = [];
    const listener = (one: TypingNotice): void => void heard.push(one);
    const stops = [typing.subscribe(listener), typing.subscribe(listener)];
    stops[0]?.();
    typing.announce(notice);
    expect(heard).toHaveLength(1);
  });
});
