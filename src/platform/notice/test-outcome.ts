import type { Clock } from '#kernel/request-context.ts';
import type { Tried } from './delivery.ts';
import type { Reason } from './delivery-store.ts';

/** The outcome of a test and its duration; `trouble` null: it succeeded. */
export type TestOutcome = { readonly trouble: Reason | null; readonly ms: number };

export async function timedTest(now: Clock, work: () => Promise<Tried>): Promise<TestOutcome> {
  const began = now();
  const tried = await work();
  return { trouble: tried.outcome === 'failed' ? tried.reason : null, ms: Math.max(0, now() - began) };
}
