import type { Request, Response } from "express";
import type { z } from "zod";
import { ConversationId } from "../shared/ids.ts";
import { answerProblem } from "./answer.ts";

/** The body as the schema reads it; null when it is not so, and then the answer has been given. */
export function readBody<T>(schema: z.ZodType<T>, request: Request, response: Response): T | null {
  const body: unknown = request.body;
  const parsed = schema.safeParse(body ?? {});
  if (parsed.success) return parsed.data;
  answerProblem(response, "bad-request");
  return null;
}

export const conversationIdOf = (request: Request): ConversationId | null =>
  ConversationId.safeParse(request.params["id"]).data ?? null;
