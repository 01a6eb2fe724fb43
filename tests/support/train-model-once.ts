import { execFileSync } from "node:child_process";

/** Before all tests: trains the French model, if its contents changed, in a plain process and once for all workers. */
export default function trainModelOnce(): void {
  execFileSync(process.execPath, ["--import", "tsx", "tests/support/train-model.ts"], { stdio: "inherit" });
}
