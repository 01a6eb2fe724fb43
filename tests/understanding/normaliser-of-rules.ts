import { buildLexicon } from "../../src/understanding/normalise/build-lexicon.ts";
import { makeNormaliser } from "../../src/understanding/normalise/normalise.ts";
import { makeSpeller } from "../../src/understanding/normalise/speller.ts";

/** Only the words that the rules need: what they catch must not depend on the knowledge base. */
export const normalise = makeNormaliser(makeSpeller(buildLexicon([], [])));
