import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { filesOfPage, referencesOf, sizeOf } from "../../bench/measure-size.ts";

describe("the size of a page", () => {
  let site: string;
  beforeEach(() => (site = mkdtempSync(path.join(tmpdir(), "site-"))));
  afterEach(() => rmSync(site, { recursive: true }));

  it("counts what the page loads and what that loads in its turn, each file once, and nothing it only links to", () => {
    const files = {
      "index.html": `<link rel="icon" href="/icon.svg" /><script type="module" crossorigin src="/a.js"></script>
        <link rel="stylesheet" href="/site.css" /><a href="/other.html">other</a><img src="https://elsewhere.fr/x.png" />`,
      "a.js": `import{x}from"./b.js";import("./c.js");x()`,
      "b.js": `import "./a.js";export const x=()=>0`,
      "c.js": ``,
      "site.css": `body{background:url(/icon.svg)}`,
      "icon.svg": `<svg/>`,
      "other.html": ``,
    };
    for (const [name, text] of Object.entries(files)) writeFileSync(path.join(site, name), text);
    expect([...filesOfPage(site, "index.html")].sort()).toEqual([
      "a.js",
      "b.js",
      "c.js",
      "icon.svg",
      "index.html",
      "site.css",
    ]);
  });

  it("adds up the bytes of files compressed one by one", () => {
    writeFileSync(path.join(site, "a.js"), "a".repeat(1_000));
    writeFileSync(path.join(site, "b.js"), "b".repeat(1_000));
    const [one, both] = [sizeOf(site, ["a.js"]), sizeOf(site, ["a.js", "b.js"])];
    expect(both.raw).toBe(2_000);
    expect(both.gzip).toBe(2 * one.gzip);
    expect(one.gzip).toBeLessThan(100);
  });

  it.each([
    [`import"./side.js"`, ["assets/side.js"]],
    [`export{a}from"../up.js"`, ["up.js"]],
    [`const path="./not-loaded.js"`, []],
  ])("reads %s", (code, expected) => {
    expect(referencesOf(code, "assets/a.js")).toEqual(expected);
  });
});
