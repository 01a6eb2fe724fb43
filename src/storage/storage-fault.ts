/** Why the storage cannot be used, in one line that ends with the remedy: shown as it is, without a stack. */
export class StorageFault extends Error {
  override readonly name = "StorageFault";
}
