/** Runs work of one name after another; of different names side by side. */
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
