import type { ClickHouse } from '#db/clickhouse.ts';
import type { Seen } from './seen.ts';

/** One reading: when (s), how long (0: a register), its value in 0.0001 of the unit with this number. */
export type Latest = { readonly meter: number; readonly at: number; readonly width: number; readonly value: number; readonly unit: number };

/** What was read last. */
export function latestStatements(clickhouse: ClickHouse) {
  return {
    /** The last reading of each meter that begins before an instant (s), as it is in force. */
    latest: (seen: Seen, before: number, hidden: readonly number[]) =>
      clickhouse.query<Latest>(
        `SELECT meter, toUInt32(at) AS at, width, toFloat64(value) AS value, unit FROM reading
         WHERE meter IN {meters:Array(UInt32)} AND at < {before:UInt32} AND import NOT IN {hidden:Array(UInt32)}
         ORDER BY meter, at DESC, width DESC, received DESC, import DESC LIMIT 1 BY meter`,
        { meters: seen.meters, before: Math.max(0, Math.min(before, 0xff_ff_ff_ff)), hidden },
      ),
  };
}
