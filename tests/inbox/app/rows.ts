import type { HeadView, MessageView, SummaryView } from "../../../src/inbox/views.ts";

const at = "2026-03-02T09:00:00.000Z";

/** A row of the list; `owner` is "bot", "waiting" or a mediator's id. */
export function row({
  id,
  owner,
  since = at,
  lastInboundAt = at,
  lastAt = at,
}: {
  id: string;
  owner: string;
  since?: string;
  lastInboundAt?: string;
  lastAt?: string;
}): SummaryView {
  return {
    id,
    name: null,
    channel: "web",
    owner: ownerOf(owner, since),
    createdAt: at,
    lastInboundAt,
    replyWindowMs: null,
    files: {},
    ended: false,
    lastMessage: { at: lastAt, from: "resident", text: "Bonjour" },
    lastWords: { at: lastAt, text: "Bonjour" },
  };
}

function ownerOf(owner: string, since: string): SummaryView["owner"] {
  if (owner === "bot") return { kind: "bot" };
  if (owner === "waiting") return { kind: "waiting", since, reason: "asked", watch: "fresh" };
  return { kind: "mediator", id: owner, name: owner, since };
}

/** As a live event tells of it. */
export const headOf = ({
  id,
  name,
  channel,
  owner,
  createdAt,
  lastInboundAt,
  replyWindowMs,
  files,
  ended,
}: SummaryView): HeadView => ({
  id,
  name,
  channel,
  owner,
  createdAt,
  lastInboundAt,
  replyWindowMs,
  files,
  ended,
});

export const message = (seq: number, text: string, more: Partial<MessageView> = {}): MessageView => ({
  id: `m${seq}`,
  seq,
  at,
  from: "resident",
  body: { kind: "text", text },
  delivery: "stored",
  ...more,
});
