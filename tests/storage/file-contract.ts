import type { SentFile } from "../../src/conversation/message.ts";
import { MediaId } from "../../src/shared/ids.ts";
import { withFiles } from "../../src/privacy/with-files.ts";
import { at, byMediator, converse, line, pushing, sonia } from "./story.ts";
import type { GivenStorage } from "./storage-contract.ts";

const plan: SentFile = {
  kind: "file",
  attachment: "file",
  media: MediaId.parse(`${"A".repeat(24)}.${"b".repeat(22)}`),
  name: "plan du centre.pdf",
  type: "application/pdf",
  size: 12_345,
  text: "Voici le plan.",
};

/** Files that mediators send: lines of the transcript and of the outbox like any words. */
export function itCarriesFiles({ storage, restart }: GivenStorage): void {
  const sends = (channel: string) =>
    converse(storage(), "amina", { channel, answers: [line("f1", plan, byMediator(sonia), at(1))] });

  it("gives the sender all of a file, and the transcript too", async () => {
    const id = await sends(pushing);
    await restart();
    expect(await storage().outbox.beginDue("sender", at(3), 20_000, 10)).toMatchObject([{ id: "f1", body: plan }]);
    expect((await storage().handoff.transcript(id)).at(-1)).toMatchObject({ body: plan, delivery: "sending" });
  });

  it("tells by what name the provider knows it, since people answer it by that", async () => {
    const id = await sends(pushing);
    const begun = await storage().outbox.beginDue("sender", at(3), 20_000, 10);
    for (const item of begun) {
      await storage().outbox.settle(item, "sender", { kind: "sent", providerId: "wamid.1" }, at(4));
    }
    const named = (await storage().handoff.transcript(id)).map(({ providerId }) => providerId);
    expect([named[0], named.at(-1)]).toEqual([null, "wamid.1"]);
  });

  it("tells the person what is kept of it, and erases the file before its line", async () => {
    const id = await sends("web");
    const collected = await storage().personalData.collect(id);
    expect(collected?.messages.at(-1)).toMatchObject({ text: "[plan du centre.pdf] Voici le plan." });
    const erased: string[] = [];
    const files = {
      erase: async () => undefined,
      eraseOne: async (media: MediaId) => {
        expect(await storage().handoff.transcript(id)).not.toEqual([]);
        erased.push(media);
      },
    };
    await withFiles(storage().personalData, files, storage().handoff).erase(id, at(9), at(9));
    expect(erased).toEqual([plan.media]);
    expect(await storage().handoff.transcript(id)).toEqual([]);
  });
}
