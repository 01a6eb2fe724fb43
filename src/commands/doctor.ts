import { existsSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import type { Config } from "../config.ts";
import { openContent } from "../open-content.ts";
import { openStorage } from "../open-storage.ts";
import { packageRoot } from "../package-root.ts";
import type { Command } from "./command.ts";

type Finding = { readonly grave: boolean; readonly line: string };

/** Looks at everything the program needs; exits with 1 when something must be mended before it can serve. */
export const doctor: Command = async (config) => {
  const findings = (
    await Promise.all([checkFolder(config), checkContent(config), checkPages(), checkDatabase(config)])
  ).flat();
  for (const { grave, line } of findings) process.stdout.write(`${grave ? "✗" : "!"} ${line}\n`);
  if (findings.length === 0) process.stdout.write("✓ Everything is in order.\n");
  if (findings.some(({ grave }) => grave)) process.exitCode = 1;
};

async function checkFolder({ dataDir }: Config): Promise<readonly Finding[]> {
  const place = existsSync(dataDir) ? dataDir : path.dirname(dataDir);
  return access(place, constants.W_OK).then(
    () => [],
    () => [
      { grave: true, line: `${place} is not writable: give this user the right to write there, or set DATA_DIR.` },
    ],
  );
}

async function checkContent(config: Config): Promise<readonly Finding[]> {
  try {
    const { knowledge, schedule } = await openContent(config, () => undefined);
    const today = new Date().toISOString().slice(0, 10);
    const overdue = [...knowledge.faq.values()].filter(({ reviewBefore }) => reviewBefore < today);
    const { centre } = knowledge;
    const missing = Object.entries({ adresse: centre.address, telephone: centre.phone, email: centre.email }).filter(
      ([, value]) => value === null,
    );
    return [
      ...overdue.map(({ id, reviewBefore }) => ({
        grave: false,
        line: `knowledge-base/faq/${id}.md should have been read again before ${reviewBefore}.`,
      })),
      ...missing.map(([key]) => ({
        grave: false,
        line: `knowledge-base/centre.yaml: "${key}" is still "à compléter".`,
      })),
      ...schedule.agents
        .filter(({ example }) => example)
        .map(({ firstName }) => ({
          grave: false,
          line: `knowledge-base/rendez-vous.yaml: ${firstName} is an example; write the centre's own people.`,
        })),
    ];
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split("\n").map((line) => ({ grave: true, line }));
  }
}

const checkPages = async (): Promise<readonly Finding[]> =>
  existsSync(path.join(packageRoot(), "dist/web/index.html"))
    ? []
    : [{ grave: true, line: "The pages are not built: run npm run build." }];

async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  if (config.database.kind === "sqlite" && !existsSync(config.database.file)) return [];
  try {
    const storage = await openStorage(config);
    try {
      await storage.ping();
      const { poisoned } = await storage.turns.backlog();
      const mediators = await storage.mediators.count();
      return [
        ...(poisoned > 0
          ? [{ grave: false, line: `${poisoned} message(s) could not be handled; the inbox shows them.` }]
          : []),
        ...(mediators === 0
          ? [{ grave: false, line: "Nobody can sign in yet: npx sos-numerique mediators invite --admin" }]
          : []),
      ];
    } finally {
      await storage.close();
    }
  } catch (error) {
    return [{ grave: true, line: error instanceof Error ? error.message : String(error) }];
  }
}
