import path from "node:path";
import { loadEnvFile, readConfig } from "./config.ts";
import { exitWithFault } from "./exit-with-fault.ts";
import { learnWhileServing } from "./learn-while-serving.ts";
import { packageRoot } from "./package-root.ts";
import { isWorker } from "./processes/worker.ts";
import { serve } from "./serve.ts";

// The program itself, for `npm run dev`; `npm start` goes through cli.ts.
try {
  loadEnvFile();
  const config = readConfig();
  await serve(config);
  // `npm run dev` watches this file
  const stamp = path.join(packageRoot(), "data", "learnt.stamp");
  // with several processes, their supervisor learns for all
  if (!isWorker()) learnWhileServing(config, stamp, (line) => void process.stdout.write(`${line}\n`));
} catch (error) {
  exitWithFault(error);
}
