import { setTimeout as pause } from "node:timers/promises";
import type { AlertStore } from "../../handoff/alert.ts";
import type { Clock, Random } from "../../shared/clock.ts";
import { problemOf } from "../../shared/problem-of.ts";
import { onDemand } from "../../shared/regularly.ts";
import type { BrowserLine, BrowserNews } from "./browser-line.ts";
import { linkAlert } from "./link-alert.ts";
import type { LinkFolder, Shown } from "./link-file.ts";
import { advanceLink, canSendNow, type LinkCommand, type LinkEvent, type LinkState } from "./link-state.ts";
import type { OwnMessage, Question } from "./words.ts";

export type LinkParts = {
  /** Null: there is no Chromium. */
  readonly launch: (onNews: (news: BrowserNews | { readonly kind: "ended" }) => void) => BrowserLine | null;
  readonly folder: LinkFolder;
  readonly alerts: Pick<AlertStore, "raise">;
  /** Resolves once the message is stored; whatever fails is caught up later. */
  readonly onMessage: (raw: unknown, account: string) => Promise<void>;
  readonly onOwnMessage: (own: OwnMessage, account: string) => void;
  readonly onAck: (id: string, ack: number) => void;
  /** Replies may leave again. */
  readonly onReady: () => void;
  readonly showCode: (code: string) => void;
  readonly clock: Clock;
  readonly random: Pick<Random, "fraction">;
  readonly log: {
    info(fields: Readonly<Record<string, unknown>>, message: string): void;
    warn(fields: Readonly<Record<string, unknown>>, message: string): void;
    error(fields: Readonly<Record<string, unknown>>, message: string): void;
  };
  /** Milliseconds that only grow. */
  readonly stopwatch?: () => number;
};

export type RunningLink = {
  /** The number we write under, while something can be handed to WhatsApp. */
  account(): string | null;
  ask(question: Question, timeoutMs: number): ReturnType<BrowserLine["ask"]>;
  mark(kind: "typing" | "seen", chat: string): void;
  stop(): Promise<void>;
};

const tickMs = 500;
const stopPatienceMs = 8_000;
/** Others read what is shown; an owner that vanished is believed no longer than three of these. */
export const showEveryMs = 10_000;
/** Before the last moment we know to be complete: messages may have been on their way. Known ones are known by their ids. */
const overlapMs = 10 * 60_000;
const catchUpTimeoutMs = 120_000;
const catchUpAgainMs = 10_000;

/** Does what the link's state asks for, and tells it what happened. One at a time for a session: the lease sees to that. */
export function runLink(parts: LinkParts): RunningLink {
  const { folder, alerts, clock, random, log, stopwatch = () => performance.now() } = parts;
  let state: LinkState = { kind: "stopped" };
  let line: BrowserLine | null = null;
  let kept = folder.read();
  /** Commands are done one after the other: a kill is over before the next launch. */
  let doing: Promise<void> = Promise.resolve();
  let storing: Promise<void> = Promise.resolve();
  /** Whatever WhatsApp received up to now is stored, as far as we know. */
  let complete = false;
  const isComplete = (): boolean => complete; // it changes while one waits
  let catchUpDueAt = 0;
  let shownAt = -Infinity;

  function take(event: LinkEvent): void {
    const before = state;
    const { state: next, commands } = advanceLink(before, event, stopwatch());
    state = next;
    if (next.kind !== "ready") complete = false;
    if (next.kind !== before.kind)
      log.info({ channel: "whatsapp-web", link: describe(next) }, "the link with WhatsApp changed");
    if (JSON.stringify(shownOf(next)) !== JSON.stringify(shownOf(before))) show();
    for (const command of commands) {
      const given = line;
      // What a browser that is to go still says is over.
      if (command.kind === "kill" || command.kind === "close") line = null;
      doing = doing.then(() => obey(command, given)).catch(logProblem);
    }
  }

  async function obey(command: LinkCommand, given: BrowserLine | null): Promise<void> {
    switch (command.kind) {
      case "launch":
        return void launch();
      case "close":
        return given?.close();
      case "kill":
        return given?.kill();
      case "forget-session":
        folder.forgetSession();
        return void keep({ paired: false });
      case "remember-pairing":
        return void keep({ paired: true, ...(kept.linked?.account !== command.account && linkedNow(command.account)) });
      case "show-code":
        return void parts.showCode(command.code);
      case "refresh-code":
      case "nudge":
        return void line?.tell({ kind: command.kind });
      case "catch-up":
        return void catchUps.now(); // not waited for: a kill must not wait for it
      case "alert":
        return alerts.raise(linkAlert(command.reason, clock.now()));
    }
  }

  function launch(): void {
    const launched = parts.launch((news) => {
      if (launched === line) hear(news);
    });
    line = launched;
    if (launched === null) take({ kind: "ended", reason: "no-chromium", fraction: random.fraction() });
  }

  function hear(news: BrowserNews | { readonly kind: "ended" }): void {
    switch (news.kind) {
      case "code":
      case "ready":
      case "beat":
      case "disconnected":
        take(news);
        if (news.kind === "ready") parts.onReady();
        return;
      case "trouble":
        log.warn({ channel: "whatsapp-web", problem: news.problem }, "WhatsApp's browser ended");
        return take({ kind: "ended", reason: "browser-ended", fraction: random.fraction() });
      case "ended":
        return take({ kind: "ended", reason: "browser-ended", fraction: random.fraction() });
      case "message":
        storing = store(news.raw, storing);
        return;
      case "own-message":
        if (state.kind === "ready") parts.onOwnMessage(news.own, state.account);
        return;
      case "ack":
        return parts.onAck(news.id, news.ack);
    }
  }

  /** In the order they came. A message that could not be stored is asked for again. */
  async function store(raw: unknown, before: Promise<void>): Promise<void> {
    await before;
    if (state.kind !== "ready") return; // whose number it was for is not known any more; it is caught up
    try {
      await parts.onMessage(raw, state.account);
    } catch (error) {
      complete = false;
      catchUpDueAt = stopwatch() + catchUpAgainMs;
      logProblem(error);
    }
  }

  async function catchUp(): Promise<void> {
    if (state.kind !== "ready" || line === null) return;
    const startedAt = clock.now();
    const since = Math.max(
      (kept.caughtUpTo ?? startedAt).getTime() - overlapMs,
      (kept.linked?.since ?? startedAt).getTime(),
    );
    complete = true; // unless something fails from here on
    const answer = await line.ask({ kind: "catch-up", since: Math.floor(since / 1000) }, catchUpTimeoutMs);
    await storing;
    if (answer.kind !== "caught-up") {
      complete = false;
      catchUpDueAt = stopwatch() + catchUpAgainMs;
      log.warn(
        { channel: "whatsapp-web", answer: answer.kind },
        "what came meanwhile could not be fetched; trying again",
      );
    } else if (isComplete()) keep({ caughtUpTo: startedAt });
  }

  const catchUps = onDemand("what came while WhatsApp was not linked", catchUp, log);

  function tick(): void {
    take({ kind: "tick", fraction: random.fraction() });
    const now = stopwatch();
    if (state.kind === "ready" && !complete && now >= catchUpDueAt) {
      catchUpDueAt = now + catchUpTimeoutMs + catchUpAgainMs;
      catchUps.now();
    }
    if (now - shownAt >= showEveryMs) {
      show();
      if (complete && canSendNow(state, now)) keep({ caughtUpTo: clock.now() });
    }
  }

  function linkedNow(account: string): Partial<typeof kept> {
    const now = clock.now();
    return { linked: { account, since: now }, caughtUpTo: now };
  }

  function keep(change: Partial<typeof kept>): void {
    kept = { ...folder.read(), ...change };
    folder.write(kept);
  }

  function show(): void {
    shownAt = stopwatch();
    try {
      folder.show({ at: clock.now(), state: shownOf(state) });
    } catch (error) {
      logProblem(error);
    }
  }

  const logProblem = (error: unknown): void =>
    log.warn({ channel: "whatsapp-web", problem: problemOf(error) }, "something about the link with WhatsApp failed");

  let stopping = false;
  const asked = new Set<Promise<unknown>>();
  const account = (): string | null =>
    !stopping && state.kind === "ready" && canSendNow(state, stopwatch()) ? state.account : null;
  take({ kind: "start", wasPaired: kept.paired });
  const timer = setInterval(tick, tickMs);
  return {
    account,
    ask: async (question, timeoutMs) => {
      if (line === null) return { kind: "gone" };
      const answer = line.ask(question, timeoutMs);
      asked.add(answer);
      return answer.finally(() => asked.delete(answer));
    },
    mark: (kind, chat) => {
      if (account() !== null) line?.tell({ kind, chat });
    },
    stop: async () => {
      stopping = true;
      // What is being sent would be of unknown fate.
      await Promise.race([Promise.all(asked), pause(stopPatienceMs, undefined, { ref: false })]);
      clearInterval(timer);
      take({ kind: "stop" });
      await doing;
      await catchUps.stop();
      await storing;
    },
  };
}

const describe = (state: LinkState): string => (state.kind === "lost" ? `lost: ${state.reason}` : state.kind);

/** What an inbox may show of a state. */
function shownOf(state: LinkState): Shown["state"] {
  switch (state.kind) {
    case "stopped":
    case "starting":
      return { kind: state.kind };
    case "needs-pairing":
      return { kind: state.kind, code: state.code };
    case "ready":
      return state.down === null
        ? { kind: "ready", account: state.account }
        : { kind: "lost", reason: state.down.reason };
    case "lost":
      return { kind: "lost", reason: state.reason };
  }
}
