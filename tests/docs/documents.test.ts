import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { readDialogs } from "../../src/dialogs/load-dialogs.ts";
import { packageRoot } from "../../src/package-root.ts";

const root = packageRoot();
const read = (file: string): string => readFileSync(path.join(root, file), "utf8");
const filesOf = (folder: string, ending: RegExp): readonly string[] =>
  readdirSync(path.join(root, folder), { recursive: true, encoding: "utf8" })
    .filter((name) => ending.test(name))
    .map((name) => path.join(folder, name));
const captures = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, captured]) => captured ?? "");

const documents = ["README.md", "CONTRIBUTING.md", "knowledge-base/README.md", ...filesOf("docs", /\.md$/)];
const everywhere = [...documents, "docs/openapi.yaml", ".env.example"];

/** What stands in `code` or in a block of code. */
const codeOf = (document: string): string => captures(read(document), /(```[\s\S]*?```|`[^`\n]+`)/g).join("\n");

const settingsOf = (text: string, pattern: RegExp): readonly string[] =>
  [...new Set(captures(text, pattern))].toSorted();
const settings = settingsOf(read("src/config.ts"), /^ {2}([A-Z][A-Z_]+): /gm);

describe.each(documents)("%s", (document) => {
  it("links to nothing that is not there", () => {
    const links = captures(read(document), /\]\(([^)\s]+)\)/g).filter((link) => !/^(https?:|mailto:|#)/.test(link));
    expect(links.filter((link) => !existsSync(path.join(root, path.dirname(document), link)))).toEqual([]);
  });

  it("names files and folders that exist", () => {
    const named = captures(codeOf(document), /`((?:src|tests|web|bin|bench|docs|dialogs|knowledge-base)\/[\w./-]*)`/g);
    const own = document === "knowledge-base/README.md" ? [] : named;
    expect(own.filter((name) => !existsSync(path.join(root, name)))).toEqual([]);
  });

  it("names scripts and commands that exist", () => {
    const { scripts } = JSON.parse(read("package.json")) as { readonly scripts: Readonly<Record<string, string>> };
    const code = codeOf(document);
    const missing = [
      ...captures(code, /npm run (?:-s )?([\w:-]+)/g).filter((name) => scripts[name] === undefined),
      ...captures(code, /npm (start|test)\b/g).filter((name) => scripts[name] === undefined),
      ...captures(code, /sos-numerique(?:\.mjs)? ([a-z][\w-]*)/g).filter((name) => !commands.has(name)),
    ];
    expect(missing).toEqual([]);
  });
});

const commands: ReadonlySet<string> = new Set(captures(read("src/cli.ts"), /^ {2}([a-z][\w-]*): \{/gm));

describe("the documents together", () => {
  it.each(everywhere)("say nothing of how they were made: %s", (document) => {
    expect(read(document)).not.toMatch(/\/work\/|\/tmp\/|issue #|issue \d|registry\.npmjs|prototype/i);
  });

  it("know the commands of the command line", () => {
    expect([...commands]).toEqual(expect.arrayContaining(["serve", "demo", "understand", "doctor"]));
  });

  it("tell every setting in .env.example, and no other", () => {
    expect(settings).toContain("DATA_DIR");
    expect(settingsOf(read(".env.example"), /^([A-Z][A-Z_]+)=/gm)).toEqual(settings);
  });

  it("tell every setting to whoever installs the program, and no other", () => {
    const table = read("docs/installation.md")
      .split("\n")
      .filter((line) => /^\| `[A-Z]/.test(line));
    const first = table.map((line) => line.split("|")[1] ?? "").join("\n");
    expect(settingsOf(first, /`([A-Z][A-Z_]+)`/g)).toEqual(settings);
  });
});

describe("README.md", () => {
  it("shows a dialog in which nothing is wrong", () => {
    const example = captures(read("README.md"), /```yaml\n([\s\S]*?)```/g).map((block) => block.replace(/^ {3}/gm, ""));
    expect(example).toHaveLength(1);
    const sources = filesOf("dialogs", /\.ya?ml$/).map((file) => ({ name: path.basename(file), text: read(file) }));
    const known = readDialogs(sources);
    const withExample = readDialogs([...sources, { name: "imprimer.yaml", text: example[0] ?? "" }]);
    expect("faults" in known ? known.faults : []).toEqual([]);
    expect("faults" in withExample ? withExample.faults : [...withExample.book.dialogs.keys()]).toContain("imprimer");
  });

  it("names a folder of src for each that there is", () => {
    const folders = readdirSync(path.join(root, "src"), { withFileTypes: true }).filter((entry) => entry.isDirectory());
    const text = read("README.md");
    expect(folders.map(({ name }) => `src/${name}/`).filter((name) => !text.includes(name))).toEqual([]);
  });
});

describe("docs/installation.md", () => {
  it("quotes the faults at the start as the program says them", () => {
    const program = [...filesOf("src", /\.ts$/), ...filesOf("bin", /\.mjs$/)].map(read).join("\n");
    const rows = read("docs/installation.md").split("## Quand cela ne démarre pas")[1] ?? "";
    const quoted = captures(rows, /^\| (.+?) \|/gm).flatMap((cell) => captures(cell, /`([^`]+)`/g));
    const ours = quoted.filter((words) => /[a-z] [a-z]/.test(words) && !words.startsWith("EACCES"));
    expect(ours.length).toBeGreaterThan(12);
    const pieces = ours.flatMap((words) => words.split("…").map((piece) => piece.trim()));
    expect(pieces.filter((piece) => !program.includes(piece))).toEqual([]);
  });
});

describe("docs/mediateurs.md", () => {
  it("calls buttons and groups as the inbox does", () => {
    const inbox = filesOf("web/inbox", /\.tsx?$/)
      .map(read)
      .join("\n")
      .replace(/\s+/g, " ");
    const labels = captures(read("docs/mediateurs.md").replace(/\s+/g, " "), /(?<![\w/])_([^_]+)_(?!\w)/g);
    expect(labels.length).toBeGreaterThan(20);
    expect(labels.filter((label) => !inbox.includes(label))).toEqual([]);
  });
});
