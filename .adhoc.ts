import { readDateWish } from "./src/understanding/dates/read-date-wish.ts";
import { prepareWords } from "./src/understanding/dates/prepare/prepare-words.ts";
import { meaningOf } from "./tests/understanding/dates/meaning-of.ts";
import fs from "node:fs";
const now = new Date("2026-03-25T10:00:00+01:00");
for (const t of fs.readFileSync(0,"utf8").split("\n").filter(Boolean)) console.log(meaningOf(readDateWish(t,now,"Europe/Paris")).padEnd(38)+t+"   | "+prepareWords(t));
