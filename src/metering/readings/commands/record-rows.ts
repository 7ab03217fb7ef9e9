import { Problem } from '#kernel/problem.ts';
import { readingHeadings } from '#metering/reading-intake/vocabulary.ts';
import { refuseTwice } from '#platform/tables/columns.ts';

/** A reading from standard input as it will be sent, with its row; or a row that is not a reading. */
export type InputRow = {
  readonly row: number;
  readonly reading: {
    readonly meter: string;
    readonly time?: string;
    readonly end?: string;
    readonly value: string | number | null;
    readonly unit?: string;
  } | null;
};

type Field = 'meter' | 'time' | 'end' | 'value' | 'unit';

/**
 * Parses readings from bytes as they arrive: csv with a header (`meter,time,value`, also `end`, `unit`), or JSON, one object per line. A
 * quoted cell contains no line end. Throws Problem `record-columns` if a csv lacks a column, `heading-twice` if a column that is read
 * occurs twice.
 */
export function createRows() {
  const decoder = new TextDecoder();
  let [rest, row] = ['', 0];
  let read: ((line: string) => InputRow['reading'] | 'header') | null = null;
  const take = (lines: readonly string[]): InputRow[] =>
    lines.flatMap((line) => {
      row += 1;
      const bare = line.replace(/\r$/u, '');
      if (bare.trim() === '') return [];
      read ??= bare.trimStart().startsWith('{') ? readJson : csvReader(bare);
      const reading = read(bare);
      return reading === 'header' ? [] : [{ row, reading }];
    });
  return {
    push(bytes: Uint8Array): InputRow[] {
      const lines = (rest + decoder.decode(bytes, { stream: true })).split('\n');
      rest = lines.pop() as string;
      return take(lines);
    },
    end: (): InputRow[] => take([rest + decoder.decode()]),
  };
}

function readJson(line: string): InputRow['reading'] {
  try {
    const { meter, time, end, value, unit } = JSON.parse(line) as Record<string, unknown>;
    if (value !== null && typeof value !== 'number' && typeof value !== 'string') return null;
    return readingOf({ meter: textOf(meter), time: textOf(time), end: textOf(end), unit: textOf(unit) }, value);
  } catch {
    // a line that is not JSON is reported as a rejected row
    return null;
  }
}

const textOf = (value: unknown): string => (typeof value === 'string' || typeof value === 'number' ? String(value) : '');

/** Reads rows by their header, which is the first line it is given. */
function csvReader(header: string): (line: string) => InputRow['reading'] | 'header' {
  const delimiter = [',', ';', '\t'].reduce((best, one) => (header.split(one).length > header.split(best).length ? one : best), ',');
  const { meter, time, end, value, unit } = placesOf(cellsOf(header, delimiter).map((name) => name.toLowerCase()));
  let isHeader = true;
  return (line) => {
    if (isHeader) {
      isHeader = false;
      return 'header';
    }
    const cells = cellsOf(line, delimiter);
    const cell = (at: number): string => cells[at] ?? '';
    return readingOf({ meter: cell(meter), time: cell(time), end: cell(end), unit: cell(unit) }, cell(value));
  };
}

/** The cells of a row, without quotes and surrounding spaces. */
function cellsOf(line: string, delimiter: string): string[] {
  const cells: string[] = [];
  let [cell, quoted] = ['', false];
  for (const sign of line) {
    if (sign === '"') quoted = !quoted;
    else if (sign === delimiter && !quoted) {
      cells.push(cell.trim());
      cell = '';
    } else cell += sign;
  }
  return [...cells, cell.trim()];
}

function placesOf(header: readonly string[]): Record<Field, number> {
  const place = (field: Field): number => header.findIndex((name) => (readingHeadings[field] as readonly string[]).includes(name));
  const places = { meter: place('meter'), time: place('time'), end: place('end'), value: place('value'), unit: place('unit') };
  const missing = (['meter', 'value'] as const).filter((field) => places[field] < 0);
  if (missing.length > 0) throw new Problem('bad-input', 'record-columns', { columns: missing.join(', ') });
  refuseTwice(
    header,
    Object.values(places).filter((at) => at >= 0),
  );
  return places;
}

/** Omitted fields are not sent; a field too long to be valid is cut, and refused by the program. */
function readingOf(texts: Readonly<Record<Exclude<Field, 'value'>, string>>, value: string | number | null): InputRow['reading'] {
  return {
    meter: texts.meter.slice(0, 200),
    ...(texts.time !== '' && { time: texts.time.slice(0, 100) }),
    ...(texts.end !== '' && { end: texts.end.slice(0, 100) }),
    ...(texts.unit !== '' && { unit: texts.unit.slice(0, 20) }),
    value: typeof value === 'string' ? value.slice(0, 100) : value,
  };
}
