import type { DialogAction } from "./actions.ts";
import type { RepeatReason } from "./advance-dialog.ts";
import type { HostInput } from "./botkit-host.ts";
import type { Reply } from "./dialog-reply.ts";
import { readMemory, rememberedText } from "./dialog-state.ts";
import type { DialogBook } from "./dialog.ts";
import { dialogOfChoice, isGlobalChoice } from "./global-choice.ts";
import { settleWithin } from "./settle-within.ts";
import type { Variables } from "./variables.ts";

export type DialogInput =
  /** Takes the place of a dialog that was open. Variables that this dialog does not need are left aside. */
  | { readonly kind: "begin"; readonly dialog: string; readonly with: Variables }
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choice"; readonly choice: string }
  | { readonly kind: "outcome"; readonly outcome: string; readonly vars: Variables };

export type DialogTurn = {
  /** What the next turn must be given: Botkit's state as JSON, or null when no dialog waits. */
  readonly memory: string | null;
  readonly replies: readonly Reply[];
  /** To be carried out after the replies; `play` then takes its outcome. */
  readonly action: DialogAction | null;
  /** False: the text fits nothing that is expected, and nothing was said. It may be a new question; `repeat` comes after. */
  readonly matched: boolean;
  /** A choice that the program understands anywhere was named ("parler à quelqu'un"): the dialog is over, follow the choice. */
  readonly goTo: string | null;
};

export type DialogEngine = {
  play(memory: string | null, input: DialogInput): Promise<DialogTurn>;
  /** Asks the open question again after a text that was not for it, once; the second time the dialog is left. */
  repeat(memory: string | null, why: RepeatReason): Promise<DialogTurn>;
  /** Whether there is such a dialog and `given` holds all that it needs: a choice sent by a stranger may name anything. */
  /** What the open dialog knows under this name, when it is a text. */
  remembers(memory: string, name: string): string | null;
  canBegin(dialog: string, given: Variables): boolean;
};

const TURN_MS = 5000;

/** Said for a button whose question is closed. */
const OLD_BUTTON = "bouton-perime";

/**
 * Plays dialogs inside Botkit. Between two turns nothing is kept but `memory`: any process can play the next one. A turn that
 * fails or takes longer than `turnMs` rejects. The caller plays one turn of a conversation at a time.
 */
export async function createDialogEngine(book: DialogBook, turnMs = TURN_MS): Promise<DialogEngine> {
  const { createBotkitHost } = await import("./botkit-host.ts");
  const host = createBotkitHost(book);

  const canBegin = (dialog: string, given: Variables): boolean =>
    book.dialogs.get(dialog)?.needs.every((name) => given[name] !== undefined) ?? false;

  async function turn(memory: string | null, input: HostInput): Promise<DialogTurn> {
    // whoever begins a dialog leaves the one that was open, even one that cannot be read any more
    const remembered = memory === null || input.kind === "begin" ? null : readMemory(memory);
    // a dialog whose file was removed meanwhile waits no more
    const waits = remembered !== null && book.dialogs.has(remembered.dialog);
    if (input.kind !== "begin" && !waits) return withoutDialog(input);
    const played = await settleWithin(host(remembered, input), turnMs, "the turn of a dialog");
    const { replies, memory: after } = played;
    const { action, matched, goTo } = played.advance;
    const next = goTo === null ? null : dialogOfChoice(goTo);
    if (next !== null && canBegin(next, {})) return begin(next);
    return { memory: after, replies, action, matched, goTo };
  }

  const begin = (dialog: string): Promise<DialogTurn> => turn(null, { kind: "begin", dialog, with: {} });

  function withoutDialog(input: HostInput): Promise<DialogTurn> | DialogTurn {
    if (input.kind === "outcome") throw new Error("no dialog waits for an outcome");
    const silent = { memory: null, replies: [], action: null };
    if (input.kind !== "choice") return { ...silent, matched: false, goTo: null };
    if (isGlobalChoice(input.choice)) return { ...silent, matched: true, goTo: input.choice };
    return begin(OLD_BUTTON);
  }

  return {
    play: (memory, input) => {
      const gone = input.kind === "begin" && !book.dialogs.has(input.dialog);
      return gone ? begin(OLD_BUTTON) : turn(memory, input);
    },
    repeat: (memory, why) => turn(memory, { kind: "repeat", why }),
    remembers: rememberedText,
    canBegin,
  };
}
