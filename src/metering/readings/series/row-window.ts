import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Window } from './seen.ts';
import type { Seen } from './seen.ts';

const maxReceived = 9_000_000_000_000;

type Params = NonNullable<Parameters<ClickHouse['selectNative']>[1]>;

/** A query for rows: the condition, and its parameters. */
export type RowsQuery = { readonly where: string; readonly params: Params };

/** The query for the rows of some meters in a window. A condition that holds for all rows is not checked for each. */
export function rowsQuery(meters: readonly number[], window: Window): RowsQuery {
  const { known, hidden } = window;
  const runs = runsOf(hidden);
  const [own, ...others] = runsOf(meters);
  const isRun = own !== undefined && others.length === 0;
  const fewHidden = runs.length <= fewRuns;
  const conditions = [
    isRun ? 'meter >= {firstMeter:UInt32} AND meter <= {lastMeter:UInt32}' : 'meter IN {meters:Array(UInt32)}',
    'at >= {from:UInt32} AND at <= {to:UInt32}',
    ...(known.received >= maxReceived ? [] : ["received <= fromUnixTimestamp64Milli({received:Int64}, 'UTC')"]),
    ...(known.measured === undefined ? [] : ['toUInt32(at) + width <= {ended:UInt32}']),
    ...(fewHidden ? runs.map(notIn) : ['import NOT IN {hidden:Array(UInt32)}']),
  ];
  const params = {
    from: clampInstant(window.from),
    to: clampInstant(window.to),
    received: Math.min(known.received, maxReceived),
    ...(known.measured === undefined ? {} : { ended: clampInstant(known.measured / 1000) }),
    ...(isRun ? { firstMeter: own[0], lastMeter: own[1] } : { meters }),
    ...(fewHidden ? {} : { hidden }),
  };
  return { where: conditions.join(' AND '), params };
}

/** Many meters over a long time are read part by part. @param together meters × seconds read in one statement */
export function* partsOf({ meters }: Seen, window: Pick<Window, 'from' | 'to'>, together: number): Generator<readonly number[]> {
  const size = Math.max(16, Math.floor(together / secondsOf(window)));
  for (let first = 0; first < meters.length; first += size) yield meters.slice(first, first + size);
}

export function secondsOf({ from, to }: Pick<Window, 'from' | 'to'>): number {
  return Math.max(1, Math.min(to, 0xff_ff_ff_ff) - Math.max(from, 0));
}

type Run = readonly [first: number, last: number];

/** Numbers as runs without gaps, the lowest first. */
function runsOf(ids: readonly number[]): Run[] {
  const runs: [first: number, last: number][] = [];
  for (const id of ids.toSorted((a, b) => a - b)) {
    const held = runs.at(-1);
    if (held !== undefined && id <= held[1] + 1) held[1] = id;
    else runs.push([id, id]);
  }
  return runs;
}

/** Imports that do not count are mostly consecutive: comparing with the ends of a few runs is quicker than looking up each row's import. */
const fewRuns = 4;

function notIn([first, last]: Run): string {
  return first === last ? `import != ${first}` : `(import < ${first} OR import > ${last})`;
}

function clampInstant(seconds: number): number {
  return Math.max(0, Math.min(Math.floor(seconds), 0xff_ff_ff_ff));
}
