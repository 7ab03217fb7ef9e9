/** Runs work of the same name one after another, and work of different names concurrently. */
export function createTurns(): <T>(name: string, work: () => Promise<T>) => Promise<T> {
  const last = new Map<string, Promise<unknown>>();
  return async (name, work) => {
    const before = last.get(name) ?? Promise.resolve();
    const going = before.then(work, work);
    const over = going.catch(() => undefined);
    last.set(name, over);
    try {
      return await going;
    } finally {
      if (last.get(name) === over) last.delete(name);
    }
  };
}
