import { readFileSync } from "node:fs";
import { wantsPerson } from "../../../src/understanding/rules/wants-person.ts";
import { normalise } from "../normaliser-of-rules.ts";

const messagesOf = (name: string): readonly string[] =>
  readFileSync(new URL(`../messages/${name}.txt`, import.meta.url), "utf8")
    .trim()
    .split("\n");

const asks = (message: string): boolean => wantsPerson(message, normalise(message));

describe("a person wanted, over many messages", () => {
  const [wanted, traps] = [messagesOf("person-wanted"), messagesOf("no-person-wanted")];

  it("is tried on enough of them, none twice", () => {
    expect(new Set(wanted).size).toBeGreaterThanOrEqual(150);
    expect(new Set(traps).size).toBeGreaterThanOrEqual(150);
    expect(wanted.filter((message) => traps.includes(message))).toEqual([]);
  });

  it("is recognised in 98 of 100 spellings", () => {
    const missed = wanted.filter((message) => !asks(message));
    expect({ missed, ok: missed.length <= wanted.length * 0.02 }).toMatchObject({ ok: true });
  });

  it("is seen by mistake in 2 of 100 traps at most", () => {
    const alarms = traps.filter(asks);
    expect({ alarms, ok: alarms.length <= traps.length * 0.02 }).toMatchObject({ ok: true });
  });
});
