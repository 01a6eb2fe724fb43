/** Of the same shape as the conversation's own, which this folder may not import. */
export type Choice = { readonly id: string; readonly label: string };

export type Reply =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "choices"; readonly text: string; readonly choices: readonly Choice[] };
