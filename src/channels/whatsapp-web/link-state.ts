/**
 * The life of the link with WhatsApp, pure: what happened goes in, the next state and what is to be done come out. Times are those of a
 * stopwatch, in milliseconds. The library's own events lie (ready twice or never, no word of a killed browser): every state has a way out
 * that does not need them.
 */
export type LinkState =
  | { readonly kind: "stopped" }
  /** A browser was asked for; neither a code nor "ready" yet. */
  | {
      readonly kind: "starting";
      readonly since: number;
      readonly heardAt: number;
      /** WhatsApp says CONNECTED since then, and the library has not said "ready". */
      readonly connectedSince: number | null;
      readonly nudged: boolean;
      readonly failures: number;
      readonly down: Down | null;
    }
  | {
      readonly kind: "needs-pairing";
      readonly code: string;
      readonly heardAt: number;
      readonly failures: number;
      readonly down: Down | null;
    }
  | { readonly kind: "ready"; readonly account: string; readonly heardAt: number; readonly down: Down | null }
  | {
      readonly kind: "lost";
      readonly reason: LossReason;
      readonly retryAt: number;
      readonly failures: number;
      readonly down: Down;
    };

export type LossReason =
  /** The browser ended, crashed, or never came up. */
  | "browser-ended"
  /** It is there and says nothing any more. */
  | "silent"
  /** WhatsApp does not reach its servers. */
  | "offline"
  | "never-ready"
  | "no-chromium"
  | "logged-out"
  /** WhatsApp Web was opened elsewhere with the same session. */
  | "conflict"
  /** WhatsApp refuses this number. */
  | "banned";

/** Nothing can be sent, since then; mediators are told once. */
export type Down = { readonly since: number; readonly reason: LossReason; readonly told: boolean };

export type LinkEvent =
  | { readonly kind: "start"; readonly wasPaired: boolean }
  | { readonly kind: "stop" }
  /** A code to be scanned. */
  | { readonly kind: "code"; readonly code: string }
  | { readonly kind: "ready"; readonly account: string }
  /** The page answers. `socket`: WhatsApp's own word for its connection; `listening`: the library is in the page. */
  | { readonly kind: "beat"; readonly socket: string | null; readonly listening: boolean }
  | { readonly kind: "disconnected"; readonly reason: string }
  | { readonly kind: "ended"; readonly reason: "browser-ended" | "no-chromium"; readonly fraction: number }
  /** Time passes; `fraction` is the jitter, 0..1. */
  | { readonly kind: "tick"; readonly fraction: number };

export type LinkCommand =
  | { readonly kind: "launch" }
  /** Closes it kindly. */
  | { readonly kind: "close" }
  | { readonly kind: "kill" }
  | { readonly kind: "forget-session" }
  | { readonly kind: "remember-pairing"; readonly account: string }
  | { readonly kind: "show-code"; readonly code: string }
  | { readonly kind: "refresh-code" }
  /** Tells the library what it missed: that WhatsApp has synchronised. */
  | { readonly kind: "nudge" }
  /** Fetches what came while nobody listened. */
  | { readonly kind: "catch-up" }
  | { readonly kind: "alert"; readonly reason: LossReason };

export type Advance = { readonly state: LinkState; readonly commands: readonly LinkCommand[] };

export const patience = {
  /** CONNECTED without "ready". */
  nudgeMs: 10_000,
  /** From the launch to a code or "ready": an old PC synchronises slowly. */
  startMs: 180_000,
  /** Without a word of the page. */
  silentMs: 30_000,
  /** After this long without a word nothing is given to it. */
  doubtfulMs: 12_000,
  /** Down for this long, mediators are told: within a minute. */
  tellMs: 45_000,
  retryMs: { first: 2_000, most: 5 * 60_000 },
  /** Whoever opened WhatsApp elsewhere may still be there. */
  conflictMs: 10 * 60_000,
  bannedMs: 60 * 60_000,
} as const;

const stopped: LinkState = { kind: "stopped" };
const quiet = (state: LinkState): Advance => ({ state, commands: [] });

export function advanceLink(state: LinkState, event: LinkEvent, now: number): Advance {
  switch (event.kind) {
    case "start":
      return state.kind === "stopped"
        ? launch(now, 0, event.wasPaired ? downSince(now, "never-ready") : null)
        : quiet(state);
    case "stop":
      return state.kind === "stopped" ? quiet(state) : { state: stopped, commands: [{ kind: "close" }] };
    case "code":
      return takeCode(state, event.code, now);
    case "ready":
      return takeReady(state, event.account, now);
    case "beat":
      return takeBeat(state, event.socket, event.listening, now);
    case "disconnected":
      return isUp(state) ? takeDisconnected(state, event.reason, now) : quiet(state);
    case "ended":
      return isUp(state) ? lose(state, event.reason, now, event.fraction) : quiet(state);
    case "tick":
      return takeTick(state, now, event.fraction);
  }
}

/** Whether something may be handed to WhatsApp now. */
export const canSendNow = (state: LinkState, now: number): boolean =>
  state.kind === "ready" && state.down === null && now - state.heardAt < patience.doubtfulMs;

type Up = Extract<LinkState, { heardAt: number }>;
const isUp = (state: LinkState): state is Up => "heardAt" in state;
const failuresOf = (state: Up): number => (state.kind === "ready" ? 0 : state.failures);
const downSince = (since: number, reason: LossReason, told = false): Down => ({ since, reason, told });

function launch(now: number, failures: number, down: Down | null): Advance {
  const state = {
    kind: "starting",
    since: now,
    heardAt: now,
    connectedSince: null,
    nudged: false,
    failures,
    down,
  } as const;
  return { state, commands: [{ kind: "launch" }] };
}

function takeCode(state: LinkState, code: string, now: number): Advance {
  if (!isUp(state)) return quiet(state);
  const isNew = state.kind !== "needs-pairing" || state.code !== code;
  // A session that was there is no more: somebody unlinked it on the telephone while nobody listened.
  const unlinked = (state.kind === "ready" || state.down !== null) && state.down?.reason !== "logged-out";
  const down = unlinked ? downSince(now, "logged-out", true) : state.down;
  return {
    state: { kind: "needs-pairing", code, heardAt: now, failures: 0, down },
    commands: [
      ...(unlinked ? ([{ kind: "alert", reason: "logged-out" }] as const) : []),
      ...(isNew ? ([{ kind: "show-code", code }] as const) : []),
    ],
  };
}

function takeReady(state: LinkState, account: string, now: number): Advance {
  if (!isUp(state)) return quiet(state);
  // "ready" comes again after each navigation of the page: it is a state, not an event.
  if (state.kind === "ready" && state.account === account) {
    // What came while the page was loaded anew was heard by nobody.
    return { state: { ...state, heardAt: now }, commands: [{ kind: "catch-up" }] };
  }
  return {
    state: { kind: "ready", account, heardAt: now, down: null },
    commands: [{ kind: "remember-pairing", account }, { kind: "catch-up" }],
  };
}

function takeBeat(state: LinkState, socket: string | null, listening: boolean, now: number): Advance {
  switch (state.kind) {
    case "stopped":
    case "lost":
      return quiet(state);
    case "starting": {
      if (socket !== "CONNECTED") return quiet({ ...state, heardAt: now });
      const connectedSince = state.connectedSince ?? now;
      const nudge = !state.nudged && now - connectedSince >= patience.nudgeMs;
      return {
        state: { ...state, heardAt: now, connectedSince, nudged: state.nudged || nudge },
        commands: nudge ? [{ kind: "nudge" }] : [],
      };
    }
    case "needs-pairing": {
      if (socket === "CONNECTED") {
        const { failures, down } = state; // scanned: from here on it is a start like any other
        return quiet({
          kind: "starting",
          since: now,
          heardAt: now,
          connectedSince: now,
          nudged: false,
          failures,
          down,
        });
      }
      const commands = socket === "UNPAIRED_IDLE" ? ([{ kind: "refresh-code" }] as const) : [];
      return { state: { ...state, heardAt: now }, commands };
    }
    case "ready": {
      const isConnected = socket === "CONNECTED";
      if (isConnected && listening) {
        const commands = state.down === null ? [] : ([{ kind: "catch-up" }] as const);
        return { state: { ...state, heardAt: now, down: null }, commands };
      }
      // Connected and deaf: the page was loaded anew, and the library has missed that it synchronised.
      const commands = isConnected ? ([{ kind: "nudge" }] as const) : [];
      return { state: { ...state, heardAt: now, down: state.down ?? downSince(now, "offline") }, commands };
    }
  }
}

function takeDisconnected(state: Up, reason: string, now: number): Advance {
  const at = (kind: LossReason, retryAt: number): Advance => ({
    state: { kind: "lost", reason: kind, retryAt, failures: failuresOf(state), down: downSince(now, kind, true) },
    commands: [{ kind: "kill" }, { kind: "alert", reason: kind }],
  });
  switch (reason) {
    case "LOGOUT": {
      // The library deletes the profile below the running browser: it is ended first, then everything begins anew.
      const { state: next, commands } = launch(now, 0, downSince(now, "logged-out", true));
      return {
        state: next,
        commands: [{ kind: "kill" }, { kind: "forget-session" }, { kind: "alert", reason: "logged-out" }, ...commands],
      };
    }
    case "CONFLICT":
      return at("conflict", now + patience.conflictMs);
    case "TOS_BLOCK":
    case "SMB_TOS_BLOCK":
      return at("banned", now + patience.bannedMs);
    default:
      return lose(state, "browser-ended", now, 0);
  }
}

function lose(state: Up, reason: LossReason, now: number, fraction: number): Advance {
  const failures = failuresOf(state) + 1;
  const { first, most } = patience.retryMs;
  const ceiling = Math.min(most, first * 2 ** Math.min(failures - 1, 20));
  const retryAt = now + ceiling / 2 + (ceiling / 2) * fraction;
  // A link that was never there is missed too, once it was to be there.
  const down = state.down ?? downSince(reason === "silent" ? state.heardAt : now, reason);
  return { state: { kind: "lost", reason, retryAt, failures, down }, commands: [{ kind: "kill" }] };
}

function takeTick(state: LinkState, now: number, fraction: number): Advance {
  const { state: next, commands } = passTime(state, now, fraction);
  const down = next.kind === "stopped" ? null : next.down;
  if (next.kind === "stopped" || down === null || down.told || now - down.since < patience.tellMs) {
    return { state: next, commands };
  }
  return {
    state: { ...next, down: { ...down, told: true } },
    commands: [...commands, { kind: "alert", reason: next.kind === "lost" ? next.reason : down.reason }],
  };
}

function passTime(state: LinkState, now: number, fraction: number): Advance {
  if (state.kind === "stopped") return quiet(state);
  if (state.kind === "lost") return now >= state.retryAt ? launch(now, state.failures, state.down) : quiet(state);
  if (now - state.heardAt >= patience.silentMs && !isLaunching(state)) return lose(state, "silent", now, fraction);
  if (state.kind === "starting" && now - state.since >= patience.startMs)
    return lose(state, "never-ready", now, fraction);
  return quiet(state);
}

/** Before its first word a browser may be slow to come up; `startMs` watches over it. */
const isLaunching = (state: Up): boolean => state.kind === "starting" && state.heardAt === state.since;
