/** Acts with the same name follow one another within this process. It spares them retries; correctness does not rest on it. */
export type OneAtATime = <T>(name: string, act: () => Promise<T>) => Promise<T>;

export const oneAtATime = (): OneAtATime => {
  const last = new Map<string, Promise<unknown>>();
  return async (name, act) => {
    const before = last.get(name) ?? Promise.resolve();
    const mine = before.then(act, act);
    last.set(name, mine);
    try {
      return await mine;
    } finally {
      if (last.get(name) === mine) last.delete(name);
    }
  };
};
