import { existsSync } from "node:fs";
import { access, constants } from "node:fs/promises";
import path from "node:path";
import { findChromium } from "../channels/whatsapp-web/find-chromium.ts";
import type { Config } from "../config.ts";
import { nationalPlace } from "../knowledge/national-place.ts";
import { reviewKnowledgeBase } from "../knowledge/review-knowledge-base.ts";
import { openContent } from "../open-content.ts";
import { openStorage } from "../open-storage.ts";
import { packageRoot } from "../package-root.ts";
import { faultLine } from "../shared/fault.ts";
import type { Command } from "./command.ts";

type Finding = { readonly grave: boolean; readonly line: string };

/** Looks at everything the program needs; exits with 1 when something must be mended before it can serve. */
export const doctor: Command = async (config) => {
  const findings = (
    await Promise.all([
      checkFolder(config),
      checkContent(config),
      checkPages(),
      checkDatabase(config),
      checkDurations(config),
      checkWhatsAppWeb(config),
    ])
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
    const { knowledge, schedule, workshops, holidaysToVerify } = await openContent(config, () => undefined);
    const today = new Date().toISOString().slice(0, 10);
    const place = nationalPlace(knowledge.centre, knowledge.themes, today);
    const missing = "missing" in place ? place.missing : [];
    return [
      ...(await reviewKnowledgeBase(config.knowledgeBase, today)).map((advice) => hint(faultLine(advice))),
      ...missing.map((key) => hint(`knowledge-base/centre.yaml: "${key}" is still "à compléter".`)),
      ...[...new Set(workshops.filter(({ example }) => example).map(({ title }) => title))].map((title) =>
        hint(`knowledge-base/ateliers.yaml: "${title}" is an example; write the centre's own workshops.`),
      ),
      ...(holidaysToVerify
        ? [
            hint(
              "knowledge-base/vacances-scolaires.yaml: nobody has compared the school holidays with the ministry's calendar yet; then write a_verifier: false.",
            ),
          ]
        : []),
      ...schedule.agents
        .filter(({ example }) => example)
        .map(({ firstName }) =>
          hint(`knowledge-base/rendez-vous.yaml: ${firstName} is an example; write the centre's own people.`),
        ),
    ];
  } catch (error) {
    return (error instanceof Error ? error.message : String(error)).split("\n").map((line) => ({ grave: true, line }));
  }
}

const hint = (line: string): Finding => ({ grave: false, line });

const checkPages = async (): Promise<readonly Finding[]> =>
  existsSync(path.join(packageRoot(), "dist/web/index.html"))
    ? []
    : [{ grave: true, line: "The pages are not built: run npm run build." }];

/** What people read in dialogs/phrases.yaml and on the page /confidentialite. */
const told = { hours: 24, days: 30 };

const checkDurations = async ({ retention: { words } }: Config): Promise<readonly Finding[]> =>
  words.assistantAlone > told.hours * 3_600_000 || words.withMediator > told.days * 86_400_000
    ? [
        {
          grave: false,
          line: `Words are kept longer than people are told (${told.hours} hours, ${told.days} days with a mediator): change dialogs/phrases.yaml ("vie-privee") and web/pages/confidentialite.html too, or KEEP_WORDS_HOURS and KEEP_WORDS_WITH_MEDIATOR_DAYS.`,
        },
      ]
    : [];

/** What an ordinary number needs of this machine. */
async function checkWhatsAppWeb({ whatsappWeb, database }: Config): Promise<readonly Finding[]> {
  if (whatsappWeb === null) return [];
  const { chromium, chromiumArgs } = whatsappWeb;
  const lacks =
    chromium === null
      ? "WHATSAPP_WEB=on needs a Chromium, and there is none: install one (apt-get install chromium), or set CHROMIUM_PATH."
      : `CHROMIUM_PATH=${chromium} is not there: correct it, or remove it to take the system's own.`;
  const isRootInSandbox = process.getuid?.() === 0 && !chromiumArgs.includes("--no-sandbox");
  return [
    ...(findChromium(chromium) === null ? [{ grave: true, line: lacks }] : []),
    ...(isRootInSandbox
      ? [
          {
            grave: true,
            line: "Chromium refuses to run as root: run the program as another user (docs/installation.md), or set CHROMIUM_ARGS=--no-sandbox in a container.",
          },
        ]
      : []),
    ...(database.kind === "mongodb"
      ? [hint("WHATSAPP_WEB keeps its session in DATA_DIR: with several machines, prefer the WhatsApp Cloud API.")]
      : []),
    hint("WHATSAPP_WEB is unofficial: WhatsApp may ban the number. Do not use the centre's main one."),
  ];
}

async function checkDatabase(config: Config): Promise<readonly Finding[]> {
  if (config.database.kind === "sqlite" && !existsSync(config.database.file)) return [];
  try {
    const storage = await openStorage(config);
    try {
      await storage.ping();
      const { poisoned } = await storage.turns.backlog();
      const mediators = await storage.mediators.count();
      const isKept = (await storage.schedule.version()) > 0;
      return [
        ...(isKept
          ? [
              {
                grave: false,
                line: "The schedule was changed in the inbox, where it counts: rendez-vous.yaml and vacances-scolaires.yaml are not read any more (npx sos-numerique schedule print, or import).",
              },
            ]
          : []),
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
