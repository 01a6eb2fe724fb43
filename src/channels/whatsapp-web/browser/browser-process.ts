import type wweb from "whatsapp-web.js";
import type { Answer, BrowserSettings, Question, WordOfBrowser, WordToBrowser } from "../words.ts";
import { catchUp } from "./catch-up.ts";
import { describeIncoming, describeOwn } from "./describe-message.ts";
import { downloadMedia } from "./download-media.ts";
import { evaluate, openClient, within, type Client } from "./open-client.ts";
import { findPhone } from "./find-phone.ts";
import { isPassing, plainProblem } from "./passing-problem.ts";
import { sendReply } from "./send-reply.ts";

/**
 * A process of its own for the library and its browser: what they let escape (rejections that nobody catches, a page that hangs) ends it,
 * and not the program.
 */
const beatEveryMs = 4_000;
const beatTimeoutMs = 4_000;
const markTimeoutMs = 5_000;
const closeTimeoutMs = 5_000;

const say = (word: WordOfBrowser, then: () => void = () => undefined): void => {
  if (process.connected) process.send?.(word, undefined, undefined, then);
  else then();
};

let ending = false;
function end(problem: string): void {
  if (ending) return;
  ending = true;
  say({ kind: "trouble", problem }, () => process.exit(1));
}

process.on("disconnect", () => process.exit(1)); // whoever wanted the link is gone
process.on("uncaughtException", (error) => end(plainProblem(error)));
process.on("unhandledRejection", (error) => {
  if (!isPassing(error)) end(plainProblem(error));
});
// Meant for the program, which says when to end.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => undefined);

let client: Client | null = null;
process.on("message", (word: WordToBrowser) => {
  if (word.kind === "open") {
    client = open(word.settings);
    return;
  }
  if (client === null) return;
  obey(word, client);
});

function open(settings: BrowserSettings): Client {
  const opened = openClient(settings, {
    onBrowser: (pid) => {
      say({ kind: "browser", pid });
      beat(opened);
    },
    onTrouble: (error) => end(plainProblem(error)),
  });
  opened.on("qr", (code) => say({ kind: "code", code }));
  opened.on("ready", () => say({ kind: "ready", account: opened.info.wid._serialized }));
  opened.on("disconnected", (reason) => say({ kind: "disconnected", reason }));
  opened.on("message", (message) => void tellIncoming(opened, message));
  opened.on("message_edit", (message) => {
    if (!message.fromMe) void tellIncoming(opened, message, "edited");
  });
  opened.on("message_create", (message) => {
    if (message.fromMe) say({ kind: "own-message", own: describeOwn(message, "now") });
  });
  opened.on("message_ack", (message, ack) => {
    if (message.fromMe) say({ kind: "ack", id: message.id._serialized, ack });
  });
  opened.initialize().catch((error: unknown) => end(plainProblem(error)));
  return opened;
}

async function tellIncoming(from: Client, message: wweb.Message, as?: "edited"): Promise<void> {
  const phone = await findPhone(from, message.from);
  say({ kind: "message", raw: { ...describeIncoming(message, phone), ...(as && { as }) } });
}

/** One at a time: a page that does not answer is not asked again and again. */
function beat(of: Client): void {
  const again = (): void => void setTimeout(() => beat(of), beatEveryMs);
  evaluate(of, look, beatTimeoutMs)
    .then(
      (seen) => {
        if (typeof seen !== "object" || seen === null || !("socket" in seen)) return;
        const listening = "listening" in seen && seen.listening === true;
        say({ kind: "beat", socket: typeof seen.socket === "string" ? seen.socket : null, listening });
      },
      () => undefined, // silence tells
    )
    .finally(again);
}
const look = `(() => {
  let socket = null;
  try { socket = window.require("WAWebSocketModel").Socket.state ?? null; } catch {}
  return { socket, listening: typeof window.WWebJS !== "undefined" };
})()`;

function obey(word: Exclude<WordToBrowser, { kind: "open" }>, to: Client): void {
  switch (word.kind) {
    case "ask":
      answer(word.question, to)
        .catch((error: unknown): Answer => ({ kind: "failed", problem: plainProblem(error) }))
        .then((given) => say({ kind: "answer", to: word.number, answer: given }))
        .catch((error: unknown) => end(plainProblem(error)));
      return;
    case "typing":
      return attempt(
        evaluate(to, `window.WWebJS.sendChatstate("typing", ${JSON.stringify(word.chat)})`, markTimeoutMs),
      );
    case "seen":
      return attempt(within(to.sendSeen(word.chat), markTimeoutMs));
    case "nudge":
      return attempt(evaluate(to, "void window.onAppStateHasSyncedEvent()", markTimeoutMs));
    case "refresh-code":
      return attempt(evaluate(to, `void window.require("WAWebCmd").Cmd.refreshQR()`, markTimeoutMs));
    case "close":
      ending = true;
      return void within(to.destroy(), closeTimeoutMs)
        .catch(() => undefined)
        .finally(() => process.exit(0));
  }
}

/** Signs of life and pushes: they may fail in silence, since the next beat shows what became of it. */
const attempt = (act: Promise<unknown>): void => void act.catch(() => undefined);

function answer(question: Question, of: Client): Promise<Answer> {
  switch (question.kind) {
    case "send":
      return sendReply(of, question);
    case "catch-up":
      return catchUp(of, question.since, {
        onIncoming: (message) => tellIncoming(of, message),
        onOwn: (message) => say({ kind: "own-message", own: describeOwn(message, "history") }),
      });
    case "download":
      return downloadMedia(of, question.message, question.most);
  }
}
