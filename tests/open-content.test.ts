import { readConfig } from "../src/config.ts";
import { openContent } from "../src/open-content.ts";
import { StartFault } from "../src/start-fault.ts";

describe("a folder that is not there", () => {
  it.each([
    ["DIALOGS", "/nowhere/dialogs", /^The folder of the dialogs, \/nowhere\/dialogs, does not exist\. .*DIALOGS/],
    [
      "KNOWLEDGE_BASE",
      "/nowhere/kb",
      /^The folder of the knowledge base, \/nowhere\/kb, does not exist\. .*KNOWLEDGE_BASE/,
    ],
    ["KNOWLEDGE_BASE", "package.json", /^The folder of the knowledge base, .*package\.json, is not a folder\. /],
    ["KNOWLEDGE_BASE", "dialogs", /^The folder of the knowledge base's answers, .*faq, does not exist\. /],
  ])("is told in one line with the remedy: %s=%s", async (setting, folder, line) => {
    const fault = await openContent(readConfig({ [setting]: folder }), () => undefined).catch(
      (error: unknown) => error,
    );
    expect(fault).toBeInstanceOf(StartFault);
    expect((fault as StartFault).message).toMatch(line);
    expect((fault as StartFault).message).not.toContain("\n");
  });
});
