import type { RequestHandler } from "express";
import { answerProblem } from "./answer.ts";

const reading = new Set(["GET", "HEAD", "OPTIONS"]);

/**
 * Cross-site request forgery: what changes something must come from our own pages (SameSite=Strict stops most browsers already), and
 * its body must be JSON or bare bytes (a file), which no foreign form can send. "Our own" is PUBLIC_URL, or the address that this very request was sent to: on
 * the centre's network the server is also reached by its number.
 */
export const refuseStrangers =
  (publicUrl: string): RequestHandler =>
  (request, response, next) => {
    if (reading.has(request.method)) {
      next();
      return;
    }
    const origin = request.get("origin");
    const asked = `${request.protocol}://${request.get("host") ?? ""}`;
    if (origin !== new URL(publicUrl).origin && origin !== asked) return void answerProblem(response, "wrong-origin");
    const empty = !request.get("transfer-encoding") && Number(request.get("content-length") ?? 0) === 0;
    if (!empty && !request.is(["application/json", "application/octet-stream"]))
      return void answerProblem(response, "not-json");
    next();
  };
