import type { Choice, NewMessage } from "./message.ts";

/** The choices that were shown last. */
export function choicesOf(messages: readonly Pick<NewMessage, "body">[]): readonly Choice[] {
  return messages.reduce<readonly Choice[]>(
    (last, { body }) => (body.kind === "choices" || body.kind === "reminder" ? body.choices : last),
    [],
  );
}
