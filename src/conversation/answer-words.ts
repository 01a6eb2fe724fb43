import type { FaqEntry } from "../knowledge/knowledge-base.ts";

/** An answer with that many steps is easier to follow on a page, or printed. */
const LONG = 4;

/** What is said of an entry: the answer, a film, and for long ones the page of the help centre. The kiosk leads nowhere else. */
export function answerWords(entry: FaqEntry, place: "kiosk" | "elsewhere", publicUrl: string): string {
  if (place === "kiosk") return entry.answer;
  const steps = entry.answer.split("\n").filter((line) => /^\d+\. /.test(line)).length;
  const lines = [
    ...entry.videos.slice(0, 1).map(({ title, url }) => `Vidéo : ${title} — ${url}`),
    ...(steps >= LONG ? [`À lire ou à imprimer : ${publicUrl}/aide/${entry.id}`] : []),
  ];
  return lines.length === 0 ? entry.answer : `${entry.answer}\n\n${lines.join("\n")}`;
}
