import { readDateWish } from "./src/understanding/dates/read-date-wish.ts";
import { prepareWords } from "./src/understanding/dates/prepare/prepare-words.ts";
import { meaningOf } from "./tests/understanding/dates/meaning-of.ts";
import { wishes } from "./tests/understanding/dates/wishes.ts";
import { traps } from "./tests/understanding/dates/traps.ts";
const now = new Date("2026-10-19T09:00:00+02:00");
let n=0,bad=0;
for (const [t,m] of [...Object.values(wishes).flat(), ...traps.map(t=>[t,"none"] as const)]) { n++; const r=meaningOf(readDateWish(t,now,"Europe/Paris")); if(r!==m){bad++;console.log((r==="none"?"silent":"WRONG ")+" "+JSON.stringify(t)+" → "+r+" | "+m+" | "+prepareWords(t));}}
console.log(n,bad);
