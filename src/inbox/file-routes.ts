import express, { type Request, type RequestHandler, type Response, type Router } from "express";
import { kindByContent, largestFile, plainName } from "../media/file-kind.ts";
import { sentKindOf } from "../media/file-limits.ts";
import { voiceToWave } from "../media/voice-to-wave.ts";
import type { Conversation } from "../conversation/conversation.ts";
import type { MediaId } from "../shared/ids.ts";
import { answerProblem } from "./answer.ts";
import { fileIdFormat, mediaOf } from "./brought-file.ts";
import { forMediators } from "./for-mediators.ts";
import type { InboxParts, SignedIn } from "./inbox-parts.ts";
import { conversationIdOf } from "./read-request.ts";
import { whyNotFile } from "./say-file-limits.ts";

const readRaw: RequestHandler = express.raw({ type: "application/octet-stream", limit: largestFile });

/** Files that mediators are about to send: brought first, so that what cannot leave is refused before anything is written. */
export function fileRoutes(parts: InboxParts): Router {
  const { media, turns, handoff, fileLimits, clock } = parts;
  const router = express.Router();
  const signedIn = forMediators(parts);

  const onOwnConversation = (
    handler: (request: Request, response: Response, conversation: Conversation, file: MediaId) => Promise<void>,
  ) =>
    signedIn(async (request, response, { mediator }: SignedIn) => {
      const id = conversationIdOf(request);
      const conversation = id && (await turns.find(id));
      const own = request.params["file"];
      if (conversation === null || typeof own !== "string" || !fileIdFormat.test(own)) {
        return void answerProblem(response, "not-found");
      }
      const { owner } = conversation;
      if (owner.kind !== "mediator" || owner.mediator !== mediator.id) return void answerProblem(response, "not-yours");
      await handler(request, response, conversation, mediaOf(conversation.id, mediator.id, own));
    });

  router.put(
    "/conversations/:id/files/:file",
    onOwnConversation(async (request, response, { address }, id) => {
      const limits = fileLimits.get(address.channel) ?? {};
      const bytes = await readBytes(request, response);
      if (bytes === "too-large") {
        const message = whyNotFile(limits, { type: "", size: Infinity }) ?? undefined;
        return void answerProblem(response, "file-too-large", { ...(message !== undefined && { message }) });
      }
      if (bytes.length === 0) return void answerProblem(response, "file-empty");
      const kind = await kindByContent(bytes);
      const type = kind?.type ?? "unknown";
      const size = bytes.length;
      const why = whyNotFile(limits, { type, size });
      if (kind === null || why !== null) {
        return void answerProblem(response, "file-refused", { ...(why !== null && { message: why }) });
      }
      const wave = type === "audio/ogg" ? await voiceToWave(bytes) : null;
      await media.put(id, { bytes, type, name: plainName(kind.extension), wave }, clock.now());
      response.status(201).json({ media: id, attachment: sentKindOf(type), type, size });
    }),
  );

  router.delete(
    "/conversations/:id/files/:file",
    onOwnConversation(async (_request, response, conversation, id) => {
      const lines = await handoff.transcript(conversation.id);
      const isSent = lines.some(({ body }) => body.kind === "file" && body.media === id);
      if (isSent) return void answerProblem(response, "file-sent");
      await media.eraseOne(id);
      response.sendStatus(204);
    }),
  );
  return router;
}

/** Read only once we know who brings it and to whom. */
const readBytes = (request: Request, response: Response): Promise<Uint8Array | "too-large"> =>
  new Promise((resolve, reject) => {
    readRaw(request, response, (error: unknown) => {
      if (isTooLarge(error)) resolve("too-large");
      else if (error instanceof Error) reject(error);
      else resolve(Buffer.isBuffer(request.body) ? request.body : new Uint8Array());
    });
  });

const isTooLarge = (error: unknown): boolean =>
  typeof error === "object" && error !== null && "status" in error && error.status === 413;
