import type { GrowthPoint } from "./measure-growth.ts";
import type { ProcessesPoint } from "./measure-processes.ts";

/** Each size beside its share of the smallest one: flat is 1.00. */
export function formatGrowth(points: readonly GrowthPoint[]): string {
  const [smallest] = points;
  return formatRows([
    ["rows", "message", "of smallest", "message p99", "inbox list", "transcript", "replay of 50"],
    ...points.map(({ rows, message, inboxList, transcript, replay }) => [
      String(rows),
      message.p50.toFixed(2),
      `${(message.p50 / (smallest?.message.p50 ?? NaN)).toFixed(2)} ×`,
      message.p99.toFixed(2),
      inboxList.toFixed(2),
      transcript.toFixed(2),
      replay.toFixed(2),
    ]),
  ]);
}

export const formatProcesses = (points: readonly ProcessesPoint[]): string =>
  formatRows([
    ["processes", "messages/s", "webhook p99 at half load", "reply p99 at half load", "unanswered"],
    ...points.map(({ processes, messagesPerSecond, webhookP99, replyP99, unanswered }) => [
      String(processes),
      messagesPerSecond.toFixed(0),
      `${webhookP99.toFixed(1)} ms`,
      `${replyP99.toFixed(1)} ms`,
      String(unanswered),
    ]),
  ]);

function formatRows(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, column) => Math.max(...rows.map((row) => row[column]?.length ?? 0)));
  return rows.map((row) => row.map((cell, column) => cell.padStart(widths[column] ?? 0)).join("  ")).join("\n");
}
