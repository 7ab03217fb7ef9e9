import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { SizeRow } from '#metering/reading-intake/usual-size.ts';
import type { Seen } from './seen.ts';

/** One reading: when (s), its length (0: a register), its value in 0.0001 of the unit with this number. */
export type Latest = { readonly meter: number; readonly at: number; readonly width: number; readonly value: number; readonly unit: number };

/** Statements on the latest readings. */
export function latestStatements(clickhouse: ClickHouse) {
  return {
    /** The last reading of each meter that begins before an instant (s), with the value in force. */
    latest: (seen: Seen, before: number, hidden: readonly number[]) =>
      clickhouse.query<Latest>(
        `SELECT meter, toUInt32(at) AS at, width, toFloat64(value) AS value, unit FROM reading
         WHERE meter IN {meters:Array(UInt32)} AND at < {before:UInt32} AND import NOT IN {hidden:Array(UInt32)}
         ORDER BY meter, at DESC, width DESC, received DESC, import DESC LIMIT 1 BY meter`,
        { meters: seen.meters, before: Math.max(0, Math.min(before, 0xff_ff_ff_ff)), hidden },
      ),
    /** Whether an import brought readings of any of these meters. */
    cameBy: async (seen: Seen, id: number): Promise<boolean> => {
      const found = await clickhouse.query<{ meter: number }>(
        `SELECT meter FROM reading WHERE meter IN {meters:Array(UInt32)} AND import = {id:UInt32} LIMIT 1`,
        { meters: seen.meters, id },
      );
      return found.length > 0;
    },
    /** The sizes of the last few hundred readings of each meter, by unit. */
    sizes: (seen: Seen, hidden: readonly number[]) =>
      clickhouse.query<SizeRow>(
        `SELECT meter, unit, toUInt32(count()) AS count, toFloat64(sum(value)) AS sum, toFloat64(sum(width)) AS width,
           toFloat64(min(value)) AS least, toFloat64(max(value)) AS greatest, toUInt32(min(at)) AS first, toUInt32(max(at)) AS last
         FROM (SELECT meter, unit, value, width, at FROM reading
               WHERE meter IN {meters:Array(UInt32)} AND import NOT IN {hidden:Array(UInt32)}
               ORDER BY meter, at DESC LIMIT 300 BY meter)
         GROUP BY meter, unit`,
        { meters: seen.meters, hidden },
      ),
    /**
     * When a meter last had a reading by the end of each step (s; for an interval its end), as known then: a row for each step in which it
     * had one. @param edges bounds of the steps, s UTC
     */
    heard: (seen: Seen, edges: readonly number[], known: AsOf, hidden: readonly number[]) =>
      clickhouse.query<Heard>(
        `SELECT meter, toUInt32(indexOf({edges:Array(Int64)}, roundDown(toInt64(heard) - 1, {edges:Array(Int64)}))) AS step, max(heard) AS last
         FROM (SELECT meter, toUInt32(toUInt32(at) + width) AS heard FROM reading
               WHERE meter IN {meters:Array(UInt32)} AND toInt64(at) <= {to:Int64} AND import NOT IN {hidden:Array(UInt32)}
                 AND received <= fromUnixTimestamp64Milli({received:Int64}, 'UTC'))
         WHERE heard <= {to:Int64} GROUP BY meter, step`,
        {
          meters: seen.meters,
          edges: [-farBack, ...edges.slice(0, -1)],
          to: edges.at(-1) ?? 0,
          hidden,
          received: Math.min(known.received, farAhead),
        },
      ),
  };
}

/** `step` counts from 1; 1 is everything before the first. */
type Heard = { readonly meter: number; readonly step: number; readonly last: number };

/** Before all steps, s. */
const farBack = 2 ** 40;

/** The latest instant that a column of the store can hold, ms. */
const farAhead = Date.UTC(2200, 0, 1);
