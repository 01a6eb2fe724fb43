import type { Request, Response } from "express";
import type { Conversation } from "../../conversation/conversation.ts";
import type { HandoffStore } from "../../conversation/handoff-store.ts";
import type { MediaFolder } from "../../media/media-folder.ts";
import { sendKeptFile } from "../../shared/send-kept-file.ts";
import { answerProblem } from "./chat-problem.ts";
import { viewMessage } from "./chat-view.ts";

export type ChatFileParts = {
  readonly handoff: Pick<HandoffStore, "transcript">;
  readonly media: Pick<MediaFolder, "find">;
};

/** A file that a mediator sent in this very conversation; there is no other way to one, whoever guesses its name. */
export const chatFile =
  ({ handoff, media }: ChatFileParts) =>
  async (request: Request, response: Response, { id }: Conversation): Promise<void> => {
    const wanted = request.params["file"];
    const sent = (await handoff.transcript(id))
      .map((line) => viewMessage(line)?.body)
      .find((body) => body?.kind === "file" && body.media === wanted);
    const found = sent?.kind === "file" ? await media.find(sent.media) : null;
    if (found?.kind !== "kept") return void answerProblem(response, "file-gone");
    sendKeptFile(response, found.file, found.type, found.name);
  };
