import type { PoolClient } from 'pg';
import type { Carrier } from '#kernel/carrier.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Queryable } from '#platform/ledger/entity-store.ts';
import type { SampleYear } from './codes.ts';

/** What a sample was drawn from, as of its announcement. */
export type SampleFacts = {
  /** The day of the list. */
  readonly on: string;
  readonly by: SampleYear;
  /** The last day of its results; null if open-ended. */
  readonly until: string | null;
  /** The filter of the list. */
  readonly asked: Readonly<Record<string, unknown>>;
  readonly lots: readonly {
    readonly stratum: string;
    readonly carrier: Carrier;
    readonly year: number | null;
    readonly meters: number;
    readonly drawn: number;
  }[];
};

export async function addSample(on: PoolClient, _: CheckedByCaller, draw: string, facts: SampleFacts): Promise<void> {
  await on.query('INSERT INTO meter_sample (draw, facts) VALUES ($1, $2)', [draw, facts]);
}

/** What these draws were drawn from, by draw code; those that are not samples of meters are missing. */
export async function samples(on: Queryable, _: CheckedByCaller, draws: readonly string[]): Promise<Map<string, SampleFacts>> {
  const sql = 'SELECT draw, facts FROM meter_sample WHERE draw = ANY($1)';
  const { rows } = await on.query<{ draw: string; facts: SampleFacts }>(sql, [draws]);
  return new Map(rows.map(({ draw, facts }) => [draw, facts]));
}
