import type { z } from "zod";

type PlainIssue = { readonly problem: string; readonly remedy: string };

/** What zod found, in words for somebody who edits the file and has never heard of a type. */
export function plainIssue(issue: z.core.$ZodIssue): PlainIssue {
  const where = issue.path.length === 0 ? "the file" : `"${issue.path.map(placeOf).join(" › ")}"`;
  switch (issue.code) {
    case "unrecognized_keys":
      return {
        problem: `${issue.path.length === 0 ? "" : `in ${where}, `}nothing is called ${issue.keys.map((key) => `"${key}"`).join(", ")}`,
        remedy: "Correct the spelling of the name, or take the line out.",
      };
    case "invalid_type":
      return issue.input === undefined && issue.message.includes("undefined")
        ? { problem: `${where} is missing`, remedy: "Add the line; a neighbouring entry shows how." }
        : { problem: `${where} should be ${wordFor(issue.expected)}`, remedy: remedyFor(issue.expected) };
    case "invalid_value":
      return {
        problem: `${where} must be one of: ${issue.values.map(String).join(", ")}`,
        remedy: "Choose one of them.",
      };
    case "invalid_format":
      if (issue.format === "date") return { problem: `${where} is not a date`, remedy: "Write it as 2026-11-23." };
      if (issue.format === "url") {
        return { problem: `${where} is not an address`, remedy: "Write it whole, beginning with https://." };
      }
      return { problem: `${where}: ${issue.message}`, remedy: "Compare with a neighbouring entry that works." };
    case "too_small":
      return issue.origin === "string" && Number(issue.minimum) <= 1
        ? { problem: `${where} is empty`, remedy: "Fill it in." }
        : { problem: `${where}: ${limit(issue.message, `${String(issue.minimum)} at least`)}`, remedy: "Add to it." };
    case "too_big":
      return {
        problem: `${where}: ${limit(issue.message, `${String(issue.maximum)} at most`)}`,
        remedy: "Make it shorter.",
      };
    default:
      return { problem: `${where}: ${issue.message}`, remedy: "Compare with a neighbouring entry that works." };
  }
}

/** Places in a list are counted from one, as people do. */
const placeOf = (part: PropertyKey): string => (typeof part === "number" ? `no. ${part + 1}` : String(part));

/** zod's own words ("Too small: expected array to have >=15 items") are not for people; a schema's are. */
const limit = (message: string, plain: string): string => (/^Too (?:small|big)/.test(message) ? plain : message);

const names: Readonly<Record<string, string>> = {
  string: "a text",
  array: "a list",
  object: "a group of lines, each with a name",
  record: "a group of lines, each with a name",
  boolean: "true or false",
  number: "a number",
};
const wordFor = (expected: string): string => names[expected] ?? expected;

const remedies: Readonly<Record<string, string>> = {
  string: 'Put it between straight quotes: "like this".',
  array: "Write it between square brackets, or as lines that begin with a hyphen.",
  boolean: "Write true or false, without quotes.",
};
const remedyFor = (expected: string): string => remedies[expected] ?? "Compare with a neighbouring entry that works.";
