import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { WholeProgram } from '#kernel/unscoped.ts';
import { byYear } from './day-store.ts';
import { meterRange } from './meter-range.ts';
import type { DayRange } from './months.ts';
import type { MeterWindow } from './windows.ts';

/** Whether the rows of a month, identified by its first day, must not be used. */
export type MonthMark = { readonly month: number; readonly loose: 0 | 1 };

/** All statements that create month rows, and the marks of those that are not valid. */
export function monthStatements(clickhouse: ClickHouse) {
  return {
    /** Adds up day rows by month, for these meters (null: all) and whole months, under a number of its own; may be repeated. */
    addMonths: async (_: WholeProgram, meters: readonly number[] | null, { from, to }: DayRange, number: number): Promise<void> => {
      const { where, params } = meters === null ? { where: 'true', params: {} } : meterRange(meters);
      await clickhouse.onShards(
        `INSERT INTO month SELECT meter, toStartOfMonth(day) AS month, sum(use), toUInt32(sum(seconds)), max(since), {number:UInt32}
         FROM day FINAL WHERE ${where} AND day >= toDate({from:UInt16}) AND day < toDate({to:UInt16}) GROUP BY meter, month`,
        { ...params, from, to, number },
        { ...byYear, optimize_aggregation_in_order: 1 },
      );
    },

    /** The days (days since 1970-01-01, the last not included) that are drawn aside, by meter. */
    drawnDays: async (_: WholeProgram, commitNumber: number): Promise<MeterWindow[]> => {
      const windows: MeterWindow[] = [];
      const blocks = clickhouse.selectNative(
        'SELECT meter, toUInt32(toUInt16(min(day))) AS begins, toUInt32(toUInt16(max(day))) + 1 AS ends FROM day_next WHERE settle = {commitNumber:UInt32} GROUP BY meter',
        { commitNumber },
      );
      for await (const { rows, columns } of blocks) {
        const [meter, from, to] = columns.map((column) => column.data as ArrayLike<number>);
        for (let row = 0; row < rows; row++)
          windows.push({ meter: meter?.[row] as number, from: Number(from?.[row]), to: Number(to?.[row]) });
      }
      return windows;
    },

    monthMarks: (_: WholeProgram) =>
      clickhouse.query<MonthMark>(
        'SELECT toUInt16(month) AS month, argMax(loose, number) AS loose FROM month_mark GROUP BY month ORDER BY month',
      ),

    markMonths: (_: WholeProgram, months: readonly number[], loose: 0 | 1, number: number) =>
      clickhouse.insertNative('month_mark', [
        { name: 'month', type: 'Date', data: Uint16Array.from(months) },
        { name: 'loose', type: 'UInt8', data: new Uint8Array(months.length).fill(loose) },
        { name: 'number', type: 'UInt32', data: new Uint32Array(months.length).fill(number) },
      ]),

    /**
     * The month rows that are not the sum of their days, or are missing, in months that are not loose; `stray`: there are no days at all.
     */
    monthsUnlike: (_: WholeProgram) =>
      clickhouse.query<{ meter: number; month: number; stray: 0 | 1 }>(
        `SELECT meter, toUInt16(month) AS month, countIf(of_days) = 0 AS stray FROM (
           SELECT meter, toStartOfMonth(day) AS month, 1 AS of_days, cityHash64(sum(use), sum(seconds), max(since)) AS said FROM day FINAL GROUP BY meter, month
           UNION ALL SELECT meter, month, 0 AS of_days, cityHash64(use, toUInt64(seconds), since) AS said FROM month FINAL) AS both
         WHERE both.month GLOBAL NOT IN (SELECT month FROM month_mark GROUP BY month HAVING argMax(loose, number) = 1)
         GROUP BY meter, both.month HAVING count() != 2 OR min(said) != max(said) ORDER BY meter, month`,
        {},
        byYear,
      ),

    /** Deletes the rows of these meters from a month. */
    dropMonth: (_: WholeProgram, meters: readonly number[], month: number) =>
      clickhouse.onShards('DELETE FROM month WHERE month = toDate({month:UInt16}) AND meter IN {meters:Array(UInt32)}', { meters, month }),

    /**
     * The months with day rows, if there is no month row at all: after a restore, or if they were written by a program without month rows.
     */
    monthsUnmade: async (_: WholeProgram): Promise<number[]> => {
      const [made] = await clickhouse.query<{ rows: number }>('SELECT count() AS rows FROM month');
      if ((made?.rows ?? 0) > 0) return [];
      const found = await clickhouse.query<{ month: number }>(
        'SELECT DISTINCT toUInt16(toStartOfMonth(day)) AS month FROM day ORDER BY month',
      );
      return found.map(({ month }) => month);
    },
  };
}
