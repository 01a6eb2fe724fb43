import {
  ActivityTypes,
  BotAdapter,
  TurnContext,
  type Activity,
  type CardAction,
  type ResourceResponse,
  type Storage,
  type StoreItems,
} from "botbuilder";
import {
  Dialog as BotkitDialog,
  DialogContextError,
  type DialogContext,
  type DialogTurnResult,
} from "botbuilder-dialogs";
import { Botkit } from "botkit";
import { advance, beginDialog, type Advance, type StepInput } from "./advance-dialog.ts";
import type { Reply } from "./dialog-reply.ts";
import { readDialogState, type Memory } from "./dialog-state.ts";
import type { Dialog, DialogBook } from "./dialog.ts";
import type { Phrases } from "./phrases.ts";
import type { Variables } from "./variables.ts";

/** One turn in Botkit: what it is given, and what it leaves. Nothing of it outlives the turn. */
type HostTurn = {
  readonly input: HostInput;
  readonly remembered: Memory | null;
  /** Botkit's state as JSON after the turn; null when no dialog waits. */
  memory: string | null;
  readonly replies: Reply[];
  advance: Advance | null;
};

export type HostInput = { readonly kind: "begin"; readonly dialog: string; readonly with: Variables } | StepInput;
type HostedTurn = {
  readonly memory: string | null;
  readonly replies: readonly Reply[];
  readonly advance: Advance;
};

/** Plays one turn of a conversation. Rejects on whatever goes wrong inside Botkit. */
export type BotkitHost = (remembered: Memory | null, input: HostInput) => Promise<HostedTurn>;

/**
 * The turns being played, by a name that Botkit takes for the conversation's. Not an AsyncLocalStorage: on Node 20 that makes each
 * promise of the whole process dearer.
 */
const turns = new Map<string, HostTurn>();
let turnsBegun = 0;

function turnNamed(name: string | undefined): HostTurn {
  const turn = turns.get(name ?? "");
  if (!turn) throw new Error("Botkit was used outside of a turn");
  return turn;
}

const turnOf = (context: TurnContext): HostTurn => turnNamed(context.activity.conversation.id);

/** Botkit with neither web server nor store nor network: the conversation's own queue feeds it and takes what it says. */
export function createBotkitHost({ dialogs, phrases }: Pick<DialogBook, "dialogs" | "phrases">): BotkitHost {
  const adapter = new CollectingAdapter();
  const botkit = new SettlingBotkit({
    disable_webserver: true,
    disable_console: true,
    adapter,
    storage: new TurnStorage(),
  });
  // not addDialog: it wraps each dialog in another one, whose state holds a random id; a turn played twice must end the same
  for (const dialog of dialogs.values()) botkit.dialogSet.add(new HostedDialog(dialog, phrases));

  return async (remembered, input) => {
    const turn: HostTurn = { input, remembered, memory: remembered?.json ?? null, replies: [], advance: null };
    const name = String(++turnsBegun);
    const context = new TurnContext(adapter, {
      type: ActivityTypes.Message,
      channelId: "sos-numerique",
      conversation: { id: name, name: "", isGroup: false, conversationType: "" },
      from: { id: name, name: "" },
      recipient: { id: "assistant", name: "" },
      text: input.kind === "text" ? input.text : "",
    });
    turns.set(name, turn);
    try {
      await botkit.handleTurn(context);
    } catch (error) {
      throw causeOf(error);
    } finally {
      turns.delete(name);
    }
    if (!turn.advance) throw new Error("no dialog took its turn");
    return { memory: turn.memory, replies: turn.replies, advance: turn.advance };
  };
}

/** Botkit's own error carries the whole state of the dialog, a person's words with it: it must not come near a log. */
function causeOf(error: unknown): unknown {
  return error instanceof DialogContextError && error.error instanceof Error ? error.error : error;
}

/** The stock `handleTurn` works in a callback that nobody awaits: when something fails there, it never ends. */
class SettlingBotkit extends Botkit {
  override async handleTurn(context: TurnContext): Promise<void> {
    const { input } = turnOf(context);
    const dialogs = await this.dialogSet.createContext(context);
    const bot = await this.spawn(dialogs);
    if (input.kind === "begin") await dialogs.beginDialog(input.dialog, input.with);
    else await dialogs.continueDialog();
    await this.saveState(bot);
  }
}

/** A dialog of ours on Botkit's stack: its logic is the pure `advance`, its state the one that Botkit keeps for it. */
class HostedDialog extends BotkitDialog<Variables> {
  readonly #dialog: Dialog;
  readonly #phrases: Phrases;

  constructor(dialog: Dialog, phrases: Phrases) {
    super(dialog.id);
    this.#dialog = dialog;
    this.#phrases = phrases;
  }

  override beginDialog(context: DialogContext, given: Variables = {}): Promise<DialogTurnResult> {
    return this.#follow(context, beginDialog(this.#dialog, given));
  }

  override async continueDialog(context: DialogContext): Promise<DialogTurnResult> {
    const { input } = turnOf(context.context);
    if (input.kind === "begin") throw new Error("a dialog that begins does not go on");
    const state = readDialogState(context.activeDialog?.state);
    return this.#follow(context, advance(this.#dialog, state, input, this.#phrases));
  }

  async #follow(context: DialogContext, step: Advance): Promise<DialogTurnResult> {
    turnOf(context.context).advance = step;
    if (step.replies.length > 0) await context.context.sendActivities(step.replies.map(toActivity));
    if (step.state === null || !context.activeDialog) return context.endDialog();
    context.activeDialog.state = step.state;
    return BotkitDialog.EndOfTurn;
  }
}

const toActivity = (reply: Reply): Partial<Activity> => ({
  type: ActivityTypes.Message,
  text: reply.text,
  ...(reply.kind === "choices" && {
    suggestedActions: {
      to: [],
      actions: reply.choices.map(({ id, label }) => ({ type: "imBack", title: label, value: id })),
    },
  }),
});

function toReply({ text = "", suggestedActions }: Partial<Activity>): Reply {
  if (!suggestedActions) return { kind: "text", text };
  const choiceOf = ({ title, value }: CardAction) => ({ id: String(value), label: title });
  return { kind: "choices", text, choices: suggestedActions.actions.map(choiceOf) };
}

/** Takes what Botkit would send. It never fails: a sender that does leaves Botkit waiting for ever. */
class CollectingAdapter extends BotAdapter {
  override async sendActivities(context: TurnContext, sent: Partial<Activity>[]): Promise<ResourceResponse[]> {
    turnOf(context).replies.push(...sent.map(toReply));
    return sent.map((_, index) => ({ id: String(index) }));
  }

  override updateActivity(): Promise<void> {
    return Promise.reject(new Error("what was said is not changed"));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error("what was said is not taken back"));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error("a turn only begins from the queue"));
  }
}

type BotkitState = { readonly dialogState?: { readonly dialogStack?: readonly unknown[] } };

/** Botkit makes the key of a state from all that it knows of the conversation, and who speaks comes last. */
const turnOfKey = (key: string): HostTurn => turnNamed(/-(\d+)\/$/.exec(key)?.[1]);

/** Holds the states of the turns being played, each for its own turn. */
class TurnStorage implements Storage {
  async read(keys: string[]): Promise<StoreItems> {
    const states = keys.map((key) => [key, turnOfKey(key).remembered?.state] as const);
    return Object.fromEntries(states.filter(([, state]) => state !== undefined));
  }

  async write(changes: StoreItems): Promise<void> {
    for (const [key, state] of Object.entries(changes) as [string, BotkitState][]) {
      const waiting = (state.dialogState?.dialogStack?.length ?? 0) > 0;
      turnOfKey(key).memory = waiting ? JSON.stringify(state) : null;
    }
  }

  async delete(keys: string[]): Promise<void> {
    for (const key of keys) turnOfKey(key).memory = null;
  }
}
