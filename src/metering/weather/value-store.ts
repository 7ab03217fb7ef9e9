import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Block } from '#platform/db/native.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { SameForAll, WholeProgram } from '#kernel/unscoped.ts';
import type { Hours } from './degree-days.ts';
import type { Standing } from './export.ts';
import type { Series } from './store.ts';
import { variableNumber, type Observation, type Variable } from './variable.ts';

/** The data of one station: one row for each series and variable. Instants in seconds UTC. */
export type Holding = {
  readonly station: number;
  readonly series: Series;
  readonly variable: number;
  readonly from: number;
  readonly to: number;
  readonly hours: number;
};

export type HoursQuestion = {
  readonly station: number;
  readonly series: Series;
  readonly variable: Variable;
  readonly from: number;
  readonly to: number;
  readonly after?: number;
  readonly known: AsOf;
};

const latest = 9_000_000_000_000;

const visible = `received <= fromUnixTimestamp64Milli({received:Int64}, 'UTC')
    AND import IN (SELECT import FROM weather_state WHERE state = 'shown' AND at <= fromUnixTimestamp64Milli({recorded:Int64}, 'UTC'))
    AND import NOT IN (SELECT import FROM weather_state WHERE state = 'undone' AND at <= fromUnixTimestamp64Milli({until:Int64}, 'UTC'))`;

/** The imports that count for a question as known then: visible by then and not yet undone. */
function counted(known: AsOf) {
  return {
    received: Math.min(known.received, latest),
    recorded: Math.min(known.recorded, latest),
    until: Math.min(known.received, known.recorded, latest),
  };
}

/** The values themselves. */
export function createValueStore(clickhouse: ClickHouse) {
  return {
    /** Values in 0.0001 of their unit. They count once the import is visible. */
    append: (_: WholeProgram, to: { station: number; series: Series; received: number; import: number }, rows: readonly Observation[]) =>
      clickhouse.insertNative('weather', [
        { name: 'station', type: 'UInt32', data: new Uint32Array(rows.length).fill(to.station) },
        {
          name: 'series',
          type: "Enum8('observed' = 1, 'typical' = 2)",
          data: new Int8Array(rows.length).fill(to.series === 'observed' ? 1 : 2),
        },
        { name: 'variable', type: 'UInt8', data: Uint8Array.from(rows, (row) => variableNumber(row.variable)) },
        { name: 'at', type: "DateTime('UTC')", data: Uint32Array.from(rows, (row) => row.at) },
        { name: 'value', type: 'Int64', data: Float64Array.from(rows, (row) => Math.round(row.value * 10_000)) },
        { name: 'received', type: "DateTime64(3, 'UTC')", data: new Float64Array(rows.length).fill(to.received) },
        { name: 'import', type: 'UInt32', data: new Uint32Array(rows.length).fill(to.import) },
      ]),

    setState: (_: WholeProgram, id: number, state: 'shown' | 'undone', at: number) =>
      clickhouse.command(`INSERT INTO weather_state SELECT {id:UInt32}, {state:String}, fromUnixTimestamp64Milli({at:Int64}, 'UTC')`, {
        id,
        state,
        at,
      }),

    /** Imports that are no longer visible. */
    undone: (_: WholeProgram) => clickhouse.query<{ import: number }>("SELECT DISTINCT import FROM weather_state WHERE state = 'undone'"),

    isShown: async (_: WholeProgram, id: number): Promise<boolean> =>
      (await clickhouse.query(`SELECT 1 FROM weather_state WHERE import = {id:UInt32} AND state = 'shown' LIMIT 1`, { id })).length > 0,

    /** Deletes the rows of an import that never became visible. */
    sweep: (_: WholeProgram, id: number) => clickhouse.command('DELETE FROM weather WHERE import = {id:UInt32}', { id }),

    /** All current values of a station, by time: the last received value counts for its instant. */
    standing: (_: SameForAll, asked: { station: number; series: Series; known: AsOf }): AsyncGenerator<Standing> =>
      valuesIn(
        clickhouse.selectNative(
          `SELECT toUInt32(at), variable, toFloat64(argMax(value, (received, import))) FROM weather
           WHERE station = {station:UInt32} AND series = {series:String} AND ${visible} GROUP BY at, variable ORDER BY at, variable`,
          { station: asked.station, series: asked.series, ...counted(asked.known) },
        ),
      ),

    ...changesIn(clickhouse),
    ...heldIn(clickhouse),
    /**
     * The mean of each hour that has a value: the last received value counts for its instant. Instants in seconds UTC, `to` excluded; hours
     * begin this many seconds (`after`, 0) after those of UTC.
     */
    async hours(_: SameForAll, asked: HoursQuestion): Promise<Hours> {
      const rows = await clickhouse.queryCompact<[number, number]>(
        `SELECT toUnixTimestamp(toStartOfHour(at - {after:UInt32})) + {after:UInt32} AS hour, avg(standing) / 10000 FROM (
           SELECT at, argMax(value, (received, import)) AS standing FROM weather
           WHERE station = {station:UInt32} AND series = {series:String} AND variable = {variable:UInt8} AND at >= toDateTime({from:UInt32}, 'UTC') AND at < toDateTime({to:UInt32}, 'UTC') AND ${visible}
           GROUP BY at) GROUP BY hour ORDER BY hour`,
        {
          station: asked.station,
          series: asked.series,
          variable: variableNumber(asked.variable),
          from: clamp(asked.from),
          to: clamp(asked.to),
          after: asked.after ?? 0,
          ...counted(asked.known),
        },
      );
      return { at: rows.map(([hour]) => hour), value: rows.map(([, value]) => value) };
    },
  };
}

/** What data there is, and where. */
const heldIn = (clickhouse: ClickHouse) => ({
  holdings: (_: SameForAll, known: AsOf) =>
    clickhouse.query<Holding>(
      `SELECT station, toString(series) AS series, variable, toUnixTimestamp(min(at)) AS from, toUnixTimestamp(max(at)) AS to,
         uniqExact(toStartOfHour(at)) AS hours FROM weather WHERE ${visible} GROUP BY station, series, variable ORDER BY station, series, variable`,
      counted(known),
    ),
  /** The stations that have a value of a series and variable. */
  async stationsWith(_: SameForAll, asked: { series: Series; variable: Variable; known: AsOf }): Promise<ReadonlySet<number>> {
    const rows = await clickhouse.query<{ station: number }>(
      `SELECT DISTINCT station FROM weather WHERE series = {series:String} AND variable = {variable:UInt8} AND ${visible}`,
      { series: asked.series, variable: variableNumber(asked.variable), ...counted(asked.known) },
    );
    return new Set(rows.map(({ station }) => station));
  },
});

/** What was added and removed after an instant. */
function changesIn(clickhouse: ClickHouse) {
  return {
    /**
     * Observed temperatures received after an instant (ms), by station and time of receipt; `first`: the station had none before them.
     * Instants in s UTC, `came` in ms.
     */
    async cameSince(_: SameForAll, since: number): Promise<{ from: number; to: number; came: number; first: boolean }[]> {
      const rows = await clickhouse.queryCompact<[number, number, string | number, number]>(
        `SELECT toUnixTimestamp(min(at)), toUnixTimestamp(max(at)), toUnixTimestamp64Milli(received) AS came, came = any(earliest) AS first
         FROM weather INNER JOIN (SELECT station, toUnixTimestamp64Milli(min(received)) AS earliest FROM weather
           WHERE series = 'observed' AND variable = {variable:UInt8} GROUP BY station) AS begins USING station
         WHERE series = 'observed' AND variable = {variable:UInt8} AND received > fromUnixTimestamp64Milli({since:Int64}, 'UTC')
         GROUP BY station, came`,
        { variable: variableNumber('temperature'), since: Math.max(0, Math.min(since, latest)) },
      );
      return rows.map(([from, to, came, first]) => ({ from, to, came: Number(came), first: first === 1 }));
    },

    /** The imports that became visible or were undone after an instant (ms): the first instant of each, s UTC. */
    async movedSince(_: SameForAll, since: number): Promise<number[]> {
      const after = { since: Math.max(0, Math.min(since, latest)) };
      const imports = await clickhouse.queryCompact<[number]>(
        `SELECT DISTINCT import FROM weather_state WHERE at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')`,
        after,
      );
      if (imports.length === 0) return [];
      const rows = await clickhouse.queryCompact<[number]>(
        `SELECT toUnixTimestamp(min(at)) FROM weather WHERE series = 'observed' AND import IN {imports:Array(UInt32)} GROUP BY import`,
        { imports: imports.map(([id]) => id) },
      );
      return rows.map(([at]) => at);
    },

    /** Imports that became visible or were undone after an instant (ms) and contain temperatures of a station between two others, s UTC. */
    async importsSince(_: SameForAll, asked: { station: number; from: number; to: number; since: number }): Promise<number[]> {
      const rows = await clickhouse.queryCompact<[number]>(
        `SELECT DISTINCT import FROM weather
         WHERE series = 'observed' AND variable = {variable:UInt8} AND station = {station:UInt32}
           AND at >= toDateTime({from:UInt32}, 'UTC') AND at < toDateTime({to:UInt32}, 'UTC')
           AND import IN (SELECT import FROM weather_state WHERE weather_state.at > fromUnixTimestamp64Milli({since:Int64}, 'UTC'))
         ORDER BY import`,
        {
          variable: variableNumber('temperature'),
          station: asked.station,
          from: clamp(asked.from),
          to: clamp(asked.to),
          since: Math.max(0, Math.min(asked.since, latest)),
        },
      );
      return rows.map(([id]) => id);
    },

    /** When imports of weather were undone after an instant; ms. */
    undoneSince: async (_: SameForAll, since: number): Promise<number[]> =>
      (
        await clickhouse.queryCompact<[string | number]>(
          `SELECT DISTINCT toUnixTimestamp64Milli(at) FROM weather_state WHERE state = 'undone' AND at > fromUnixTimestamp64Milli({since:Int64}, 'UTC')`,
          { since: Math.max(0, Math.min(since, latest)) },
        )
      ).map(([at]) => Number(at)),
  };
}

async function* valuesIn(blocks: AsyncIterable<Block>): AsyncGenerator<Standing> {
  for await (const { rows, columns } of blocks) {
    const [at, variable, value] = columns.map((column) => column.data as ArrayLike<number>);
    for (let row = 0; row < rows; row++)
      yield { at: at?.[row] as number, variable: variable?.[row] as number, value: value?.[row] as number };
  }
}

export type ValueStore = ReturnType<typeof createValueStore>;

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, 0), 4_294_967_295);
}
