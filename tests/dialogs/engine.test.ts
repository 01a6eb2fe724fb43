import { execFile } from "node:child_process";
import { fileURLToPath } from "node:url";
import { inspect } from "node:util";
import type { DialogBook } from "../../src/dialogs/dialog.ts";
import { createDialogEngine, type DialogEngine, type DialogInput, type DialogTurn } from "../../src/dialogs/engine.ts";
import { allGoesWell } from "./support/outcomes.ts";
import { replay } from "./support/replay.ts";
import { theDialogs } from "./support/the-dialogs.ts";

let book: DialogBook;
let engine: DialogEngine;
const unhandled: unknown[] = [];
const note = (error: unknown): void => void unhandled.push(error);

beforeAll(async () => {
  process.on("unhandledRejection", note);
  book = await theDialogs();
  engine = await createDialogEngine(book);
});
afterAll(() => {
  process.off("unhandledRejection", note);
});

const begin = (dialog: string, given: Extract<DialogInput, { kind: "begin" }>["with"] = {}): DialogInput => ({
  kind: "begin",
  dialog,
  with: given,
});
const text = (words: string): DialogInput => ({ kind: "text", text: words });
const said = ({ replies }: DialogTurn): readonly string[] => replies.map((reply) => reply.text);
const asked = (): Promise<DialogTurn> => engine.play(null, begin("effacer-donnees"));

describe("a turn in Botkit", () => {
  it("leaves a memory in JSON while a question is open, and none after", async () => {
    const open = await asked();
    expect(JSON.parse(open.memory ?? "")).toMatchObject({ dialogState: { dialogStack: [{ id: "effacer-donnees" }] } });
    const closed = await engine.play(open.memory, text("non"));
    expect(closed).toMatchObject({ memory: null, matched: true, action: null, goTo: null });
  });

  it("is the same each time it is played", async () => {
    const { memory } = await asked();
    const turns = await Promise.all([1, 2, 3].map(() => engine.play(memory, text("oui"))));
    expect(turns[1]).toEqual(turns[0]);
    expect(turns[2]).toEqual(turns[0]);
  });

  it("that says and asks nothing more leaves no memory, and its buttons are understood anywhere", async () => {
    const turn = await engine.play(null, begin("bonjour"));
    expect(turn.memory).toBeNull();
    expect(turn.replies.at(-1)).toMatchObject({
      kind: "choices",
      choices: [{ id: "menu" }, { id: "dialog:rendez-vous" }, { id: "human" }],
    });
  });

  it.each(["", "  ", "comment avoir un RIB ?", "📎"])(
    "%j does not answer the question, and changes nothing",
    async (words) => {
      const { memory } = await asked();
      const turn = await engine.play(memory, text(words));
      expect(turn).toEqual({ memory, replies: [], action: null, matched: false, goTo: null });
    },
  );

  it("takes the place of a dialog that was open, even of one that cannot be read any more", async () => {
    for (const memory of [(await asked()).memory, "not JSON"]) {
      const turn = await engine.play(memory, begin("merci"));
      expect(said(turn)).toEqual(["Avec plaisir ! Je reste là si vous avez une autre question."]);
      expect(turn.memory).toBeNull();
    }
  });

  it("leaves aside what a dialog does not need", async () => {
    const turn = await engine.play(null, begin("effacer-donnees", { secret: "Soleil2024" }));
    expect(turn.memory).not.toContain("Soleil2024");
  });

  it("follows by itself a choice that begins another dialog", async () => {
    const { memory } = await engine.play(null, begin("effacer-donnees"));
    const turn = await engine.play(memory, text("stop"));
    expect(turn.goTo).toBeNull();
    expect(said(turn).join()).toContain("on s’arrête là");
  });

  it("tells which choice to follow when the program alone can", async () => {
    const { memory } = await asked();
    const turn = await engine.play(memory, { kind: "choice", choice: "faq:caf-connexion" });
    expect(turn).toEqual({ memory: null, replies: [], action: null, matched: true, goTo: "faq:caf-connexion" });
  });

  it("keeps for another day a dialog that the person stops", async () => {
    const turn = await engine.play((await asked()).memory, text("laisse tomber"));
    expect(said(turn)).toEqual(["D’accord, on s’arrête là. Vous pourrez reprendre quand vous voulez."]);
    expect(turn.memory).toBeNull();
  });

  it("asks again once, then offers a person", async () => {
    const { memory } = await asked();
    const again = await engine.repeat(memory, "not-understood");
    expect(said(again)).toEqual([
      book.phrases["not-understood"],
      expect.stringContaining("Voulez-vous tout effacer ?"),
    ]);
    const left = await engine.repeat(again.memory, "not-understood");
    expect(said(left)[0]).toContain("Voulez-vous lui parler ?");
    const called = await engine.play(left.memory, text("oui"));
    expect(called.action).toEqual({ name: "handoff.request", with: { reason: "misunderstood" } });
  });
});

describe("without an open dialog", () => {
  it("an old button says so, and offers a way on", async () => {
    const turn = await engine.play(null, { kind: "choice", choice: "d:rendez-vous:confirmer:1a2b3c:oui" });
    expect(said(turn)).toEqual(["Ce bouton n’est plus valable. Choisissez ici, ou écrivez votre question."]);
  });

  it("so does a button for a dialog that is no more", async () => {
    expect(said(await engine.play(null, begin("dialogue-supprime")))[0]).toContain("plus valable");
  });

  it("a text is for somebody else, and there is nothing to ask again", async () => {
    const nothing = { memory: null, replies: [], action: null, matched: false, goTo: null };
    expect(await engine.play(null, text("bonjour"))).toEqual(nothing);
    expect(await engine.repeat(null, "interrupted")).toEqual(nothing);
  });

  it("a dialog whose file was removed waits no more", async () => {
    const { memory } = await asked();
    const dialogs = new Map(book.dialogs);
    dialogs.delete("effacer-donnees");
    const poorer = await createDialogEngine({ ...book, dialogs });
    expect(await poorer.play(memory, text("oui"))).toMatchObject({ memory: null, matched: false, replies: [] });
  });

  it("tells which dialogs can begin with what is given", () => {
    expect(engine.canBegin("mediateur", {})).toBe(true);
    expect(engine.canBegin("menu", {})).toBe(false);
    expect(engine.canBegin("menu", { themes: [] })).toBe(true);
    expect(engine.canBegin("constructor", {})).toBe(false);
  });
});

describe("a turn that cannot be played rejects, and never hangs", () => {
  const poisoned = async (change: (state: Record<string, unknown>) => void): Promise<string> => {
    const memory = JSON.parse((await asked()).memory ?? "") as {
      dialogState: { dialogStack: { state: Record<string, unknown> }[] };
    };
    change(memory.dialogState.dialogStack[0]?.state ?? {});
    return JSON.stringify(memory);
  };

  it.each<[string, () => Promise<string> | string, RegExp]>([
    ["no JSON", () => "Fatima a dit oui", /^the memory of the dialog is not JSON$/],
    ["JSON of another kind", () => "{}", /^the memory of the dialog cannot be read$/],
    ["two dialogs at once", () => `{"dialogState":{"dialogStack":[{"id":"merci"},{"id":"merci"}]}}`, /cannot be read/],
    [
      "a dialog without its state",
      () => `{"dialogState":{"dialogStack":[{"id":"merci"}]}}`,
      /^the remembered state of the dialog cannot be read$/,
    ],
    ["a step that is not there", () => poisoned((state) => (state["step"] = "nulle-part")), /has no step "nulle-part"/],
    ["variables of another kind", () => poisoned((state) => (state["vars"] = { name: 3 })), /cannot be read/],
  ])("memory: %s", async (_what, memoryOf, message) => {
    const memory = await memoryOf();
    await expect(engine.play(memory, text("oui"))).rejects.toThrow(message);
    await expect(engine.repeat(memory, "interrupted")).rejects.toThrow(message);
  });

  it.each<[string, () => Promise<unknown>, string]>([
    ["a dialog without what it needs", () => engine.play(null, begin("menu")), "must be given {themes}"],
    [
      "choices that nothing would understand",
      () => engine.play(null, begin("menu", { themes: [{ id: "x", label: "X" }] })),
      `nothing would understand its choice "x"`,
    ],
    [
      "an outcome that nothing waits for",
      () => engine.play(null, { kind: "outcome", outcome: "held", vars: {} }),
      "no dialog waits",
    ],
    [
      "an outcome in the middle of a question",
      async () => engine.play((await asked()).memory, { kind: "outcome", outcome: "held", vars: {} }),
      "waits for no outcome",
    ],
  ])("%s", async (_what, act, message) => {
    await expect(act()).rejects.toThrow(message);
  });

  it("with an error that holds nothing of what the person said", async () => {
    const memory = await poisoned((state) => (state["vars"] = { name: "Fatima Secret", other: 3 }));
    const error = await engine.play(memory, text("Soleil2024")).catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    expect(inspect(error, { depth: 20, showHidden: true })).not.toMatch(/Secret|Soleil/);
  });

  it("and nothing is left unhandled", async () => {
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(unhandled).toEqual([]);
  });
});

const booking = `— (rendez-vous)
— la caf
— aucun
— lundi
— c'est bon
— N'Golo <b>{slot}</b> 😀 Zoé`;

describe("many conversations", () => {
  it("fifty at once do not mix", async () => {
    const turns = await Promise.all(
      Array.from({ length: 50 }, async (_, i) => {
        const name = `Zoé${i}`;
        const gone = await replay(engine, booking.replace(/N'Golo.*/, name), { outcomes: allGoesWell });
        return gone.includes(`(appointments.confirm firstName="${name}")`) && gone.endsWith("rendez-vous.");
      }),
    );
    expect(turns).toEqual(Array.from({ length: 50 }, () => true));
  });

  it("a new engine for each turn changes nothing", async () => {
    const one = await replay(engine, booking, { outcomes: allGoesWell });
    const many = await replay(engine, booking, { outcomes: allGoesWell, engineFor: () => createDialogEngine(book) });
    expect(many).toBe(one);
    expect(one).toContain(`firstName="N'Golo <b>{slot}</b> 😀 Zoé"`);
  });

  it("a process for each turn changes nothing", async () => {
    const open = await asked();
    const again = await engine.play(open.memory, text("ouais"));
    const elsewhere = await Promise.all([
      playElsewhere(null, begin("effacer-donnees")),
      playElsewhere(open.memory, text("ouais")),
    ]);
    expect(elsewhere).toEqual([open, again]);
    expect(again.action).toEqual({ name: "privacy.erase", with: {} });
  }, 60_000);
});

async function playElsewhere(memory: string | null, input: DialogInput): Promise<DialogTurn> {
  const program = fileURLToPath(new URL("support/play-one-turn.ts", import.meta.url));
  const written = await new Promise<string>((resolve, reject) => {
    const child = execFile(process.execPath, ["--import", "tsx", program], (error, out) =>
      error ? reject(new Error(error.message)) : resolve(out),
    );
    child.stdin?.end(JSON.stringify({ memory, input }));
  });
  return JSON.parse(written) as DialogTurn;
}
