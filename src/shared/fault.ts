/** A mistake in a file that people edit (knowledge-base/, dialogs/), said so that they can mend it themselves. */
export type Fault = {
  /** Path as the editor of the file knows it, for example `dialogs/accueil.yaml`. */
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly problem: string;
  readonly remedy: string;
};

export const faultLine = ({ file, line, problem, remedy }: Fault): string => `${file}:${line} — ${problem}. ${remedy}`;
