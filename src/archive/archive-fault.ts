/** Why something cannot be moved, saved or restored, in a line that ends with the remedy: shown as it is, without a stack. */
export class ArchiveFault extends Error {
  override readonly name = "ArchiveFault";
}
