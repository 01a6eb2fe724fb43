import path from "node:path";
import { parseArgs } from "node:util";
import { moveDatabase } from "../archive/move-database.ts";
import { databaseOf, type DatabaseSettings } from "../config.ts";
import { nameOf } from "../open-storage.ts";
import { StartFault } from "../start-fault.ts";
import { archiveParts, countsOf, mustExist, placeOf, withDatabase } from "./archive-parts.ts";
import type { Command } from "./command.ts";

/** Carries all that is kept from the database of the settings to another one. */
export const migrate: Command = async (config, args) => {
  const database = destinationOf(args);
  if (nameOf(database) === nameOf(config.database)) {
    throw new StartFault(`${nameOf(database)} is the database that is in use now. Name another one with --to.`);
  }
  mustExist(config);
  await withDatabase(config, async (source) => {
    const arrival = await source.archive.arrival();
    if (arrival !== null) {
      throw new StartFault(
        `${nameOf(config.database)} is itself an unfinished copy of ${arrival.from}: finish that first.`,
      );
    }
    await withDatabase({ ...config, database }, async (destination) => {
      const [from, to] = [placeOf(source, config.database), placeOf(destination, database)];
      const digest = await moveDatabase(from, to, archiveParts());
      process.stdout.write(`${countsOf(digest)}\nAll of it is in ${to.name}, read back and compared.\n`);
      process.stdout.write(
        `Now set ${settingFor(database)}, then start the program. ${from.name} was left as it is.\n`,
      );
    });
  });
};

function destinationOf(args: readonly string[]): DatabaseSettings {
  const { to } = optionsOf(args);
  if (to === undefined || to === "") {
    throw new StartFault("Say where to: --to mongodb://host:27017/sos-numerique, or --to ./data/sos-numerique.db");
  }
  if (/^mongodb(\+srv)?:\/\/./.test(to)) return databaseOf(to);
  const file = to.replace(/^sqlite:/, "");
  if (file.includes("://")) throw new StartFault(`"${to}" is neither mongodb://… nor the path of a file.`);
  return databaseOf(`sqlite:${path.resolve(file)}`);
}

function optionsOf(args: readonly string[]): { readonly to?: string | undefined } {
  try {
    return parseArgs({ args: [...args], options: { to: { type: "string" } } }).values;
  } catch {
    throw new StartFault("Use: npx sos-numerique migrate --to mongodb://… | --to <SQLite file>");
  }
}

const settingFor = (database: DatabaseSettings): string =>
  database.kind === "sqlite" ? `DATABASE_URL=sqlite:${database.file}` : "DATABASE_URL to the address that you gave";
