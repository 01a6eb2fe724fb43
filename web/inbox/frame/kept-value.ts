/** The part of the browser's storage that we use; it throws when it is full or forbidden. */
export type KeyValueStore = {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
};

/** A list that was kept, or an empty one; what another version of the page kept otherwise is ignored. */
export function readKeptList<T>(storage: KeyValueStore, key: string): readonly T[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? "[]");
    return Array.isArray(kept) ? (kept as readonly T[]) : [];
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
