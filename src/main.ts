import { loadEnvFile, readConfig } from "./config.ts";
import { exitWithFault } from "./exit-with-fault.ts";
import { serve } from "./serve.ts";

// The program itself, for `npm run dev`; `npm start` goes through cli.ts.
try {
  loadEnvFile();
  await serve(readConfig());
} catch (error) {
  exitWithFault(error);
}
