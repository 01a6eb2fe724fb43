import { EventId } from "../../../src/shared/ids.ts";
import { findQuoted } from "../../../web/inbox/conversation/find-quoted.ts";
import { message } from "./rows.ts";

const answering = (event: string, providerId: string) =>
  message(3, "oui celle-là", {
    body: { kind: "text", text: "oui celle-là", answers: { event: EventId.parse(event), providerId } },
  });
const theirs = message(1, "quelle attestation ?", { id: "whatsapp-cloud:1:wamid.1/0" });
const ours = message(2, "Celle de la CAF", { from: "mediator", providerId: "wamid.2" });
const messages = [theirs, ours];

describe("the message that a person answers", () => {
  it.each([
    ["one of theirs", answering("whatsapp-cloud:1:wamid.1", "wamid.1"), theirs],
    ["one of ours", answering("whatsapp-cloud:1:wamid.2", "wamid.2"), ours],
    ["one that is gone", answering("whatsapp-cloud:1:wamid.9", "wamid.9"), "gone"],
    ["none", theirs, null],
  ])("is %s", (_which, one, quoted) => {
    expect(findQuoted(messages, one)).toEqual(quoted);
  });
});
