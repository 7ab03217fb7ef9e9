/**
 * Admits many readers together or one writer alone: a reader never sees a half-visible import. A waiting writer goes before readers that
 * come after it, so that neither starves.
 */
export function createReadWriteLock() {
  let readers = 0;
  const inside = new Set<Promise<unknown>>();
  let writing = false;
  let closed: unknown = null;
  const waiting: { kind: 'read' | 'write'; go: () => void; refuse: (trouble: unknown) => void }[] = [];

  const wake = (): void => {
    while (waiting.length > 0 && !writing) {
      const next = waiting[0]!;
      if (next.kind === 'write' && readers > 0) return;
      waiting.shift();
      if (next.kind === 'write') writing = true;
      else readers += 1;
      next.go();
    }
  };
  const enter = (kind: 'read' | 'write'): Promise<void> =>
    new Promise((go, refuse) => {
      if (closed !== null && kind === 'read') refuse(closed);
      else waiting.push({ kind, go, refuse });
      wake();
    });
  return {
    /** While the writer waits for something that may take long, readers are refused with this error; null lets them wait again. */
    shut(trouble: unknown): void {
      closed = trouble;
      if (trouble === null) return;
      const readers = waiting.filter(({ kind }) => kind === 'read');
      waiting.splice(0, waiting.length, ...waiting.filter(({ kind }) => kind === 'write'));
      for (const { refuse } of readers) refuse(trouble);
    },
    async read<T>(work: () => Promise<T>): Promise<T> {
      await enter('read');
      const mine = work();
      const over = mine.catch(() => undefined);
      inside.add(over);
      try {
        return await mine;
      } finally {
        inside.delete(over);
        readers -= 1;
        wake();
      }
    },
    /**
     * Waits until all current readers have left, without blocking new ones. After that, no one reads with a list of imports older than this
     * call.
     */
    async passed(): Promise<void> {
      await Promise.all(inside);
    },
    async write<T>(work: () => Promise<T>): Promise<T> {
      await enter('write');
      try {
        return await work();
      } finally {
        writing = false;
        wake();
      }
    },
  };
}

export type ReadWriteLock = ReturnType<typeof createReadWriteLock>;

/** Runs one piece of work after another, in the order requested. */
export function createQueue() {
  let tail: Promise<unknown> = Promise.resolve();
  return <T>(work: () => Promise<T>): Promise<T> => {
    const mine = tail.then(work, work);
    tail = mine.catch(() => undefined);
    return mine;
  };
}
