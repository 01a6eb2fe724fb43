/** Of the same shape as the conversation's own, which this folder may not import. */
export type Choice = {
  readonly id: string;
  readonly label: string;
};

/** A choice to be shown, with what people may write for it besides its label. */
export type NamedChoice = Choice & { readonly words?: readonly string[] | undefined };

export type Reply =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choices"; readonly text: string; readonly choices: readonly Choice[] };
