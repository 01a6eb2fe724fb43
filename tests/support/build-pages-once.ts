import { execFileSync } from "node:child_process";
import trainModelOnce from "./train-model-once.ts";

/** Before the browser tests: the pages as they are served, and the model. */
export default function buildPagesOnce(): void {
  execFileSync(process.execPath, ["bin/build.mjs"], { stdio: "inherit" });
  trainModelOnce();
}
