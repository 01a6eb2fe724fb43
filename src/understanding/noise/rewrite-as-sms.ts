/** Each applies with this probability wherever it can. */
const OFTEN = 0.7;

const REWRITINGS: readonly (readonly [RegExp, string])[] = [
  [/\bc['’ ]est\b/g, "c"],
  [/\bj['’ ]ai\b/g, "g"],
  [/\bqu['’]/g, "k "],
  [/\bpourquoi\b/g, "pk"],
  [/\bquoi\b/g, "koi"],
  [/\bquand\b/g, "kan"],
  [/\bque\b/g, "ke"],
  [/\bqui\b/g, "ki"],
  [/\bcomment\b/g, "cmt"],
  [/\bbonjour\b/g, "bjr"],
  [/\bs['’]il (?:vous|te) pla[iî]t\b/g, "svp"],
  [/\brendez[- ]vous\b/g, "rdv"],
  [/\bvous\b/g, "vs"],
  [/\bnous\b/g, "ns"],
  [/\bdans\b/g, "ds"],
  [/\bpas\b/g, "pa"],
  [/\bplus\b/g, "+"],
  [/\bpour\b/g, "pr"],
  [/\bavec\b/g, "ac"],
  [/\bsur\b/g, "sr"],
  [/\btoujours\b/g, "tjrs"],
  [/\bbeaucoup\b/g, "bcp"],
  [/\bmaintenant\b/g, "mtn"],
  [/\bproblème\b/g, "pb"],
  [/\btéléphone\b/g, "tel"],
  [/\bordinateur\b/g, "ordi"],
  [/\bmessage\b/g, "msg"],
  [/\b(\p{L}{2,})er\b/gu, "$1é"],
  [/\b(\p{L}{2,})ais\b/gu, "$1é"],
  [/\b(\p{L}{3,})[ts]\b/gu, "$1"],
  [/\beau/g, "o"],
  [/\bqu(?=[aeio])/g, "k"],
];

/** Text-message French, as far as a few rules can write it. */
export const rewriteAsSms = (text: string, random: () => number): string =>
  REWRITINGS.reduce(
    (rewritten, [from, to]) =>
      rewritten.replace(from, (...found: unknown[]) =>
        random() < OFTEN ? to.replace("$1", typeof found[1] === "string" ? found[1] : "") : String(found[0]),
      ),
    text,
  );
