import type { Slot } from "../../src/appointments/offer-slots.ts";
import { seekSlots } from "../../src/appointments/seek-slots.ts";
import { inParis, paris, samira } from "./schedules.ts";

const monday = new Date("2026-10-19T09:00:00+02:00");
const slot = (local: string): Slot => {
  const start = new Date(`${local}:00${local < "2026-10-25" ? "+02:00" : "+01:00"}`);
  return { start, end: new Date(start.getTime() + 45 * 60_000), agents: [samira] };
};
const free = [
  "2026-10-20T09:00",
  "2026-10-20T14:00",
  "2026-10-21T09:00",
  "2026-10-22T10:00",
  "2026-10-22T15:00",
  "2026-10-27T09:00",
  "2026-10-29T14:00",
].map(slot);
const shown = { first: free[2]?.start ?? monday, last: free[4]?.start ?? monday };

function seek(said: string, heard = ""): string {
  const found = seekSlots(free, { said, heard, shown }, monday, paris);
  if (found.kind === "unclear") return "unclear";
  const slots = found.kind === "one" ? [found.slot] : found.slots;
  return `${found.kind}: ${slots.map(({ start }) => inParis(start).slice(8)).join(", ")}`;
}

describe("slots that answer a person's own words", () => {
  it.each([
    ["jeudi à 10h", "one: 22 10:00"],
    ["le plus tôt possible", "one: 20 09:00"],
    ["n'importe quand", "one: 20 09:00"],
    ["non, jeudi", "found: 22 10:00, 22 15:00"],
    ["la semaine prochaine", "found: 27 09:00, 29 14:00"],
    ["le matin plutôt", "found: 20 09:00, 21 09:00, 22 10:00"],
    ["pas le mardi", "found: 21 09:00, 22 15:00, 29 14:00"],
    ["14h", "found: 20 14:00, 29 14:00"],
    ["plus tard", "found: 27 09:00, 29 14:00"],
    ["plus tôt", "found: 20 09:00, 20 14:00"],
    ["aucun ne va", "found: 27 09:00, 29 14:00"],
    ["vendredi", "nearest: 21 09:00, 22 10:00, 22 15:00"],
    ["jeudi à 9h", "nearest: 21 09:00, 22 10:00, 22 15:00"],
    ["samedi matin", "nearest: 22 10:00, 22 15:00, 27 09:00"],
    ["le chat dort", "unclear"],
  ])("“%s”: %s", (said, found) => {
    expect(seek(said)).toBe(found);
  });

  it("keeps in mind what was said before", () => {
    expect(seek("le matin", "jeudi")).toBe("found: 22 10:00");
    expect(seek("la semaine prochaine", "pas le mardi")).toBe("found: 29 14:00");
    expect(seek("plus tard", "l'après-midi")).toBe("found: 29 14:00");
    expect(seek("mardi", "jeudi")).toBe("found: 20 09:00, 20 14:00");
    expect(seek("n'importe quand", "jeudi")).toBe("one: 20 09:00");
  });

  it("answers the words with what was heard so far, for the next ones", () => {
    const found = seekSlots(free, { said: "le  matin", heard: "jeudi", shown: null }, monday, paris);
    expect(found).toMatchObject({ heard: "jeudi\nle matin" });
  });
});
