import type { UnansweredQuestion } from "../conversation/feedback-store.ts";

export type QuestionGroup = readonly [UnansweredQuestion, ...UnansweredQuestion[]];

/** Words that many questions share say nothing of what they ask. */
const leastLetters = 4;
/** Of the words of the shorter one that the other has too. */
const alikeFrom = 0.6;

/** Questions that share most of their words, together; the largest group first, then the one that holds the newest. */
export function groupAlike(questions: readonly UnansweredQuestion[]): readonly QuestionGroup[] {
  const groups: { readonly words: Set<string>; readonly all: [UnansweredQuestion, ...UnansweredQuestion[]] }[] = [];
  for (const question of questions) {
    const words = wordsOf(question.text);
    const group = groups.find((candidate) => areAlike(candidate.words, words));
    if (group === undefined) groups.push({ words, all: [question] });
    else group.all.push(question);
  }
  return groups.map(({ all }) => all).toSorted((a, b) => b.length - a.length);
}

const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize("NFD")
      .replace(/\p{M}/gu, "")
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter(({ length }) => length >= leastLetters)
      .map((word) => word.replace(/s$/, "")),
  );

function areAlike(one: ReadonlySet<string>, other: ReadonlySet<string>): boolean {
  const shorter = Math.min(one.size, other.size);
  if (shorter === 0) return false;
  const shared = [...one].filter((word) => other.has(word)).length;
  return shared / shorter >= alikeFrom;
}
