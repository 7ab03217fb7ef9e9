import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Block } from '#platform/db/native.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import { byYear, clampDay } from './day-store.ts';
import { meterRange, placesOf } from './meter-range.ts';
import type { DayRange, Pieces } from './months.ts';

/**
 * Meters that are added up by month. Each has a group, in which all have one unit and one calendar, and its weight in the sum of all and in
 * that of some of the buildings; 0 if it does not count.
 */
export type MonthRoles = {
  /** Each once; the parallel lists have its order. */
  readonly meters: readonly number[];
  readonly group: ArrayLike<number>;
  readonly all: ArrayLike<number>;
  readonly some: ArrayLike<number>;
  /** The months by their first days (days since 1970-01-01), and for each group the length of each (s). */
  readonly months: readonly number[];
  readonly lengths: readonly ArrayLike<number>[];
};

/** A sum of the meters of one group over one month. */
export type MonthSum = {
  /** 0.0001 of the unit. */
  readonly use: number;
  /** At least one meter measured something … */
  readonly isMeasured: boolean;
  /** … and one of them throughout the month. */
  readonly isWhole: boolean;
};

export type MonthSums = {
  /** By group, then by month. */
  readonly all: readonly (readonly MonthSum[])[];
  readonly some: readonly (readonly MonthSum[])[];
  /** When anything last moved in them (ms). */
  readonly since: number;
};

/** All statements that add up months over meters. */
export function monthSumStatements(clickhouse: ClickHouse) {
  return {
    /** Sums by group and month: rows are added up as they arrive, and never stored. */
    monthSums: async (_: CheckedByCaller, roles: MonthRoles, pieces: Pieces): Promise<MonthSums> => {
      const { where, params } = meterRange(roles.meters);
      const blocks = clickhouse.selectNative(statementOf(where, pieces), params, byYear);
      return gather(blocks, roles);
    },
  };
}

function statementOf(where: string, { months, days }: Pieces): string {
  const within = (column: string, ranges: readonly DayRange[]): string => {
    const one = ({ from, to }: DayRange): string => `(${column} >= toDate(${clampDay(from)}) AND ${column} < toDate(${clampDay(to)}))`;
    return ranges.length === 0 ? 'false' : `(${ranges.map(one).join(' OR ')})`;
  };
  return `SELECT meter, toUInt16(month) AS first, toFloat64(use) AS used, toFloat64(seconds) AS covered, toFloat64(toUnixTimestamp64Milli(since)) AS moved
    FROM month FINAL WHERE ${where} AND ${within('month', months)}
    UNION ALL
    SELECT meter, toUInt16(toStartOfMonth(day)) AS first, toFloat64(sum(use)) AS used, toFloat64(sum(seconds)) AS covered,
      toFloat64(toUnixTimestamp64Milli(max(since))) AS moved
    FROM day FINAL WHERE ${where} AND ${within('day', days)} GROUP BY meter, first`;
}

type Columns = { readonly use: Float64Array; readonly is: Uint8Array };

const measured = 1;
const whole = 2;

async function gather(blocks: AsyncIterable<Block>, roles: MonthRoles): Promise<MonthSums> {
  const { meters, group, all, some, months, lengths } = roles;
  const { size, of } = placesOf(meters);
  const roleOf = new Int32Array(size).fill(-1);
  for (const [at, meter] of meters.entries()) roleOf[of(meter)] = at;
  const columns = (): Columns => ({
    use: new Float64Array(lengths.length * months.length),
    is: new Uint8Array(lengths.length * months.length),
  });
  const sums = { all: columns(), some: columns() };
  const monthAt = new Map(months.map((month, at) => [month, at]));
  let since = 0;
  for await (const { rows, columns: told } of blocks) {
    const [meter, first, use, seconds, moved] = told.map((column) => column.data as ArrayLike<number>) as [Col, Col, Col, Col, Col];
    for (let row = 0; row < rows; row += 1) {
      const place = of(meter[row] as number);
      const role = place < 0 ? -1 : (roleOf[place] as number);
      const month = monthAt.get(first[row] as number);
      if (role < 0 || month === undefined) continue;
      if ((moved[row] as number) > since) since = moved[row] as number;
      const covered = seconds[row] as number;
      if (covered === 0) continue;
      const at = (group[role] as number) * months.length + month;
      const is = covered >= (lengths[group[role] as number]?.[month] as number) ? measured | whole : measured;
      add(sums.all, at, (use[row] as number) * (all[role] as number), is);
      if ((some[role] as number) !== 0) add(sums.some, at, (use[row] as number) * (some[role] as number), is);
    }
  }
  const shown = (of: Columns) => lengths.map((_, one) => months.map((_month, month) => sumAt(of, one * months.length + month)));
  return { all: shown(sums.all), some: shown(sums.some), since };
}

type Col = ArrayLike<number>;

function add({ use, is }: Columns, at: number, one: number, how: number): void {
  use[at]! += one;
  is[at]! |= how;
}

function sumAt({ use, is }: Columns, at: number): MonthSum {
  return { use: use[at] as number, isMeasured: ((is[at] as number) & measured) !== 0, isWhole: ((is[at] as number) & whole) !== 0 };
}
