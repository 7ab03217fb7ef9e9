import type { Job } from '#platform/list-intake/job.ts';
import type { PoolClient } from 'pg';
import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { MeterFacts } from '#registry/registry/facts.ts';
import type { ReadingsInternals } from '../compute/internals.ts';
import { write } from './decisions-in.ts';
import { findingId } from './finding-id.ts';

/** An interval of a meter, instants in s UTC. */
export type RowAside = { readonly meter: MeterFacts; readonly from: number; readonly to: number };

/** What a sender has withdrawn, and what it sends again. */
export type AsideGiven = {
  readonly gone: readonly RowAside[];
  readonly back: readonly RowAside[];
  readonly note: string;
};

/** The line does not report this finding, so `bad` on it sets aside what is in force there (docs/readings.md 40). */
const code = 'row-withdrawn';

/**
 * Intervals that a sender has withdrawn are set aside by a decision each, attributed to the import that no longer contained them: what was
 * known before is unchanged, and they count again as soon as they are sent again, or the import is undone.
 */
export function createRowsAside(internals: ReadingsInternals) {
  const inForce = async (scope: Scope, meters: readonly MeterFacts[]) =>
    (await internals.decisions.inForce({ scope, meters: meters.map(({ id }) => id) }, asOfNow)).filter((word) => word.code === code);
  return {
    /** Intervals of these meters that are currently set aside. */
    async rowsAside(scope: Scope, meters: readonly MeterFacts[]): Promise<RowAside[]> {
      const byId = new Map(meters.map((meter) => [meter.id, meter]));
      const words = (await inForce(scope, meters)).filter((word) => word.as === 'bad');
      return words.map(({ meter, from, to }) => ({ meter: byId.get(meter) as MeterFacts, from, to }));
    },
    /**
     * Sets aside and restores, marks the import as visible with its result, and writes related data, all in one transaction. Every figure
     * is up to date before it returns.
     */
    async setRowsAside(
      scope: Scope,
      job: Pick<Job, 'id' | 'shown'>,
      { gone, back, note }: AsideGiven,
      result: Record<string, unknown>,
      also: (on: PoolClient) => Promise<void>,
    ): Promise<void> {
      const meters = [...new Map([...gone, ...back].map(({ meter }) => [meter.id, meter])).values()];
      const before = new Map((await inForce(scope, meters)).map((word) => [findingId(word), word]));
      const word = (as: 'bad' | 'good', { meter, from, to }: RowAside) => {
        const key = { meter: meter.id, code, from, to, value: null };
        return { meter, key, as, note, before: before.get(findingId(key)) ?? null };
      };
      const words = [...gone.map((one) => word('bad', one)), ...back.map((one) => word('good', one))];
      const fresh = words.filter((one) => (one.before?.as ?? 'good') !== one.as);
      await write(internals, scope, job, fresh, result, also);
    },
  };
}
