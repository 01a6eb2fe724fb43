/** French made easy asks for no more. */
export const limits = { sentence: 15, answer: 60, steps: 5 } as const;

/** A text that is hard to read: on which of its lines (0-based), and why. */
export type HardToRead = { readonly line: number; readonly problem: string; readonly remedy: string };

/** `answer` is Markdown as it stands in the file: sentences, then numbered steps, then a link. */
export function readabilityOf(answer: string): readonly HardToRead[] {
  const lines = answer.split("\n");
  const steps = lines.filter(isStep);
  const before = lines.slice(0, steps.length === 0 ? lines.length : lines.findIndex(isStep));
  const words = wordsOf(before.map(spoken).join(" "));
  return [
    ...lines.flatMap((line, index) => longSentences(line).map((hard) => ({ ...hard, line: index }))),
    ...(words > limits.answer
      ? [
          {
            line: 0,
            problem: `there are ${words} words before the steps, ${limits.answer} at most`,
            remedy: "Keep the essential.",
          },
        ]
      : []),
    ...(steps.length > limits.steps
      ? [
          {
            line: lines.findIndex(isStep),
            problem: `there are ${steps.length} steps, ${limits.steps} at most`,
            remedy: "Join two of them, or write a tutorial in tutoriels.yaml.",
          },
        ]
      : []),
  ];
}

/** Sentences of more than 15 words. */
export function longSentences(text: string): readonly Omit<HardToRead, "line">[] {
  return sentencesOf(spoken(text)).flatMap((sentence) => {
    const count = wordsOf(sentence);
    if (count <= limits.sentence) return [];
    const beginning = sentence.trim().split(/\s+/u).slice(0, 4).join(" ");
    const problem = `the sentence "${beginning}…" has ${count} words, ${limits.sentence} at most`;
    return [{ problem, remedy: "Make two sentences of it." }];
  });
}

const isStep = (line: string): boolean => /^\s*\d+[.)]\s/.test(line);

/** As it will be heard: without the number of a step, with the label of a link, with something for a fact. */
const spoken = (text: string): string =>
  text
    .replace(/^\s*\d+[.)]\s/, "")
    .replace(/\{\{[^}]*\}\}/g, "x")
    .replace(/\[([^\]]*)\]\([^)]*\)/g, "$1")
    .replaceAll("**", "");

/** A point inside an address does not end a sentence. */
const sentencesOf = (text: string): readonly string[] => text.split(/[.!?…:;]+(?=\s|»|$)|\n+/u);
const wordsOf = (text: string): number => text.split(/\s+/u).filter((word) => /[\p{L}\p{N}]/u.test(word)).length;
