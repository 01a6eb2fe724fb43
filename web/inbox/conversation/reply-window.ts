import type { MessageView, SummaryView } from "../api/inbox-api.ts";

type Open = Pick<SummaryView, "replyWindowMs" | "lastInboundAt">;

/** Until when the person's channel takes an answer, as milliseconds; null: always. What they wrote last moves it. */
export function replyUntil(
  { replyWindowMs, lastInboundAt }: Open,
  messages: readonly Pick<MessageView, "from" | "at">[],
): number | null {
  if (replyWindowMs === null) return null;
  const lastHere = messages.findLast(({ from }) => from === "resident")?.at ?? "";
  const last = [lastInboundAt ?? "", lastHere].toSorted().at(-1) ?? "";
  return last === "" ? 0 : Date.parse(last) + replyWindowMs;
}

/** Said before anyone writes for nothing; null while an answer can leave. */
export function whyTooLate(
  open: Open,
  messages: readonly Pick<MessageView, "from" | "at">[],
  now: number,
): string | null {
  const until = replyUntil(open, messages);
  if (until === null || now < until) return null;
  const days = Math.round((open.replyWindowMs ?? 0) / 86_400_000);
  const length = days === 1 ? "24 heures" : `${days} jours`;
  return `Cette personne n’a pas écrit depuis ${length} : ce service ne laisse plus répondre ici. Appelez-la, ou attendez qu’elle écrive. Vous pouvez ajouter une note.`;
}
