import { fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import { killGroup } from "./free-profile.ts";
import type { Answer, BrowserSettings, Question, WordOfBrowser, WordToBrowser } from "./words.ts";

/** What the library's process says, but for answers, which come to whoever asked. */
export type BrowserNews = Exclude<WordOfBrowser, { kind: "answer" | "browser" }>;

/** The process that holds library and browser. */
export type BrowserLine = {
  /** `gone`: it ended before it answered; what it was doing may have been done. */
  ask(question: Question, timeoutMs: number): Promise<Answer | { readonly kind: "gone" | "late" }>;
  tell(word: Exclude<WordToBrowser, { kind: "open" | "ask" }>): void;
  /** At once, browser included; resolves when both are gone. Safe to repeat. */
  kill(): Promise<void>;
  /** Kindly, then at once. */
  close(): Promise<void>;
};

const closeTimeoutMs = 8_000;

/** Starts library and browser in a process of their own, which is loaded only then. `environment`: all that they get to know of ours. */
export function openBrowserLine(
  settings: BrowserSettings,
  environment: Readonly<Record<string, string>>,
  onNews: (news: BrowserNews | { readonly kind: "ended" }) => void,
): BrowserLine {
  // the sources run under tsx, what is built of them under Node alone
  const fromSources = import.meta.url.endsWith(".ts");
  const file = new URL(`./browser/browser-process.${fromSources ? "ts" : "js"}`, import.meta.url);
  const child = fork(fileURLToPath(file), {
    execArgv: fromSources ? ["--import", "tsx"] : [],
    serialization: "advanced",
    env: environment,
    // Whatever the library prints may hold words or numbers of people.
    stdio: ["ignore", "ignore", "ignore", "ipc"],
  });
  let browser = 0;
  let next = 0;
  const asked = new Map<number, (answer: Answer | { readonly kind: "gone" }) => void>();

  const ended = new Promise<void>((resolve) => {
    const onEnd = (): void => {
      if (browser > 0) killGroup(browser); // it ends with its pipe, unless it hangs
      for (const settle of asked.values()) settle({ kind: "gone" });
      asked.clear();
      onNews({ kind: "ended" });
      resolve();
    };
    child.once("exit", onEnd);
    child.once("error", onEnd);
  });
  child.on("message", (word: WordOfBrowser) => {
    if (word.kind === "answer") asked.get(word.to)?.(word.answer);
    else if (word.kind === "browser") browser = word.pid;
    else onNews(word);
  });
  // A process that is ending takes no more words: its end is told.
  const say = (word: WordToBrowser): void => void (child.connected && child.send(word, () => undefined));
  say({ kind: "open", settings });

  const kill = (): Promise<void> => {
    child.kill("SIGKILL");
    return ended;
  };
  return {
    ask: (question, timeoutMs) => {
      const number = ++next;
      return new Promise((resolve) => {
        const settle = (answer: Answer | { readonly kind: "gone" | "late" }): void => {
          clearTimeout(timer);
          asked.delete(number);
          resolve(answer);
        };
        const timer = setTimeout(() => settle({ kind: "late" }), timeoutMs);
        if (child.connected) {
          asked.set(number, settle);
          say({ kind: "ask", number, question });
        } else settle({ kind: "gone" });
      });
    },
    tell: say,
    kill,
    close: async () => {
      say({ kind: "close" });
      const timer = setTimeout(() => void kill(), closeTimeoutMs);
      await ended;
      clearTimeout(timer);
    },
  };
}
