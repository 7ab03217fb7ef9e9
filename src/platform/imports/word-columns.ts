import { keyOf, type Dictionary, type FieldSpec } from './fields.ts';
import type { Plan, Source } from './mapping.ts';

type Rows = readonly (readonly string[])[];

/**
 * A plan with columns whose cells are the words of a field that no heading names (`FieldSpec.byWords`): 电, 水, 热 under any heading. All
 * cells are such words, or most and of several codes: what is none of them is then rejected row by row. Of several columns none is taken.
 */
export function withWordColumns(plan: Plan, { fields }: Dictionary, rows: Rows): Plan {
  return fields
    .filter(({ byWords, name }) => byWords === true && !plan.sources.some(({ spec }) => spec.name === name))
    .reduce((held, spec) => {
      const [column, ...others] = held.header.flatMap((_, at) =>
        isFree(held, at, rows) && holdsWords(spec, cellsOf(rows, at)) ? [at] : [],
      );
      return column === undefined || others.length > 0 ? held : fed(held, spec, column);
    }, plan);
}

const cellsOf = (rows: Rows, column: number): readonly string[] => [
  ...new Set(rows.map((row) => keyOf(row[column] ?? '')).filter((cell) => cell !== '')),
];

/** Whether nothing reads a column: no field, or one of words that was guessed and knows none of its cells. */
function isFree({ sources, header, unspoken }: Plan, column: number, rows: Rows): boolean {
  const source = sources.find(({ index }) => index === column);
  if (source === undefined) return unspoken.includes(header[column] as string);
  const { words } = source.spec;
  return source.guessed && words !== undefined && !cellsOf(rows, column).some((cell) => words.has(cell));
}

function holdsWords({ words }: FieldSpec, cells: readonly string[]): boolean {
  const known = cells.filter((cell) => words?.has(cell) === true);
  const areMost = known.length * 2 >= cells.length && new Set(known.map((cell) => words?.get(cell))).size > 1;
  return known.length > 0 && (known.length === cells.length || areMost);
}

function fed(plan: Plan, spec: FieldSpec, column: number): Plan {
  const heading = plan.header[column] as string;
  const said = { factor: 1, unitIndex: -1, unit: null, assumed: false, named: false, words: new Map<string, string>() };
  const source: Source = { spec, column: heading, index: column, fixed: '', ...said, guessed: true };
  const others = (headings: readonly string[]): string[] => headings.filter((one) => one !== heading);
  return {
    ...plan,
    sources: [...plan.sources.filter(({ index }) => index !== column), source],
    ignored: others(plan.ignored),
    unspoken: others(plan.unspoken),
  };
}
