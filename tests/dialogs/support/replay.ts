import type { ActionName, ActionOutcome } from "../../../src/dialogs/actions.ts";
import type { Choice, Reply } from "../../../src/dialogs/dialog-reply.ts";
import type { DialogEngine, DialogInput, DialogTurn } from "../../../src/dialogs/engine.ts";
import type { Variables } from "../../../src/dialogs/variables.ts";

/** What the program answers to each action, one outcome after the other; the last one stays. */
export type Outcomes = { readonly [N in ActionName]?: readonly ActionOutcome<N>[] };

export type Setting = {
  readonly outcomes?: Outcomes;
  readonly given?: Variables;
  /** Another engine for each turn, as if the process had been restarted. */
  readonly engineFor?: () => Promise<DialogEngine>;
};

/**
 * Plays the part of the person in a conversation written down, and gives the whole conversation as it went:
 *
 *     — (rendez-vous)      the program begins this dialog
 *     — bonjour            the person writes
 *     — [Oui]              the person presses this button, even one shown long ago
 *     Au revoir. [Oui] [Non]   what is said, with its buttons
 *     (privacy.erase)      what the program is asked to do
 *     (?)                  the text fits nothing here
 *     (→ human)            the dialog is over, this choice is to be followed
 *
 * The lines that do not begin with "—" are left aside: a test compares them with what it gets.
 */
export async function replay(engine: DialogEngine, written: string, setting: Setting = {}): Promise<string> {
  const lines: string[] = [];
  const shown = new Map<string, Choice>();
  const done = new Map<string, number>();
  let memory: string | null = null;

  for (const line of written.split("\n").filter((each) => each.startsWith("— "))) {
    lines.push(line);
    let turn = await take(inputOf(line.slice(2)));
    while (turn.action) {
      lines.push(describeAction(turn.action));
      turn = await take(outcomeOf(turn.action.name));
    }
  }
  return lines.join("\n");

  async function take(input: DialogInput | "repeat"): Promise<DialogTurn> {
    const player = (await setting.engineFor?.()) ?? engine;
    const turn = input === "repeat" ? await player.repeat(memory, "interrupted") : await player.play(memory, input);
    memory = turn.memory;
    lines.push(...turn.replies.map(lineOf));
    for (const reply of turn.replies) note(reply);
    if (!turn.matched) lines.push("(?)");
    if (turn.goTo !== null) lines.push(`(→ ${turn.goTo})`);
    return turn;
  }

  function note(reply: Reply): void {
    if (reply.kind === "choices") for (const choice of reply.choices) shown.set(choice.label, choice);
  }

  function inputOf(said: string): DialogInput | "repeat" {
    if (said === "(repeat)") return "repeat";
    const dialog = /^\(([\w-]+)\)$/.exec(said)?.[1];
    if (dialog !== undefined) return { kind: "begin", dialog, with: { said: "", about: "", ...setting.given } };
    const label = /^\[(.+)\]$/.exec(said)?.[1];
    if (label === undefined) return { kind: "text", text: said };
    const choice = shown.get(label);
    if (!choice) throw new Error(`no button "${label}" was shown`);
    return { kind: "choice", choice: choice.id };
  }

  function outcomeOf(name: ActionName): DialogInput {
    const outcomes = setting.outcomes?.[name] ?? [];
    const at = done.get(name) ?? 0;
    done.set(name, at + 1);
    const outcome = outcomes[Math.min(at, outcomes.length - 1)];
    if (!outcome) throw new Error(`this test has no outcome for ${name}`);
    return outcome;
  }
}

const describeAction = (action: NonNullable<DialogTurn["action"]>): string =>
  `(${[action.name, ...Object.entries(action.with).map(([key, value]) => `${key}=${JSON.stringify(value)}`)].join(" ")})`;

const lineOf = (reply: Reply): string =>
  reply.kind === "text" ? reply.text : [reply.text, ...reply.choices.map(({ label }) => `[${label}]`)].join(" ");
