import { existsSync } from "node:fs";
import { judge } from "../../../bench/dates/judge.ts";
import { readLabelled } from "../../../bench/dates/labelled.ts";
import { ourParser } from "../../../bench/dates/parsers.ts";

const file = "../shared/evaluation/dates-fr.json";

(existsSync(file) ? describe : describe.skip)("the labelled expressions, where they are at hand", () => {
  it("are read: 97 % exactly, 1 % wrongly at most", () => {
    const { reference, zone, items } = readLabelled(file);
    const { read } = ourParser({ now: new Date(reference), zone });
    const verdicts = items.map(({ text, expected }) => judge(expected, read(text)));
    const share = (verdict: string): number => verdicts.filter((each) => each === verdict).length / verdicts.length;
    expect(share("right")).toBeGreaterThanOrEqual(0.97);
    expect(share("wrong")).toBeLessThanOrEqual(0.01);
  });
});
