import {
  advanceLink,
  canSendNow,
  patience,
  type LinkCommand,
  type LinkEvent,
  type LinkState,
} from "../../../src/channels/whatsapp-web/link-state.ts";

const account = "33700000001@c.us";
const beat = (socket: string | null, listening = true): LinkEvent => ({ kind: "beat", socket, listening });
const tick: LinkEvent = { kind: "tick", fraction: 1 };
const start = (wasPaired: boolean): LinkEvent => ({ kind: "start", wasPaired });
const code = (text = "code-1"): LinkEvent => ({ kind: "code", code: text });
const ready: LinkEvent = { kind: "ready", account };
const ended: LinkEvent = { kind: "ended", reason: "browser-ended", fraction: 1 };
const gone = (reason: string): LinkEvent => ({ kind: "disconnected", reason });

/** What happens, second by second; answers with the state at the end and with all that was to be done. */
type Story = readonly (readonly [second: number, event: LinkEvent])[];

function live(...story: Story) {
  let state: LinkState = { kind: "stopped" };
  const did: string[] = [];
  for (const [second, event] of story) {
    const next = advanceLink(state, event, second * 1000);
    state = next.state;
    did.push(...next.commands.map(sayCommand));
  }
  return { state, did };
}
const sayCommand = (command: LinkCommand): string =>
  "reason" in command
    ? `${command.kind} ${command.reason}`
    : "code" in command
      ? `${command.kind} ${command.code}`
      : command.kind;
/** A tick each second, and a beat of the socket's state if there is one. */
const through = (from: number, to: number, socket?: string): readonly (readonly [number, LinkEvent])[] =>
  Array.from({ length: to - from }, (_, index) => from + index).flatMap((second) =>
    socket === undefined ? [[second, tick] as const] : [[second, beat(socket)] as const, [second, tick] as const],
  );
const paired = [
  [0, start(false)],
  [1, code()],
  [2, ready],
] as const;
const pairing = ["launch", "show-code code-1", "remember-pairing", "catch-up"];

describe("the link with WhatsApp, whatever the library says or does not say", () => {
  it.each<[string, Story, string, readonly string[]]>([
    ["is off", [], "stopped", []],
    ["starts", [[0, start(false)]], "starting", ["launch"]],
    [
      "shows a code",
      [
        [0, start(false)],
        [1, code()],
      ],
      "needs-pairing",
      ["launch", "show-code code-1"],
    ],
    [
      "shows each new code, and none twice",
      [
        [0, start(false)],
        [1, code("a")],
        [2, code("a")],
        [21, code("b")],
      ],
      "needs-pairing",
      ["launch", "show-code a", "show-code b"],
    ],
    [
      "a code that goes stale is asked for anew (the library's own way throws)",
      [
        [0, start(false)],
        [1, code("a")],
        [2, beat("UNPAIRED")],
        [3, beat("UNPAIRED_IDLE")],
      ],
      "needs-pairing",
      ["launch", "show-code a", "refresh-code"],
    ],
    [
      "nobody scans for a day: no alert, no restart",
      [[0, start(false)], [1, code("a")], ...through(2, 900, "UNPAIRED")],
      "needs-pairing",
      ["launch", "show-code a"],
    ],
    ["is ready", paired, "ready", pairing],
    [
      "ready comes twice: still ready, and what came in between is fetched",
      [...paired, [3, ready], [4, ready]],
      "ready",
      [...pairing, "catch-up", "catch-up"],
    ],
    [
      "ready never comes although WhatsApp is connected: the library is told what it missed, once",
      [[0, start(true)], ...through(1, 30, "CONNECTED")],
      "starting",
      ["launch", "nudge"],
    ],
    [
      "scanned, and ready never comes: nudged too",
      [[0, start(false)], [1, code("a")], ...through(2, 15, "CONNECTED")],
      "starting",
      ["launch", "show-code a", "nudge"],
    ],
    [
      "neither code nor ready: a new browser after three minutes, mediators told after 45 seconds",
      [[0, start(true)], ...through(1, 181, "OPENING")],
      "lost",
      ["launch", "alert never-ready", "kill"],
    ],
    [
      "Chromium is killed: begun anew at once",
      [...paired, [10, ended], [11, tick], [12, tick]],
      "starting",
      [...pairing, "kill", "launch"],
    ],
    [
      "Chromium is killed and comes back: nobody is told",
      [...paired, [10, ended], ...through(11, 20), [20, ready], ...through(21, 100, "CONNECTED")],
      "ready",
      [...pairing, "kill", "launch", "remember-pairing", "catch-up"],
    ],
    [
      "Chromium is killed and does not come back: told within a minute",
      [...paired, [10, ended], ...through(11, 60)],
      "starting",
      [...pairing, "kill", "launch", "alert browser-ended"],
    ],
    [
      "the page hangs: half a minute of silence is the end of that browser",
      [...paired, [3, beat("CONNECTED")], ...through(4, 34)],
      "lost",
      [...pairing, "kill"],
    ],
    [
      "the page was loaded anew and the library is deaf: nudged, then what came is fetched",
      [...paired, [4, beat("CONNECTED", false)], [8, beat("CONNECTED", true)]],
      "ready",
      [...pairing, "nudge", "catch-up"],
    ],
    [
      "WhatsApp has no network: told once, and all is well when it is back",
      [...paired, ...through(3, 60, "OPENING"), ...through(60, 70, "CONNECTED")],
      "ready",
      [...pairing, "alert offline", "catch-up"],
    ],
    [
      "unlinked on the telephone: the session is forgotten once the browser is gone, and a new code shown",
      [...paired, [10, gone("LOGOUT")], [12, code("new")], ...through(13, 100, "UNPAIRED")],
      "needs-pairing",
      [...pairing, "kill", "forget-session", "alert logged-out", "launch", "show-code new"],
    ],
    [
      "unlinked while the program was off: the code itself is the bad news",
      [[0, start(true)], [3, code("new")], ...through(4, 100, "UNPAIRED")],
      "needs-pairing",
      ["launch", "alert logged-out", "show-code new"],
    ],
    [
      "opened elsewhere: told at once, and not taken back from there for ten minutes",
      [...paired, [10, gone("CONFLICT")], ...through(11, 600)],
      "lost",
      [...pairing, "kill", "alert conflict"],
    ],
    [
      "banned: told at once",
      [...paired, [10, gone("TOS_BLOCK")], ...through(11, 100)],
      "lost",
      [...pairing, "kill", "alert banned"],
    ],
    ["another state that the library ends on", [...paired, [10, gone("UNPAIRED")]], "lost", [...pairing, "kill"]],
    [
      "no Chromium: told within a minute",
      [
        [0, start(false)],
        [0, { kind: "ended", reason: "no-chromium", fraction: 1 }],
        [46, tick],
      ],
      "starting",
      ["launch", "kill", "launch", "alert no-chromium"],
    ],
    [
      "stopped: closed kindly",
      [...paired, [3, { kind: "stop" }], [4, ended], [5, ready], [6, tick]],
      "stopped",
      [...pairing, "close"],
    ],
    [
      "lost: what the ended browser still says is over",
      [...paired, [3, ended], [3.1, ready], [3.2, code("z")], [3.3, gone("LOGOUT")]],
      "lost",
      [...pairing, "kill"],
    ],
    [
      "another telephone is linked: another account",
      [...paired, [3, { kind: "ready", account: "33700000002@c.us" }]],
      "ready",
      [...pairing, "remember-pairing", "catch-up"],
    ],
  ])("%s", (_, story, kind, did) => {
    const life = live(...story);
    expect(life.state.kind).toBe(kind);
    expect(life.did).toEqual(did);
  });

  it("tries again more and more seldom, and never less often than every five minutes", () => {
    let state: LinkState = advanceLink({ kind: "stopped" }, start(true), 0).state;
    const pauses: number[] = [];
    for (let now = 0; pauses.length < 12;) {
      state = advanceLink(state, ended, now).state;
      if (state.kind !== "lost") throw new Error(state.kind);
      pauses.push(state.retryAt - now);
      now = state.retryAt;
      state = advanceLink(state, tick, now).state;
    }
    expect(pauses.slice(0, 4)).toEqual([2_000, 4_000, 8_000, 16_000]);
    expect(pauses.at(-1)).toBe(patience.retryMs.most);
  });

  it("hands nothing to a page that has been silent for a while, or has no network", () => {
    const { state } = live(...paired, [3, beat("CONNECTED")]);
    expect(canSendNow(state, 4_000)).toBe(true);
    expect(canSendNow(state, 3_000 + patience.doubtfulMs)).toBe(false);
    expect(canSendNow(live(...paired, [3, beat("TIMEOUT")]).state, 4_000)).toBe(false);
    expect(canSendNow(live([0, start(true)]).state, 1)).toBe(false);
  });
});
