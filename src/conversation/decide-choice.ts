import { readAppointmentChoice } from "./appointment-choices.ts";
import { readNewTime } from "./new-time-choices.ts";
import type { Step } from "./step.ts";

/** What a choice asks for. Some mean the same everywhere; the others belong to a dialog's step, which knows its own. */
export function decideChoice(choice: string): readonly Step[] {
  if (choice === "human") return [{ kind: "begin-dialog", dialog: "mediateur" }];
  if (choice === "menu") return [{ kind: "begin-dialog", dialog: "menu" }];
  if (choice === "words") return [{ kind: "browse", place: { kind: "letters" } }];
  const asked = readAppointmentChoice(choice);
  if (asked !== null) return [{ kind: "begin-dialog", dialog: asked.dialog, about: asked.appointment }];
  const chosen = readNewTime(choice);
  if (chosen !== null) return [{ kind: "choose-new-time", ...chosen }];
  const [, prefix, id] = /^(menu|dialog|theme|faq|glossary|words|tutorial|proposal):(.+)$/.exec(choice) ?? [];
  if (id === undefined) return [{ kind: "continue-dialog", input: { kind: "choice", choice }, otherwise: [] }];
  switch (prefix) {
    case "dialog":
      return [{ kind: "begin-dialog", dialog: id }];
    case "menu":
      return [{ kind: "browse", place: { kind: "menu", page: Number(id) } }];
    case "theme":
      return [{ kind: "browse", place: { kind: "theme", theme: paged(id).name, page: paged(id).page } }];
    case "words":
      return [{ kind: "browse", place: { kind: "words", letters: paged(id).name, page: paged(id).page } }];
    case "tutorial":
      return [{ kind: "play-tutorial", tutorial: id, step: 1 }];
    case "proposal":
      return [{ kind: "accept-proposal", proposal: choice }];
    case "faq":
      return [{ kind: "answer", entry: id }];
    default:
      return [{ kind: "define", term: id }];
  }
}

/** "caf.2" is the second page of "caf". */
function paged(id: string): { readonly name: string; readonly page: number } {
  const [name = "", page = "1"] = id.split(".");
  return { name, page: Number(page) };
}
