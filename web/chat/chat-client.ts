import { createChatApi } from "./chat-api.ts";
import type { ChatApi, CreateOutcome } from "./chat-api.ts";
import { LONGEST_TEXT } from "./chat-protocol.ts";
import type { Choice, Place, SentContent, Session } from "./chat-protocol.ts";
import { closedChat, reduceChat } from "./chat-state.ts";
import type { ChatAction, ChatState } from "./chat-state.ts";
import type { ChatStore } from "./chat-store.ts";
import { backOff } from "./platform.ts";
import type { Platform } from "./platform.ts";
import { openLine } from "./open-line.ts";
import type { Line } from "./open-line.ts";

export type ChatClient = {
  readonly state: () => ChatState;
  /** Called after every change; returns how to stop it. */
  readonly subscribe: (listener: () => void) => () => void;
  /** Takes the conversation up where the tab left it, or begins one. Before this call nothing is sent or kept. */
  readonly open: () => void;
  readonly draft: (text: string) => void;
  /** Sends what stands in the composer. */
  readonly say: () => void;
  readonly choose: (choice: Choice) => void;
  /** Sends one refused message once more, or does not wait longer for those that wait. */
  readonly sendAgain: (clientMessageId: string) => void;
  /** A file of this conversation; null when it cannot be had. */
  readonly file: (media: string) => Promise<Blob | null>;
  /** After a conversation that is over: a new one. The composer keeps its words. */
  readonly restart: () => void;
  /** The network is back, or gone: do not wait for a time-out to find out. */
  readonly networkChanged: () => void;
  /** Ends the conversation on the server and forgets everything here, at once. */
  readonly end: () => void;
  /** Lets go of the network; what is saved stays. */
  readonly stop: () => void;
};

export type ChatClientParts = {
  readonly origin: string;
  readonly place: Place;
  readonly store: ChatStore;
  readonly platform: Platform;
};

/** Some five minutes of trying: longer than a restart of the server takes. */
const goodbyeAttempts = 20;

const opened: ChatAction = { kind: "phase", phase: { kind: "open", replaying: false }, message: null };

export function createChatClient({ origin, place, store, platform }: ChatClientParts): ChatClient {
  const api = createChatApi(origin, platform);
  const listeners = new Set<() => void>();
  let state = closedChat;
  let line: Line | null = null;
  let cancelOpening = (): void => undefined;
  let openings = 0;

  function dispatch(action: ChatAction): void {
    const before = state;
    state = reduceChat(state, action);
    if (state.phase.kind === "over") dropLine();
    if (state.draft !== before.draft || state.outgoing !== before.outgoing || state.phase !== before.phase) save();
    for (const listener of listeners) listener();
  }

  function save(): void {
    if (state.phase.kind === "closed") return;
    const unsent = state.outgoing.filter((outgoing) => outgoing.status !== "sent");
    const isDone = state.phase.kind === "over" && state.draft === "";
    if (isDone) store.clear();
    else store.save({ session: line?.session ?? null, unsent, draft: state.draft });
  }

  function begin(session: Session, how: ChatAction): void {
    line = openLine(session, api, platform, () => state, dispatch);
    dispatch(how);
    line.queue.pump();
  }

  async function create(failures: number): Promise<void> {
    const opening = ++openings;
    const outcome = await api.create(place);
    if (opening !== openings || state.phase.kind !== "opening") {
      // The person left while the conversation was being made: nobody will ever read it.
      if (outcome.kind === "created") sayGoodbye(outcome.session, api, platform);
      return;
    }
    if (outcome.kind === "created") begin(outcome.session, opened);
    else retryCreating(outcome, failures + 1);
  }

  function retryCreating(outcome: Exclude<CreateOutcome, { kind: "created" }>, failures: number): void {
    dispatch({ kind: "phase", phase: { kind: "opening", failing: true }, message: outcome.message });
    const wait = Math.max(outcome.after ?? 0, backOff(failures, platform));
    cancelOpening = platform.after(wait, () => void create(failures));
  }

  function dropLine(): void {
    openings += 1;
    cancelOpening();
    line?.stop();
    line = null;
  }

  function send(content: SentContent): void {
    const clientMessageId = platform.newId();
    dispatch({ kind: "said", outgoing: { clientMessageId, content, status: "waiting" } });
    line?.queue.pump();
  }

  const isOpen = (): boolean => state.phase.kind === "open" || state.phase.kind === "opening";

  return {
    state: () => state,
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    open() {
      if (state.phase.kind !== "closed") return;
      const saved = store.load();
      if (saved?.session) {
        begin(saved.session, { kind: "resumed", unsent: saved.unsent, draft: saved.draft });
        return;
      }
      if (saved !== null) dispatch({ kind: "resumed", unsent: saved.unsent, draft: saved.draft });
      dispatch({ kind: "phase", phase: { kind: "opening", failing: false }, message: null });
      void create(0);
    },
    draft: (text) => dispatch({ kind: "drafted", text }),
    say() {
      const text = state.draft.trim();
      if (text === "" || text.length > LONGEST_TEXT || !isOpen()) return;
      send({ kind: "text", text });
    },
    choose(choice) {
      if (isOpen() && !isLastSaid(state, choice.id)) send({ kind: "choice", choice: choice.id, label: choice.label });
    },
    sendAgain(clientMessageId) {
      const outgoing = state.outgoing.find((one) => one.clientMessageId === clientMessageId);
      if (outgoing?.status === "refused") dispatch({ kind: "again", clientMessageId });
      line?.queue.retryNow();
    },
    file: async (media) => (line === null ? null : api.file(line.session, media)),
    restart() {
      if (state.phase.kind !== "over") return;
      dispatch({ kind: "restarting" });
      void create(0);
    },
    networkChanged() {
      line?.following.reconnect();
      line?.queue.retryNow();
      if (state.phase.kind === "opening" && state.phase.failing) {
        cancelOpening();
        void create(0);
      }
    },
    end() {
      const session = line?.session;
      dropLine();
      store.clear();
      state = closedChat;
      for (const listener of listeners) listener();
      if (session !== undefined) sayGoodbye(session, api, platform);
    },
    stop() {
      dropLine();
      state = closedChat;
    },
  };
}

/** A nervous finger presses twice: the same button as the last thing said, still unanswered, is said once. */
function isLastSaid(state: ChatState, choice: string): boolean {
  const outgoing = state.outgoing[state.outgoing.length - 1];
  const last = outgoing?.content ?? state.messages[state.messages.length - 1]?.body;
  return last?.kind === "choice" && last.choice === choice && outgoing?.status !== "refused";
}

/** Asks the server to end the conversation until it has, holding nothing of it but its token. */
function sayGoodbye(session: Session, api: ChatApi, platform: Platform, attempts = 1): void {
  void api.end(session).then((outcome) => {
    if (outcome === "ended" || attempts >= goodbyeAttempts) return;
    platform.after(backOff(attempts, platform), () => sayGoodbye(session, api, platform, attempts + 1));
  });
}
