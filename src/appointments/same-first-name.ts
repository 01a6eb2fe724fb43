/** "Jean-Louis" and "jean louis", "Zoé" and "ZOE"; who gave no name needs none. */
export const isSameFirstName = (given: string | null, typed: string): boolean =>
  given === null || bare(given) === bare(typed);

const bare = (name: string): string =>
  name
    .normalize("NFD")
    .replace(/\p{M}/gu, "")
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, "");
