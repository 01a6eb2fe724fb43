import { readConfig } from "../../src/config.ts";
import { openContent } from "../../src/open-content.ts";
import { testModelsDir } from "./test-models-dir.ts";

await openContent({ ...readConfig({}), dataDir: testModelsDir }, (line) => void process.stderr.write(`${line}\n`));
