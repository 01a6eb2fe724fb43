import { runCommand } from "../../src/cli.ts";

// The command line from its sources, without building first.
await runCommand(process.argv.slice(2));
