import { matchOffered } from "../../src/conversation/match-offered.ts";

const offered = [
  { id: "a", label: "Compte CAF" },
  { id: "b", label: "Prime d’activité" },
  { id: "c", label: "😀 Très bien" },
];

describe("matchOffered", () => {
  it.each([
    ["1", "a"],
    ["le 2", "b"],
    ["n° 3", "c"],
    ["compte caf", "a"],
    ["PRIME D'ACTIVITE", "b"],
    ["tres bien", "c"],
  ])("takes %j for a choice shown", (text, id) => {
    expect(matchOffered(text, offered)?.id).toBe(id);
  });

  it.each(["", "4", "0", "caf", "12345", "compte", "😀"])("takes %j for words of its own", (text) => {
    expect(matchOffered(text, offered)).toBeNull();
  });
});
