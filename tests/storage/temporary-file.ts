import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";

const folder = mkdtempSync(path.join(tmpdir(), "sos-storage-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
/** The path of a database that does not exist yet; gone with the tests. */
export const temporaryFile = (): string => path.join(folder, `${++made}`, "test.db");
