/** The database was out of reach for longer than an act may wait: whoever asked may ask again. Nothing is known to be lost. */
export class StorageUnavailable extends Error {
  override readonly name = "StorageUnavailable";
}
