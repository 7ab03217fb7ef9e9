import { ByteWriter, ParquetWriter } from 'hyparquet-writer';
import type { SchemaElement } from 'hyparquet';
import type { Cell } from '../write.ts';

/** The content of a column: text, a 64-bit number, a number with four decimals, an instant as ISO text, yes or no. */
export type ParquetKind = 'text' | 'number' | 'decimal' | 'instant' | 'flag';

type Rows = AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]>;

const groupRows = 50_000;

/**
 * A table as Parquet, row group by row group, in constant memory.
 * @param kinds the content of each column; text by default
 * @param note stored as `note` among the file's own keys, such as the mark of demonstration data
 */
export async function* parquetPieces(
  header: readonly string[],
  rows: Rows,
  kinds: Readonly<Record<string, ParquetKind>> = {},
  note?: string,
): AsyncGenerator<Uint8Array> {
  const writer = new ByteWriter();
  const kvMetadata = note === undefined ? [] : [{ key: 'note', value: note }];
  const columns = header.map((name) => ({ name, kind: kinds[name] ?? 'text' }));
  const parquet = new ParquetWriter({ writer, schema: schemaOf(columns), kvMetadata, createdBy: 'yaodong' });
  let group: (readonly Cell[])[] = [];
  for await (const row of rows) {
    if (group.push(row) < groupRows) continue;
    write(parquet, columns, group);
    group = [];
    yield taken(writer);
  }
  if (group.length > 0) write(parquet, columns, group);
  void parquet.finish();
  yield taken(writer);
}

type Column = { readonly name: string; readonly kind: ParquetKind };

function schemaOf(columns: readonly Column[]): SchemaElement[] {
  return [
    { name: 'root', num_children: columns.length },
    ...columns.map(({ name, kind }): SchemaElement => ({ name, repetition_type: 'OPTIONAL', ...types[kind] })),
  ];
}

const types: Readonly<Record<ParquetKind, Omit<SchemaElement, 'name'>>> = {
  text: { type: 'BYTE_ARRAY', converted_type: 'UTF8', logical_type: { type: 'STRING' } },
  number: { type: 'DOUBLE' },
  decimal: {
    type: 'INT64',
    converted_type: 'DECIMAL',
    logical_type: { type: 'DECIMAL', precision: 18, scale: 4 },
    precision: 18,
    scale: 4,
  },
  instant: {
    type: 'INT64',
    converted_type: 'TIMESTAMP_MILLIS',
    logical_type: { type: 'TIMESTAMP', isAdjustedToUTC: true, unit: 'MILLIS' },
  },
  flag: { type: 'BOOLEAN' },
};

const values: Readonly<Record<ParquetKind, (cell: string | number) => unknown>> = {
  text: String,
  number: numberIn,
  decimal: tenThousandths,
  instant: (cell) => BigInt(Date.parse(String(cell))),
  flag: (cell) => cell === 'true',
};

/** @throws if a text is written into a column of numbers: its cells would be lost silently */
function numberIn(cell: string | number): number {
  const value = Number(cell);
  if (Number.isNaN(value)) throw new Error(`no number for a column of numbers: ${cell}`);
  return value;
}

/** A decimal with at most four decimals as the integer that Parquet stores. */
function tenThousandths(cell: string | number): bigint {
  const [, sign = '', whole = '', fraction = ''] =
    /^(-?)(\d+)(?:\.(\d{1,4}))?$/u.exec(typeof cell === 'number' ? String(cell) : cell) ?? [];
  if (whole === '') return BigInt(Math.round(Number(cell) * 10_000));
  return BigInt(`${sign}${whole}${fraction.padEnd(4, '0')}`);
}

function write(parquet: ParquetWriter, columns: readonly Column[], group: readonly (readonly Cell[])[]): void {
  const columnData = columns.map(({ name, kind }, at) => {
    const value = values[kind];
    return {
      name,
      data: group.map((row) => {
        const cell = row[at] ?? null;
        return cell === null || cell === '' ? null : value(cell);
      }),
    };
  });
  void parquet.write({ columnData, rowGroupSize: groupRows });
}

/** What was written so far; the writer continues counting. */
function taken(writer: ByteWriter): Uint8Array {
  const bytes = writer.getBytes().slice();
  writer.index = 0;
  return bytes;
}
