/** The page and its script are written together: an element that is missing is a fault of ours, told by its id. */
export function elementById<T extends HTMLElement>(id: string, kind: new () => T): T {
  const element = document.getElementById(id);
  if (!(element instanceof kind)) throw new Error(`${location.pathname} has no ${kind.name} with the id "${id}"`);
  return element;
}
