import type { ActionOutcome } from "../dialogs/actions.ts";
import type { Draft } from "./draft.ts";

/** What an action of a dialog did: the outcome for the dialog, and the draft with its consequences. */
export type ActionDone = { readonly outcome: ActionOutcome; readonly draft: Draft };

type PlainOutcome = Extract<ActionOutcome, { vars: Readonly<Record<string, never>> }>["outcome"];
/** An outcome that tells nothing more. */
export const plain = <O extends PlainOutcome>(
  outcome: O,
): { readonly kind: "outcome"; readonly outcome: O; readonly vars: Readonly<Record<string, never>> } => ({
  kind: "outcome",
  outcome,
  vars: {},
});
