import { createRequire } from "node:module";
import { foldText } from "../../../src/understanding/normalise/fold-text.ts";
import { SAME_THING, SMS_WORDS } from "../../../src/understanding/normalise/sms-words.ts";

const french = new Set(createRequire(import.meta.url)("an-array-of-french-words") as readonly string[]);
/** French words all the same, but not what someone who asks for help means by them. */
const MEANT_OTHERWISE = ["bonjours", "coucous", "mercis", "ouais", "mail", "mails", "boulot"];

describe("the table of text-message words", () => {
  it("has its forms as they reach it: folded, and one word", () => {
    expect([...SMS_WORDS.keys()].filter((form) => form !== "+" && foldText(form) !== form)).toEqual([]);
  });

  it("writes out forms that mean themselves never again", () => {
    expect([...SMS_WORDS].filter(([form, means]) => means.split(" ").includes(form))).toEqual([]);
  });

  it("replaces no French word of four letters or more, except those listed here", () => {
    const replaced = [...SMS_WORDS.keys()].filter((form) => form.length >= 4 && french.has(form));
    expect(replaced.filter((form) => !MEANT_OTHERWISE.includes(form))).toEqual([]);
  });
});

describe("the table of names for the same thing", () => {
  it("does not send one name to another that is itself replaced", () => {
    const forms = new Set(SAME_THING.map(([form]) => form));
    expect(SAME_THING.filter(([, means]) => forms.has(means))).toEqual([]);
  });
});
