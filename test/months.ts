import type { ClickHouse } from '#platform/db/clickhouse.ts';

const loose = 'SELECT month FROM month_mark GROUP BY month HAVING argMax(loose, number) = 1';

/** Month rows in force that are not the sum of their day rows, and such sums without a month row; loose months are left out. */
export async function wrongMonths(clickhouse: ClickHouse): Promise<unknown[]> {
  return clickhouse.query(
    `SELECT meter, toString(month) AS of, groupArray(source) AS sources FROM (
       SELECT 'days' AS source, meter, toStartOfMonth(day) AS month, sum(use) AS used, sum(seconds) AS covered, max(since) AS moved FROM day FINAL GROUP BY meter, month
       UNION ALL SELECT 'month' AS source, meter, month, use AS used, toUInt64(seconds) AS covered, since AS moved FROM month FINAL)
     WHERE month GLOBAL NOT IN (${loose}) GROUP BY meter, month, used, covered, moved HAVING count() != 2 ORDER BY meter, of`,
  );
}

/** How many month rows there are, over all meters. */
export async function monthsKept(clickhouse: ClickHouse): Promise<number> {
  const [row] = await clickhouse.query<{ rows: number }>('SELECT toUInt32(count()) AS rows FROM month FINAL');
  return row?.rows ?? 0;
}
