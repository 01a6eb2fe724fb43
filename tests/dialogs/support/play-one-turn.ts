/** One turn in a process of its own: reads {memory, input} on standard input, writes the turn on standard output. */
import { text } from "node:stream/consumers";
import { createDialogEngine, type DialogInput } from "../../../src/dialogs/engine.ts";
import { theDialogs } from "./the-dialogs.ts";

const { memory, input } = JSON.parse(await text(process.stdin)) as { memory: string | null; input: DialogInput };
const engine = await createDialogEngine(await theDialogs());
process.stdout.write(JSON.stringify(await engine.play(memory, input)));
