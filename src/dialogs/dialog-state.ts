import { z } from "zod";

const choices = z
  .array(z.object({ id: z.string(), label: z.string(), words: z.array(z.string()).readonly().optional() }))
  .readonly();

/** Where a person stands in a dialog: all that is remembered from one message to the next. JSON. */
const DialogState = z.strictObject({
  dialog: z.string(),
  version: z.string(),
  step: z.string(),
  vars: z.record(z.string(), z.union([z.string(), choices])),
  /** How many times the open question has been asked again. */
  repeats: z.int().min(0),
});

export type DialogState = z.infer<typeof DialogState>;

/** What is remembered between two turns: Botkit's state, in which one dialog waits. */
export type Memory = { readonly json: string; readonly state: object; readonly dialog: string };

const BotkitState = z.looseObject({
  dialogState: z.looseObject({ dialogStack: z.tuple([z.looseObject({ id: z.string() })]) }),
});

/** Throws when what is remembered was not written here. */
export function readMemory(json: string): Memory {
  const read = BotkitState.safeParse(parseJson(json));
  if (!read.success) throw new Error("the memory of the dialog cannot be read");
  return { json, state: read.data, dialog: read.data.dialogState.dialogStack[0].id };
}

/** A text that the open dialog remembers under this name; null when it knows none. */
export function rememberedText(memory: string, name: string): string | null {
  const { dialogState } = BotkitState.parse(parseJson(memory));
  const state = DialogState.safeParse(dialogState.dialogStack[0]["state"]);
  const value = state.success ? state.data.vars[name] : undefined;
  return typeof value === "string" ? value : null;
}

function parseJson(memory: string): unknown {
  try {
    return JSON.parse(memory);
  } catch {
    // the parser's own error quotes the text, a person's words
    throw new Error("the memory of the dialog is not JSON");
  }
}

/** Throws when what is remembered is not a state: somebody else wrote it. */
export function readDialogState(remembered: unknown): DialogState {
  const read = DialogState.safeParse(remembered);
  // the state holds a person's words: the error names none of them
  if (!read.success) throw new Error("the remembered state of the dialog cannot be read");
  return read.data;
}
