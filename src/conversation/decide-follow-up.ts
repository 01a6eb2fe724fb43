import type { BotMemory } from "./conversation.ts";
import { decideChoice } from "./decide-choice.ts";
import { followUpOf, type FollowUp } from "./follow-up.ts";
import type { Step } from "./step.ts";

/** What a message asks for because of what was said last; null when it stands on its own. */
export function decideFollowUp(memory: BotMemory, text: string): readonly Step[] | null {
  const followUp = followUpOf(text);
  if (followUp === null) return null;
  // an open dialog has asked something else meanwhile: only what is about words and people can still mean the answer
  if (memory.dialog !== null && !aboutTheAnswer.includes(followUp.kind)) return null;
  return inTutorial(memory, followUp) ?? afterAnOffer(memory, followUp) ?? afterAnAnswer(memory, followUp);
}

const aboutTheAnswer: readonly FollowUp["kind"][] = ["for-someone", "which-word", "simpler"];

function inTutorial({ tutorial, offered }: BotMemory, { kind }: FollowUp): readonly Step[] | null {
  const play = (id: string, step: number): readonly Step[] => [{ kind: "play-tutorial", tutorial: id, step }];
  if (tutorial !== null && kind === "next-step") return play(tutorial.id, tutorial.step + 1);
  if (tutorial !== null && kind === "previous-step") return play(tutorial.id, Math.max(1, tutorial.step - 1));
  const choice = kind === "next-step" ? offered.find(({ id }) => id.startsWith("tutorial:")) : undefined;
  return choice === undefined ? null : decideChoice(choice.id);
}

/** "oui" after buttons of which exactly one begins with "Oui". */
function afterAnOffer({ offered }: BotMemory, { kind }: FollowUp): readonly Step[] | null {
  if (kind !== "yes" && kind !== "no") return null;
  // "Vous venez ?" — "non": cancelled or moved, the dialog asks which
  const notComing = kind === "no" ? offered.find(({ id }) => id.startsWith("appointment-cancel:")) : undefined;
  if (notComing !== undefined) return decideChoice(notComing.id);
  const word = kind === "yes" ? /^oui\b/i : /^non\b/i;
  const [choice, ...others] = offered.filter(({ label }) => word.test(label));
  return choice === undefined || others.length > 0 ? null : decideChoice(choice.id);
}

function afterAnAnswer({ lastAnswer, misses }: BotMemory, followUp: FollowUp): readonly Step[] | null {
  if (lastAnswer === null) return null;
  const [, term] = /^glossary:(.+)$/.exec(lastAnswer) ?? [];
  const again: readonly Step[] =
    term === undefined ? [{ kind: "answer", entry: lastAnswer }] : [{ kind: "define", term }];
  switch (followUp.kind) {
    case "for-someone":
      return term === undefined ? [{ kind: "answer", entry: lastAnswer, forWhom: followUp.whom }] : null;
    case "which-word":
      return term === undefined ? [{ kind: "which-word", entry: lastAnswer }] : again;
    case "simpler":
      // whoever did not understand twice needs a person, not a third text
      return term !== undefined || misses > 0
        ? [{ kind: "begin-dialog", dialog: "pas-compris-deux-fois" }]
        : [{ kind: "simplify", entry: lastAnswer }];
    case "repeat":
      return again;
    case "yes":
      return [{ kind: "begin-dialog", dialog: "d-accord" }];
    case "no":
      return [{ kind: "begin-dialog", dialog: "non-merci" }];
    case "next-step":
    case "previous-step":
      return null;
  }
}
