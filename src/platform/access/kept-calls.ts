import { Problem } from '#kernel/problem.ts';
import { wholeProgram } from '#kernel/unscoped.ts';
import type { CallOutcome, KeptCall, KeyedCall } from './store/kept-call-store.ts';
import type { AccessStore } from './store/store.ts';

export type { KeyedCall } from './store/kept-call-store.ts';

/** How long a key is kept. */
const keptMs = 86_400_000;

/** The maximum number of keys per person within that time. */
const mostKeys = 5000;

export type Runners = {
  /** The number of this process among the running ones. */
  readonly runner: () => Promise<number>;
  readonly isRunning: (runner: number) => Promise<boolean>;
};

/** What a call may do: its work, reporting the outcome afterwards; or return the answer that already exists. */
export type Reserved =
  | {
      readonly kept: null;
      /** It was done. */
      readonly keep: (outcome: CallOutcome) => Promise<void>;
      /** It was refused, and nothing was done. */
      readonly release: () => Promise<void>;
      /** It is unknown whether it was done. */
      readonly lose: () => Promise<void>;
    }
  | { readonly kept: KeptCall };

/**
 * Calls with an idempotency key are done once: the key is written before the work and the answer after it. If the process ends in between,
 * a repeat is answered that the outcome is unknown, and does nothing.
 */
export function createKeptCalls(store: AccessStore, now: () => number, { runner, isRunning }: Runners) {
  const live = new Set<string>();
  const nameOf = ({ who, key }: KeyedCall): string => JSON.stringify([who, key]);
  const isUnderWay = async (call: KeyedCall, kept: KeptCall): Promise<boolean> =>
    kept.runner === (await runner()) ? live.has(nameOf(call)) : isRunning(kept.runner);
  /** @param end writes the outcome; if that fails, a repeat is answered that the outcome is unknown */
  const ending = (call: KeyedCall, end: () => Promise<void>): Promise<void> => end().finally(() => live.delete(nameOf(call)));
  return {
    /**
     * Takes the key of a call, or returns what is stored under it. Throws `idempotency-key-reused`, `idempotency-key-under-way`,
     * `idempotency-outcome-unknown`, `idempotency-keys-many`.
     */
    async reserveCall(call: KeyedCall): Promise<Reserved> {
      const at = { runner: await runner(), now: now(), ends: now() + keptMs };
      if ((await store.countCalls(wholeProgram, call.holder, at.now)) >= mostKeys) {
        const kept = await store.keptCall(wholeProgram, call);
        if (kept === undefined) throw new Problem('too-many', 'idempotency-keys-many', { most: mostKeys, seconds: 3600 });
      }
      const name = nameOf(call);
      const isFirst = !live.has(name);
      live.add(name);
      if (await store.reserveCall(wholeProgram, call, at)) {
        live.add(name);
        return {
          kept: null,
          keep: (outcome) => ending(call, () => store.keepCall(wholeProgram, call, outcome)),
          release: () => ending(call, () => store.releaseCall(wholeProgram, call)),
          lose: () => ending(call, () => store.loseCall(wholeProgram, call)),
        };
      }
      if (isFirst) live.delete(name);
      const kept = await store.keptCall(wholeProgram, call);
      // it was refused at this very moment, and the next caller is first
      if (kept === undefined) throw underWay(call.route, at.now);
      await refuseUnfit(call, kept, isUnderWay);
      return { kept };
    },
    /** At start: calls that were under way in an earlier process with this number are marked as lost. */
    loseCalls: async () => store.loseCallsOf(wholeProgram, await runner()),
  };
}

const underWay = (route: string, began: number): Problem =>
  new Problem('conflict', 'idempotency-key-under-way', { route, at: new Date(began).toISOString() });

async function refuseUnfit(
  call: KeyedCall,
  kept: KeptCall,
  isUnderWay: (call: KeyedCall, kept: KeptCall) => Promise<boolean>,
): Promise<void> {
  const evidence = { route: kept.route, at: kept.began.toISOString() };
  if (call.asked !== null && kept.asked !== null && call.asked !== kept.asked)
    throw new Problem('cannot-do', 'idempotency-key-reused', evidence);
  if (kept.state === 'done') return;
  if (kept.state === 'under-way' && (await isUnderWay(call, kept))) throw underWay(kept.route, kept.began.getTime());
  throw new Problem('conflict', 'idempotency-outcome-unknown', evidence);
}
