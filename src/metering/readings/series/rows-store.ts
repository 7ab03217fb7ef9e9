import type { ClickHouse } from '#platform/db/clickhouse.ts';
import type { Block } from '#platform/db/native.ts';
import type { ReadingBlock } from './gather.ts';
import type { Window } from './seen.ts';
import type { Seen } from './seen.ts';
import { partsOf, rowsQuery, secondsOf, type RowsQuery } from './row-window.ts';

/** Meters × seconds that are read in one statement: about eight million readings of 15 minutes. */
const together = 8e9;
/** From here on it pays off to determine first which columns have a single value. */
const much = 4e8;

/** How each column is selected, so that its bytes are one of our typed arrays. */
const asked = {
  width: 'width',
  unit: 'unit',
  received: 'toFloat64(toUnixTimestamp64Milli(received))',
  import: 'import',
} as const;

type Name = keyof typeof asked;

/** The single value of each column that has only one in all selected rows. */
type Alone = { readonly [name in Name]?: number };

/**
 * Reads readings ordered by (meter, at, width, received, import). Many meters over a long time are read part by part, and of each part only
 * the columns with more than one value: mostly the time and the value, which is a third of all. What comes in between the two queries is
 * not seen. If much of what is stored does not count, scanning it twice costs more than columns with a single value.
 */
export function createReadingReader(clickhouse: ClickHouse) {
  return async function* read(table: string, seen: Seen, window: Window): AsyncGenerator<ReadingBlock> {
    const { begin = (statement) => statement(window.hidden) } = window;
    for (const meters of partsOf(seen, window, together)) {
      const isMuch = window.mostHidden !== true && meters.length * secondsOf(window) >= much;
      // what is read is fixed once the first block has arrived
      yield* await begin(async (hidden) => begun(await readPart(clickhouse, table, isMuch, rowsQuery(meters, { ...window, hidden }))));
    }
  };
}

async function readPart(
  clickhouse: ClickHouse,
  table: string,
  isMuch: boolean,
  { where, params }: RowsQuery,
): Promise<AsyncGenerator<ReadingBlock>> {
  const from = `FROM ${table} WHERE ${where}`;
  const alone = isMuch ? await aloneIn(clickhouse, from, params) : {};
  const several = (Object.keys(asked) as Name[]).filter((name) => alone[name] === undefined);
  const columns = ['meter', 'toUInt32(at)', 'toFloat64(value)', ...several.map((name) => asked[name])];
  const order = ['meter', 'at', ...(['width', 'received', 'import'] as const).filter((name) => several.includes(name))];
  const same = Object.entries(alone).map(([name, value]) => ` AND ${asked[name as Name]} = ${value}`);
  const sql = `SELECT ${columns.join(', ')} ${from}${same.join('')} ORDER BY ${order.join(', ')}`;
  const blocks = clickhouse.selectNative(sql, params, {}, true);
  return readingBlocks(blocks, several, alone);
}

/** The same, once its first piece has arrived. */
async function begun<T>(source: AsyncGenerator<T>): Promise<AsyncGenerator<T>> {
  const first = await source.next();
  return (async function* () {
    if (first.done === true) return;
    try {
      yield first.value;
      yield* source;
    } finally {
      await source.return(undefined);
    }
  })();
}

/** Which columns have a single value. */
async function aloneIn(clickhouse: ClickHouse, from: string, params: RowsQuery['params']): Promise<Alone> {
  const names = Object.keys(asked) as Name[];
  const ends = names.flatMap((name) => [`min(${name})`, `max(${name})`].map((end) => end.replace(name, asked[name])));
  const [row] = await clickhouse.queryCompact<number[]>(`SELECT count(), ${ends.join(', ')} ${from}`, params);
  if (row === undefined || row[0] === 0) return {};
  const same = names.filter((_name, at) => row[1 + 2 * at] === row[2 + 2 * at]);
  return Object.fromEntries(same.map((name) => [name, row[1 + 2 * names.indexOf(name)] as number]));
}

async function* readingBlocks(source: AsyncIterable<Block>, several: readonly Name[], alone: Alone): AsyncGenerator<ReadingBlock> {
  const filled = createFilled(alone);
  for await (const { rows, columns } of source) {
    const column = <T>(name: Name): T => {
      const at = several.indexOf(name);
      return (at < 0 ? filled(name, rows) : columns[3 + at]?.data) as T;
    };
    yield {
      rows,
      meter: columns[0]?.data as Uint32Array,
      at: columns[1]?.data as Uint32Array,
      value: columns[2]?.data as Float64Array,
      width: column<Uint32Array>('width'),
      unit: column<Uint8Array>('unit'),
      received: column<Float64Array>('received'),
      import: column<Uint32Array>('import'),
    };
  }
}

/** Columns with a single value, created once and used for every block. */
function createFilled({ width = 0, unit = 0, received = 0, import: id = 0 }: Alone) {
  const make = (size: number) => ({
    width: new Uint32Array(size).fill(width),
    unit: new Uint8Array(size).fill(unit),
    received: new Float64Array(size).fill(received),
    import: new Uint32Array(size).fill(id),
  });
  let [size, held] = [0, make(0)];
  return (name: Name, rows: number) => {
    if (rows > size) [size, held] = [rows, make(rows)];
    return held[name].subarray(0, rows);
  };
}
