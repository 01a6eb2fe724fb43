import path from "node:path";
import { packageRoot } from "../../src/package-root.ts";

/** The model trained for the tests is kept from one run to the next: it depends on the contents alone. */
export const testModelsDir = path.join(packageRoot(), "node_modules/.cache/sos-numerique");
