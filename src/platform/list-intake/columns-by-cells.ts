import { type Dictionary, type FieldSpec, keyOf } from './fields.ts';
import type { Plan, Source } from './mapping.ts';

type Rows = readonly (readonly string[])[];

/**
 * A plan extended by columns that no heading names but whose cells identify them: for unfed fields that recognize their cells. A column
 * that was only guessed for another field, and contains none of its values, may be one of these.
 */
export function withColumnsByCells(plan: Plan, rows: Rows, { fields }: Dictionary): Plan {
  return fields
    .filter((spec) => spec.byCells !== undefined)
    .reduce((so, spec) => (so.sources.some((one) => one.spec === spec && !isMisread(one, rows)) ? so : withColumnOf(so, rows, spec)), plan);
}

function withColumnOf(plan: Plan, rows: Rows, spec: FieldSpec): Plan {
  const { header, sources, unspoken } = plan;
  const misread = sources.filter((one) => isMisread(one, rows));
  const open = header.flatMap((heading, at) => (unspoken.includes(heading) || misread.some(({ index }) => index === at) ? [at] : []));
  const [at, ...others] = open.filter((place) => {
    const cells = cellsIn(rows, place);
    return cells.length > 0 && spec.byCells?.(header[place] as string, cells) === true;
  });
  if (at === undefined || others.length > 0) return plan;
  const column = header[at] as string;
  const dropped = sources.flatMap((one) => (one.spec === spec && one.index !== at && one.column !== null ? [one.column] : []));
  const without = (headings: readonly string[]): string[] => [...headings.filter((heading) => heading !== column), ...dropped];
  const kept = sources.filter((one) => one.index !== at && one.spec !== spec);
  return { ...plan, sources: [...kept, guessed(spec, column, at)], ignored: without(plan.ignored), unspoken: without(unspoken) };
}

const cellsIn = (rows: Rows, at: number): string[] =>
  [...new Set(rows.map((cells) => (cells[at] ?? '').trim()))].filter((cell) => cell !== '');

function isMisread({ guessed: was, index, spec, words }: Source, rows: Rows): boolean {
  const cells = was && index >= 0 && words.size === 0 ? cellsIn(rows, index) : [];
  return cells.length > 0 && cells.every((cell) => !('value' in spec.parse(cell, 1)));
}

const guessed = (spec: FieldSpec, column: string, index: number): Source => ({
  spec,
  column,
  index,
  fixed: '',
  factor: 1,
  unitIndex: -1,
  unit: null,
  assumed: false,
  named: false,
  words: new Map(),
  guessed: true,
});

/**
 * Whether the cells of a column are the words of a field: all of them, or most and of several codes (the others are then rejected row by
 * row). For fields of words that are recognized under any heading: 电, 水, 热.
 */
export function holdWords(words: ReadonlyMap<string, string>, cells: readonly string[]): boolean {
  const all = [...new Set(cells.map(keyOf))];
  const known = all.filter((cell) => words.has(cell));
  const areMost = known.length * 2 >= all.length && new Set(known.map((cell) => words.get(cell))).size > 1;
  return known.length > 0 && (known.length === all.length || areMost);
}
