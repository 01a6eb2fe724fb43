import path from "node:path";
import type { Config } from "../config.ts";
import { openMediaFolder } from "../media/media-folder.ts";
import { openStorage } from "../open-storage.ts";
import { withFiles } from "../privacy/with-files.ts";
import { ConversationId } from "../shared/ids.ts";
import { StartFault } from "../start-fault.ts";
import type { Storage } from "../storage/storage.ts";
import type { Command } from "./command.ts";

/** Prints what is kept about the person of a conversation; the inbox shows the id in the address of the page. */
export const exportData: Command = (config, args) =>
  withConversation(config, args, async ({ personalData, mediators }, conversation) => {
    const data = await personalData.collect(conversation);
    if (data === null) throw unknownConversation(conversation);
    await mediators.record({ at: new Date(), mediator: null, act: "export", subject: conversation });
    process.stdout.write(`${JSON.stringify(data, null, 2)}\n`);
  });

export const eraseData: Command = (config, args) =>
  withConversation(config, args, async (storage, conversation) => {
    const personalData = withFiles(
      storage.personalData,
      openMediaFolder(path.join(config.dataDir, "media")),
      storage.handoff,
    );
    const now = new Date();
    if ((await personalData.erase(conversation, now, now)) === "unknown-conversation")
      throw unknownConversation(conversation);
    await storage.mediators.record({ at: now, mediator: null, act: "erase", subject: conversation });
    process.stdout.write("Erased: messages, files, name, address and appointments to come.\n");
  });

async function withConversation(
  config: Config,
  args: readonly string[],
  act: (storage: Storage, conversation: ConversationId) => Promise<void>,
): Promise<void> {
  const conversation = ConversationId.safeParse(args[0]);
  if (!conversation.success)
    throw new StartFault("Give the conversation's id: it stands in the address of its page in the inbox.");
  const storage = await openStorage(config);
  try {
    await act(storage, conversation.data);
  } finally {
    await storage.close();
  }
}

const unknownConversation = (conversation: ConversationId): StartFault =>
  new StartFault(`There is no conversation ${conversation}. Its id stands in the address of its page in the inbox.`);
