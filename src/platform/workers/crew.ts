/** What a crew needs of a thread. */
export type CrewMember = {
  /** Ends it, whatever it is doing. */
  readonly terminate: () => Promise<unknown>;
};

/** How long an idle thread is kept (ms), so that the next part of a query starts immediately. */
const keptMs = 5000;

export type Crew<M extends CrewMember> = ReturnType<typeof createCrew<M>>;

/**
 * Up to this many threads, created on demand; when all are busy, callers wait for one in order.
 * @param start creates a thread; it calls `died` if the thread ends by itself
 */
export function createCrew<M extends CrewMember>(size: number, start: (died: (member: M) => void) => M) {
  const idle = new Map<M, NodeJS.Timeout>();
  const busy = new Set<M>();
  const waiting = new Set<PromiseWithResolvers<M>>();
  let over = false;

  const serveNext = (): void => {
    for (const next of waiting) {
      if (over || idle.size + busy.size >= size) return;
      waiting.delete(next);
      next.resolve(begin());
    }
  };
  const begin = (): M => {
    const member = start(lose);
    busy.add(member);
    return member;
  };
  /** A thread that died, or that works for a caller who has left, makes room for another. */
  const lose = (member: M): void => {
    clearTimeout(idle.get(member));
    if (!idle.delete(member) && !busy.delete(member)) return;
    void member.terminate();
    serveNext();
  };
  return {
    /** @param leaves its reason is thrown to a caller that stops waiting */
    async take(leaves?: AbortSignal): Promise<M> {
      leaves?.throwIfAborted();
      if (over) throw new Error('the program ends: no work is begun any more');
      // the most recently used one has its modules loaded
      const free = [...idle.keys()].at(-1);
      if (free !== undefined) {
        clearTimeout(idle.get(free));
        idle.delete(free);
        busy.add(free);
        return free;
      }
      return busy.size < size ? begin() : await inTurn(waiting, leaves);
    },
    leave(member: M): void {
      if (!busy.delete(member)) return;
      const [next] = waiting;
      if (over) void member.terminate();
      else if (next === undefined) idle.set(member, setTimeout(lose, keptMs, member).unref());
      else {
        waiting.delete(next);
        busy.add(member);
        next.resolve(member);
      }
    },
    lose,
    busy: () => busy.size,
    /** Ends all of them, whatever they are doing. */
    async end(): Promise<void> {
      over = true;
      for (const next of waiting) next.reject(new Error('the program ends: no work is begun any more'));
      waiting.clear();
      const all = [...idle.keys(), ...busy];
      for (const timer of idle.values()) clearTimeout(timer);
      idle.clear();
      await Promise.all(all.map((member) => member.terminate()));
    },
  };
}

async function inTurn<M>(waiting: Set<PromiseWithResolvers<M>>, leaves: AbortSignal | undefined): Promise<M> {
  const turn = Promise.withResolvers<M>();
  const left = (): void => {
    if (waiting.delete(turn)) turn.reject(leaves?.reason);
  };
  waiting.add(turn);
  leaves?.addEventListener('abort', left);
  try {
    return await turn.promise;
  } finally {
    leaves?.removeEventListener('abort', left);
  }
}
