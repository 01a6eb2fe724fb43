import { problemOf } from "../../../shared/problem-of.ts";

/** Of a page that is just going elsewhere: what comes after it begins anew by itself. */
const passing =
  /Execution context was destroyed|Cannot find context|detached|Could not load (?:body|response body)|No resource with given identifier|getResponseBody|Navigating frame was/i;

export const isPassing = (error: unknown): boolean => passing.test(problemOf(error));

/** The first line, for the log: never a telephone number. The library rejects with strings too. */
export const plainProblem = (error: unknown): string =>
  problemOf(error)
    .split("\n", 1)
    .join("")
    .replace(/\d{5,}/g, "…")
    .slice(0, 200);
