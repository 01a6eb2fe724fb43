/** How many of `pieces` stand in the bytes, each counted once; throws when `control` does not, for then nothing was looked at. */
export async function findSecrets(
  bytes: AsyncIterable<Buffer>,
  pieces: readonly string[],
  control: string,
): Promise<readonly string[]> {
  const found = new Set<string>();
  const longest = Math.max(...[...pieces, control].map((piece) => piece.length));
  let end = "";
  for await (const chunk of bytes) {
    const text = end + chunk.toString("latin1");
    for (const piece of [...pieces, control]) if (text.includes(piece)) found.add(piece);
    end = text.slice(-longest);
  }
  if (!found.delete(control)) throw new Error(`“${control}” stands nowhere in what is kept: the search is blind`);
  return [...found];
}
