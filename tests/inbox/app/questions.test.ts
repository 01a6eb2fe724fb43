import { parse } from "yaml";
import { beginEntry } from "../../../web/inbox/questions/begin-entry.ts";
import { applyJoined } from "../../../web/inbox/live/apply-event.ts";
import { headOf, row } from "./rows.ts";

const question = (id: string, text: string) => ({ id, text, day: "2026-03-02" });

describe("the beginning of an entry", () => {
  it("has what people asked as its examples, each once, whatever they wrote in it", () => {
    const asked = ['louer "un" kayak : où ?', "louer des kayaks", "louer des kayaks", "#kayak\n- pas cher"];
    const entry = beginEntry(
      {
        questions: asked.map((text, index) => question(String(index), text)),
        nearest: [
          { id: "wifi-connexion", title: "Wifi" },
          { id: "glossary:navigateur", title: "Navigateur" },
        ],
      },
      "2026-08-31",
    );
    const [, header = "", body] = entry.split("---\n");
    expect(parse(header)).toMatchObject({
      question: asked[0],
      exemples: [asked[0], asked[1], "#kayak - pas cher"],
      verifie_le: "2026-08-31",
      voir_aussi: ["wifi-connexion", "navigateur"],
    });
    expect(body).toBe("À compléter.\n");
  });
});

describe("two conversations that become one", () => {
  it("leave one row, with what it says of itself; told again, nothing changes", () => {
    const rows = [row({ id: "part", owner: "waiting" }), row({ id: "whole", owner: "bot" })];
    const head = headOf(row({ id: "whole", owner: "sonia" }));
    const after = applyJoined(rows, "part", head);
    expect(after).toEqual([row({ id: "whole", owner: "sonia" })]);
    expect(applyJoined(after, "part", head)).toEqual(after);
  });
});
