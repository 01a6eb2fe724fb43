/** The part of the browser's storage that we use; it throws when it is full or forbidden. */
export type KeyValueStore = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** A list that was kept, or an empty one. Its items are what this page wrote there: the caller says of which type. */
export function readKeptList(storage: KeyValueStore, key: string): readonly unknown[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? (kept as readonly unknown[]) : [];
  } catch {
    return [];
  }
}

/** Where the browser keeps nothing, the page's memory must do. */
export function keepList(storage: KeyValueStore, key: string, list: readonly unknown[]): void {
  try {
    if (list.length === 0) storage.removeItem(key);
    else storage.setItem(key, JSON.stringify(list));
  } catch {
    // See above.
  }
}
