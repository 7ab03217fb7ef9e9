import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { readingColumns, stageOf } from './reading-store.ts';

/** No import has this number: its stage is used to rewrite a year. */
export const foldStage = 0;

/** All statements that rewrite the readings of a year (UTC) without what need not be kept. */
export function foldStatements(clickhouse: ClickHouse) {
  const stage = stageOf(foldStage);
  const copy = (where: string, params: Record<string, number | readonly number[]>): Promise<void> =>
    clickhouse.onShards(
      `INSERT INTO ${stage} (${readingColumns}) SELECT ${readingColumns} FROM reading WHERE ${where} ORDER BY meter, at, width, received, import`,
      params,
    );
  return {
    /** Years in which a meter has several rows of one instant and width. */
    doubledYears: async (_: WholeProgram): Promise<number[]> => {
      const years = await clickhouse.query<{ year: string }>('SELECT DISTINCT _partition_id AS year FROM reading ORDER BY year');
      const doubled: number[] = [];
      for (const { year } of years) {
        const found = await clickhouse.query(
          `SELECT 1 AS one FROM (SELECT meter, at, width FROM reading WHERE _partition_id = {year:String} GROUP BY meter, at, width HAVING count() > 1 LIMIT 1)`,
          { year },
          { optimize_aggregation_in_order: 1 },
        );
        if (found.length > 0) doubled.push(Number(year));
      }
      return doubled;
    },

    /** Meters that have readings in a year. */
    metersIn: async (_: WholeProgram, year: number): Promise<number[]> =>
      (
        await clickhouse.queryCompact<[number]>('SELECT DISTINCT meter FROM reading WHERE _partition_id = {year:String} ORDER BY meter', {
          year: String(year),
        })
      ).map(([meter]) => meter),

    /** Copies the rows of a year received up to an instant (ms) to the stage, except those of some meters. */
    layAside: (_: WholeProgram, year: number, until: number, but: readonly number[]) =>
      copy(
        `_partition_id = toString({year:UInt32}) AND received <= fromUnixTimestamp64Milli({until:Int64}, 'UTC') AND meter NOT IN {but:Array(UInt32)}`,
        { year, until, but },
      ),

    /** Copies the rows that came in since to the stage. */
    layLater: (_: WholeProgram, year: number, after: number) =>
      copy(`_partition_id = toString({year:UInt32}) AND received > fromUnixTimestamp64Milli({after:Int64}, 'UTC')`, { year, after }),

    /** Replaces a year's readings by those in the stage, atomically. A shard without rows of the year has none in the stage either. */
    takeFolded: (_: WholeProgram, year: number) =>
      clickhouse.onShards(
        `ALTER TABLE reading REPLACE PARTITION ID '${Number(year)}' FROM ${stage}`,
        {},
        { allow_replace_partition_from_empty_source: 1 },
      ),
  };
}
