import { createHash } from "node:crypto";
import { printDateWish } from "../../../src/understanding/dates/print-date-wish.ts";
import { readDateWish } from "../../../src/understanding/dates/read-date-wish.ts";
import { wishes } from "./wishes.ts";

// Run by time-zones.test.ts under several values of TZ: what it prints must not depend on it.
const zone = "Europe/Paris";
const texts = Object.values(wishes)
  .flat()
  .map(([text]) => text);
const digest = createHash("sha256");
for (let now = Date.UTC(2026, 0, 1, 22, 30); now < Date.UTC(2029, 0, 1); now += 29 * 24 * 60 * 60 * 1000) {
  for (const text of texts) digest.update(JSON.stringify(printDateWish(readDateWish(text, new Date(now), zone), zone)));
}
for (const day of ["2026-03-28", "2026-10-24", "2027-03-27", "2027-10-30", "2028-03-25", "2028-10-28"]) {
  for (const text of ["demain 2h du matin", "demain à 14h", "dans 48h", "lundi 9h", "ce week-end"]) {
    console.log(day, text, JSON.stringify(printDateWish(readDateWish(text, new Date(`${day}T10:00:00Z`), zone), zone)));
  }
}
console.log(digest.digest("hex"));
