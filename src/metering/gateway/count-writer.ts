import type { Pool } from 'pg';
import { wholeProgram } from '#kernel/unscoped.ts';
import { addCounts } from './connection-store.ts';
import type { Tally } from './tally.ts';

/** Stores what connections counted, and keeps those who read it from seeing a count on its way twice or not at all. */
export function createCountWriter({ postgres }: { readonly postgres: Pool }, tallies: ReadonlyMap<string, Tally>) {
  let writes = 0;
  let writing: Promise<void> = Promise.resolve();
  const write = async (): Promise<void> => {
    const taken = [...tallies].flatMap(([code, tally]) => {
      const one = tally.take();
      return one === null ? [] : [{ code, ...one }];
    });
    if (taken.length === 0) return;
    writes += 1;
    await addCounts(
      postgres,
      wholeProgram,
      taken.map(({ code, counts }) => ({ code, ...counts })),
    );
    for (const { kept } of taken) kept();
  };
  return {
    /** Stores the counts of connections, one time after the other. */
    writeCounts(): Promise<void> {
      return (writing = writing.catch(() => undefined).then(write));
    },
    /** What the store holds of connections, read while no counts are on their way into it: what is not written can be added to it. */
    async readBetweenWrites<T>(read: () => Promise<T>): Promise<T> {
      for (;;) {
        await writing.catch(() => undefined);
        const before = writes;
        const held = await read();
        if (before === writes) return held;
      }
    },
  };
}
