import { formatInstant, parseInstant } from '#kernel/instant.ts';
import { Problem } from '#kernel/problem.ts';
import type { Zone } from '#kernel/zone.ts';
import { resourceFieldTerms } from '#registry/resources/vocabulary.ts';
import { csvLines } from '../csv-lines.ts';

/** A stated time during which a car stands at a charger; kWh. */
export type GivenSession = {
  readonly resource: string;
  readonly from: string;
  readonly to: string;
  readonly startKwh: number;
  readonly maxKwh: number;
  readonly targetKwh: number | null;
};

/** The stated price of shedding, or work that has to be done and when. */
export type GivenLoad = {
  readonly resource: string;
  /** Yuan per kWh shed. */
  readonly price: string | null;
  readonly maxKwh: number | null;
  readonly kwh: number | null;
  readonly from: string | null;
  readonly to: string | null;
  readonly whole: boolean;
};

/** Facts of one day that the register does not contain: nothing in them is guessed. */
export type GivenFacts = { readonly sessions: readonly GivenSession[]; readonly loads: readonly GivenLoad[] };

const names = {
  resource: ['resource', 'code', resourceFieldTerms.code.zh],
  from: ['from', '起'],
  to: ['to', '止'],
  startKwh: ['startkwh', '到达电量'],
  maxKwh: ['maxkwh', resourceFieldTerms.maxKwh.zh],
  targetKwh: ['targetkwh', '应达电量'],
  price: ['price', '削减单价'],
  kwh: ['kwh', '工作电量'],
  whole: ['whole', '一次做完'],
} as const;

type Column = keyof typeof names;
const mostRows = 2000;

/**
 * Car sessions (csv `resource,from,to,startKwh,maxKwh,targetKwh`; the last may be empty). Times without a zone are the building's.
 * @throws Problem `given-columns`, `given-cell`, `given-long`
 */
export function readSessions(text: string, zone: Zone): GivenSession[] {
  return rowsOf(text, ['resource', 'from', 'to', 'startKwh', 'maxKwh']).map((row) => ({
    resource: row.code(),
    from: row.time('from', zone) ?? row.bad('from'),
    to: row.time('to', zone) ?? row.bad('to'),
    startKwh: row.number('startKwh') ?? row.bad('startKwh'),
    maxKwh: row.number('maxKwh') ?? row.bad('maxKwh'),
    targetKwh: row.number('targetKwh'),
  }));
}

/**
 * Loads that can be deferred or dropped (csv `resource` with `price,maxKwh` for what is shed, or `kwh,from,to,whole` for what is shifted).
 * Empty means unknown. Throws as `readSessions`, and `given-twice` if a second row is about the same resource.
 */
export function readLoads(text: string, zone: Zone): GivenLoad[] {
  const had = new Map<string, number>();
  return rowsOf(text, ['resource']).map((row) => ({
    resource: onceIn(had, row.code(), row.row),
    price: row.price(),
    maxKwh: row.number('maxKwh'),
    kwh: row.number('kwh'),
    from: row.time('from', zone),
    to: row.time('to', zone),
    whole: row.yes('whole'),
  }));
}

/** @throws Problem `given-twice` if an earlier row is about the same resource: only one of them could count */
function onceIn(had: Map<string, number>, resource: string, row: number): string {
  const before = had.get(resource);
  if (before !== undefined) throw new Problem('bad-input', 'given-twice', { row, resource, before });
  had.set(resource, row);
  return resource;
}

function rowsOf(text: string, needed: readonly Column[]) {
  const { heading, written, body } = csvLines(text);
  if (body.length > mostRows) throw new Problem('too-large', 'given-long', { rows: body.length, most: mostRows });
  const at = (column: Column): number => heading.findIndex((cell) => (names[column] as readonly string[]).includes(cell));
  const missing = needed.filter((column) => at(column) < 0);
  if (missing.length > 0) throw new Problem('bad-input', 'given-columns', { columns: missing.join(', ') });
  return body.map(({ row, cells }) => {
    const cell = (column: Column): string => cells[at(column)] ?? '';
    const bad = (column: Column): never => {
      throw new Problem('bad-input', 'given-cell', { row, column: written[at(column)] ?? column, value: cell(column).slice(0, 60) });
    };
    return {
      row,
      bad,
      code: (): string => (cell('resource') === '' ? bad('resource') : cell('resource')),
      number(column: Column): number | null {
        if (cell(column) === '') return null;
        const value = Number(cell(column));
        return Number.isFinite(value) ? value : bad(column);
      },
      price(): string | null {
        if (cell('price') === '') return null;
        return /^-?\d{1,12}(?:\.\d{1,12})?$/u.test(cell('price')) ? cell('price') : bad('price');
      },
      time(column: Column, zone: Zone): string | null {
        if (cell(column) === '') return null;
        const at = parseInstant(cell(column), zone);
        return at === null ? bad(column) : formatInstant(at);
      },
      yes(column: Column): boolean {
        const text = cell(column).toLowerCase();
        if (['', '0', 'false', 'no', '否'].includes(text)) return false;
        return ['1', 'true', 'yes', '是'].includes(text) || bad(column);
      },
    };
  });
}
