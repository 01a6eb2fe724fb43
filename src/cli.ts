import { loadEnvFile, readConfig } from "./config.ts";
import { exitWithFault } from "./exit-with-fault.ts";
import { StartFault } from "./start-fault.ts";
import type { Command } from "./commands/command.ts";

const commands: Readonly<Record<string, { readonly what: string; readonly load: () => Promise<Command> }>> = {
  serve: { what: "start the program", load: async () => (await import("./commands/serve-command.ts")).serveCommand },
  demo: {
    what: "start it on a throw-away database with two mediators and a believable week",
    load: async () => (await import("./commands/demo.ts")).demo,
  },
  understand: {
    what: "JSON lines {text} in, what is understood of them out",
    load: async () => (await import("./commands/understand.ts")).understand,
  },
  "read-date": {
    what: "JSON lines {text, now} in, when somebody wishes to come out",
    load: async () => (await import("./commands/read-date.ts")).readDate,
  },
  mediators: {
    what: "add --email … --name … | reset --email … (the password is read from standard input) | invite | list | remove --email … | journal",
    load: async () => (await import("./commands/mediators.ts")).mediators,
  },
  export: {
    what: "<conversation id>: what is kept about a person, as JSON",
    load: async () => (await import("./commands/personal-data.ts")).exportData,
  },
  erase: {
    what: "<conversation id>: forget a person",
    load: async () => (await import("./commands/personal-data.ts")).eraseData,
  },
  backup: {
    what: "[--to <file>]: save everything into one file, while the program runs or not",
    load: async () => (await import("./commands/backup.ts")).backup,
  },
  restore: {
    what: "<file>: put a backup back into an empty database and data folder",
    load: async () => (await import("./commands/restore.ts")).restore,
  },
  migrate: {
    what: "--to mongodb://… | --to <SQLite file>: carry everything over to another database, the program being stopped",
    load: async () => (await import("./commands/migrate.ts")).migrate,
  },
  evaluate: {
    what: "how well messages are understood, beside stock nlp.js [--quick] [--only …] [--no-stock] [--sets …] [--json …]",
    load: async () => (await import("./commands/evaluate.ts")).evaluate,
  },
  schedule: {
    what: "print: the schedule as the inbox made it, as rendez-vous.yaml | print-school-holidays | import: the files count again",
    load: async () => (await import("./commands/schedule.ts")).schedule,
  },
  channels: {
    what: "setup: put menu, first questions and subscriptions on the Facebook page, and try the WhatsApp number",
    load: async () => (await import("./commands/channels.ts")).channels,
  },
  doctor: {
    what: "look for what is wrong or missing, with the remedy",
    load: async () => (await import("./commands/doctor.ts")).doctor,
  },
};

/** `npx sos-numerique <command>`. Ends the process with code 1 and a line that says what to do when something is wrong. */
export async function runCommand(args: readonly string[]): Promise<void> {
  const [name = "help", ...rest] = args;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  try {
    if (command === undefined) {
      if (name !== "help" && name !== "--help") throw new StartFault(`There is no command "${name}".\n${usage()}`);
      process.stdout.write(`${usage()}\n`);
      return;
    }
    loadEnvFile();
    const run = await command.load();
    await run(readConfig(), rest);
  } catch (error) {
    exitWithFault(error);
  }
}

const usage = (): string =>
  [
    "Usage: npx sos-numerique <command>",
    ...Object.entries(commands).map(([name, { what }]) => `  ${name.padEnd(12)}${what}`),
  ].join("\n");
