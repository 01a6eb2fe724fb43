import type { ChatEvent, ChatMessage, Owner, SentContent } from "./chat-protocol.ts";

/**
 * `waiting`: not posted yet. `delayed`: posted in vain, and posted again by itself. `sent`: the server has it, its echo has
 * not come yet. `refused`: only the person can decide what becomes of it.
 */
export type Outgoing = {
  readonly clientMessageId: string;
  readonly content: SentContent;
  readonly status: "waiting" | "sending" | "delayed" | "sent" | "refused";
};

export type Phase =
  /** Nothing was asked of the server and nothing is kept in the browser. */
  | { readonly kind: "closed" }
  | { readonly kind: "opening"; readonly failing: boolean }
  /** `replaying`: an earlier conversation is being read again, its messages are no news. */
  | { readonly kind: "open"; readonly replaying: boolean }
  | { readonly kind: "over"; readonly why: "ended" | "unknown" };

export type ChatState = {
  readonly phase: Phase;
  /** In the server's order. */
  readonly messages: readonly ChatMessage[];
  /** In the order of writing; shown after `messages`. */
  readonly outgoing: readonly Outgoing[];
  readonly owner: Owner;
  readonly typing: boolean;
  readonly link: "ok" | "lost";
  /** What stands in the composer. */
  readonly draft: string;
  readonly notice: Notice | null;
};

/** A sentence shown above the composer, and the message that it is about. */
export type Notice = { readonly text: string; readonly about: string | null };

export const closedChat: ChatState = {
  phase: { kind: "closed" },
  messages: [],
  outgoing: [],
  owner: { kind: "bot" },
  typing: false,
  link: "ok",
  draft: "",
  notice: null,
};

/** How the posting of one message goes. */
export type PostAction = { readonly clientMessageId: string } & (
  | { readonly kind: "posting" | "accepted" | "again" }
  | { readonly kind: "delayed"; readonly message: string | null }
  | { readonly kind: "refused"; readonly message: string }
);

export type ChatAction =
  | PostAction
  | { readonly kind: "phase"; readonly phase: Phase; readonly message: string | null }
  | { readonly kind: "resumed"; readonly unsent: readonly Outgoing[]; readonly draft: string }
  | { readonly kind: "received"; readonly event: ChatEvent }
  | { readonly kind: "typing-faded" }
  | { readonly kind: "drafted"; readonly text: string }
  | { readonly kind: "said"; readonly outgoing: Outgoing }
  | { readonly kind: "link"; readonly link: "ok" | "lost" }
  | { readonly kind: "over" }
  | { readonly kind: "restarting" };

export function reduceChat(state: ChatState, action: ChatAction): ChatState {
  if ("clientMessageId" in action) return reducePost(state, action);
  switch (action.kind) {
    case "phase":
      return enter(state, action.phase, action.message);
    case "resumed":
      return { ...state, phase: { kind: "open", replaying: true }, outgoing: action.unsent, draft: action.draft };
    case "received":
      return receive(state, action.event);
    case "typing-faded":
      return { ...state, typing: false };
    case "drafted":
      return { ...state, draft: action.text };
    case "said":
      return say(state, action.outgoing);
    case "link":
      return { ...state, link: action.link, typing: action.link === "ok" && state.typing };
    case "over":
      return endWith(state, "unknown");
    case "restarting":
      return { ...closedChat, draft: withUnsent(state).draft, phase: { kind: "opening", failing: false } };
  }
}

function reducePost(state: ChatState, action: PostAction): ChatState {
  const { clientMessageId } = action;
  switch (action.kind) {
    case "posting":
      return mark(state, clientMessageId, "sending");
    case "accepted": {
      const notice = state.notice?.about === clientMessageId ? null : state.notice;
      return { ...mark(state, clientMessageId, "sent"), notice };
    }
    case "delayed":
      return { ...mark(state, clientMessageId, "delayed"), notice: noticeOf(action.message, clientMessageId) };
    case "refused":
      return { ...refuse(state, clientMessageId), notice: noticeOf(action.message, clientMessageId) };
    case "again":
      return { ...moveToEnd(state, clientMessageId), notice: null };
  }
}

function say(state: ChatState, outgoing: Outgoing): ChatState {
  const draft = outgoing.content.kind === "text" ? "" : state.draft;
  return { ...state, outgoing: [...state.outgoing, outgoing], draft, notice: null };
}

const noticeOf = (text: string | null, about: string | null): Notice | null => (text === null ? null : { text, about });

/** What was said about a message that is still the person's concern outlives the opening. */
function enter(state: ChatState, phase: Phase, message: string | null): ChatState {
  const kept = state.notice !== null && state.notice.about !== null ? state.notice : null;
  return { ...state, phase, notice: noticeOf(message, null) ?? kept };
}

function receive(state: ChatState, event: ChatEvent): ChatState {
  switch (event.kind) {
    case "typing":
      return { ...state, typing: true };
    case "state":
      return event.ended ? endWith({ ...state, owner: event.owner }, "ended") : { ...state, owner: event.owner };
    case "message": {
      const { message } = event;
      return {
        ...state,
        messages: withMessage(state.messages, message),
        outgoing: state.outgoing.filter((outgoing) => outgoing.clientMessageId !== message.clientMessageId),
        typing: message.from === "resident" && state.typing,
      };
    }
  }
}

/** A message that is known already takes its newer form where it stands: nothing is ever shown twice. */
function withMessage(messages: readonly ChatMessage[], message: ChatMessage): readonly ChatMessage[] {
  const known = messages.findIndex((other) => other.id === message.id || isSameOwn(other, message));
  return known === -1 ? [...messages, message] : messages.map((other, at) => (at === known ? message : other));
}

const isSameOwn = (one: ChatMessage, other: ChatMessage): boolean =>
  one.clientMessageId !== null && one.clientMessageId === other.clientMessageId;

function mark(state: ChatState, clientMessageId: string, status: Outgoing["status"]): ChatState {
  const outgoing = state.outgoing.map((one) => (one.clientMessageId === clientMessageId ? { ...one, status } : one));
  return { ...state, outgoing };
}

/** Words that the server does not take go back to where they can be changed; a button stays, to be pressed again. */
function refuse(state: ChatState, clientMessageId: string): ChatState {
  const content = state.outgoing.find((one) => one.clientMessageId === clientMessageId)?.content;
  if (content?.kind !== "text") return mark(state, clientMessageId, "refused");
  const outgoing = state.outgoing.filter((one) => one.clientMessageId !== clientMessageId);
  return { ...state, outgoing, draft: joinTexts([content.text, state.draft]) };
}

function moveToEnd(state: ChatState, clientMessageId: string): ChatState {
  const moved = state.outgoing.filter((one) => one.clientMessageId === clientMessageId);
  const others = state.outgoing.filter((one) => one.clientMessageId !== clientMessageId);
  return { ...state, outgoing: [...others, ...moved.map((one) => ({ ...one, status: "waiting" as const }))] };
}

function endWith(state: ChatState, why: "ended" | "unknown"): ChatState {
  const phase: Phase = state.phase.kind === "over" ? state.phase : { kind: "over", why };
  return { ...withUnsent(state), phase, typing: false, link: "ok" };
}

/** What had not reached a conversation that is now over goes back to the composer, in its order. */
function withUnsent(state: ChatState): ChatState {
  const unsent = state.outgoing.filter((one) => one.status !== "sent");
  const texts = unsent.flatMap((one) => (one.content.kind === "text" ? [one.content.text] : []));
  return { ...state, outgoing: [], draft: joinTexts([...texts, state.draft]) };
}

const joinTexts = (texts: readonly string[]): string => texts.filter((text) => text.trim() !== "").join("\n");
