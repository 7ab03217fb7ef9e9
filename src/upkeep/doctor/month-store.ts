import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Scope } from '#kernel/scope.ts';

const told = 'count() AS rows, toString((count(), sum(cityHash64(meter, month, used, covered, moved)))) AS said';
// the marks lie in front of the shards alone
const holding = 'month GLOBAL NOT IN (SELECT month FROM month_mark GROUP BY month HAVING argMax(loose, number) = 1)';
const byDays = `SELECT ${told} FROM (SELECT meter, toStartOfMonth(day) AS month, sum(use) AS used, sum(seconds) AS covered, max(since) AS moved
  FROM day FINAL GROUP BY meter, month) WHERE ${holding}`;
const byMonths = `SELECT ${told} FROM (SELECT meter, month, use AS used, toUInt64(seconds) AS covered, since AS moved FROM month FINAL) WHERE ${holding}`;

/**
 * Sums of day rows by month and the month rows kept of them, those that hold: a sum over the content of each, and how many rows are kept.
 */
export function monthsOf(clickhouse: ClickHouse) {
  const ask = async (sql: string) => {
    const settings = { optimize_aggregation_in_order: 1, do_not_merge_across_partitions_select_final: 1 };
    const [row] = await clickhouse.query<{ rows: number; said: string }>(sql, {}, settings);
    return row ?? { rows: 0, said: '' };
  };
  return async (_scope: Scope): Promise<{ reckoned: string; kept: string; rows: number }> => {
    const [reckoned, kept] = [await ask(byDays), await ask(byMonths)];
    return { reckoned: reckoned.said, kept: kept.said, rows: kept.rows };
  };
}
