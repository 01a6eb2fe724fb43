import { readDateWish } from "/work/wt/dates/src/understanding/dates/read-date-wish.ts";
import { printDateWish } from "/work/wt/dates/src/understanding/dates/print-date-wish.ts";
import { prepareWords } from "/work/wt/dates/src/understanding/dates/prepare/prepare-words.ts";
// @ts-ignore
import { score } from "/work/shared/prototypes/booking/score.mjs";
import fs from "node:fs";
const f = process.argv[2];
const d = JSON.parse(fs.readFileSync(f ?? "/work/shared/evaluation/dates-fr.json","utf8"));
const now = new Date("2026-03-25T10:00:00+01:00");
const c: any = { ok: 0, wrong: 0, missed: 0 };
for (const it of d.items) {
  let out: any = printDateWish(readDateWish(it.text, now, "Europe/Paris"), "Europe/Paris");
  if (out.kind === "none") out = null;
  const s = score(it.expected, out); c[s]++;
  if (s !== "ok") console.log(s, it.id, JSON.stringify(it.text), "→", JSON.stringify(out), "| expected", JSON.stringify(it.expected), "|", prepareWords(it.text));
}
console.log(c);
const t = performance.now(); for (let k = 0; k < 20; k++) for (const it of d.items) readDateWish(it.text, now, "Europe/Paris");
console.log(((performance.now() - t) / 20 / d.items.length).toFixed(4), "ms each");
