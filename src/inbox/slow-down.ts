import type { RequestHandler } from "express";
import { type IRateLimiterOptions, RateLimiterMemory, RateLimiterRes } from "rate-limiter-flexible";
import { answerProblem } from "./answer.ts";

/** At most `points` requests from one address within `duration` seconds, in this process; the lasting lock-out is stored. */
export function slowDown(options: Pick<IRateLimiterOptions, "points" | "duration">): RequestHandler {
  const limiter = new RateLimiterMemory(options);
  return async (request, response, next) => {
    try {
      await limiter.consume(request.ip ?? "unknown");
    } catch (refusal) {
      if (!(refusal instanceof RateLimiterRes)) throw refusal;
      response.set("Retry-After", String(Math.ceil(refusal.msBeforeNext / 1000)));
      return void answerProblem(response, "too-fast");
    }
    next();
  };
}
