import { Problem } from '#kernel/problem.ts';
import { type Dictionary, type FieldSpec, keyOf } from './fields.ts';
import type { Mapping, Plan, Source } from './mapping.ts';

type Rows = readonly (readonly string[])[];
type Saying = { readonly column: number; readonly of: (cell: string) => string };

/**
 * A plan in which columns that feed nothing else state a field of their rows (`备注` 已报停, a line 二、报停用户), in addition to the
 * column that feeds it, if there is one. Contradicting values in a row are written as both, which is none of the field's words.
 * @throws Problem `said-open` if a text may or may not refer to the field
 */
export function withFieldsBeside(plan: Plan, rows: Rows, { fields }: Dictionary, { value }: Mapping): Plan {
  return fields.reduce((so, spec) => (spec.says === undefined ? so : fieldBeside(so, rows, spec, value?.[spec.name] ?? {})), plan);
}

function fieldBeside(plan: Plan, rows: Rows, spec: FieldSpec, value: Readonly<Record<string, string>>): Plan {
  const own = plan.sources.find((one) => one.spec.name === spec.name);
  if (own !== undefined && own.index < 0) return plan;
  const answers = new Map(Object.entries(value).map(([text, code]) => [keyOf(text), code]));
  const saying = sayings(plan, rows, spec, answers);
  refuseOpen(plan, rows, spec, saying, own);
  const [first] = saying;
  if (first === undefined) return plan;
  const column = own?.column ?? (plan.header[first.column] as string);
  const text = (cells: readonly string[]): string => together(spec, own, saying, cells);
  const source: Source = {
    ...(own ?? { ...nothing, spec, column, index: first.column, guessed: true }),
    beside: { text, columns: [...(own?.beside?.columns ?? []), ...saying.map((one) => one.column)] },
  };
  const read = new Set(saying.map((one) => plan.header[one.column]));
  const others = (headings: readonly string[]): string[] => headings.filter((heading) => !read.has(heading));
  const sources = [...plan.sources.filter((one) => one !== own), source];
  return { ...plan, sources, ignored: others(plan.ignored), unspoken: others(plan.unspoken) };
}

const nothing = { fixed: '', factor: 1, unitIndex: -1, unit: null, assumed: false, named: false, words: new Map<string, string>() };

function sayings({ header, unspoken }: Plan, rows: Rows, spec: FieldSpec, answers: ReadonlyMap<string, string>): Saying[] {
  return header.flatMap((heading, column) => {
    if (!unspoken.includes(heading)) return [];
    const cells = rows.map((row) => (row[column] ?? '').trim());
    const shown = [...new Set(cells)].filter((cell) => cell !== '');
    const own = spec.says?.(heading, shown, shown.length > 0 && cells.includes('')) ?? null;
    if (own === null && !shown.some((cell) => answers.has(keyOf(cell)))) return [];
    return [{ column, of: (cell: string) => answers.get(keyOf(cell)) ?? own?.(cell) ?? '' }];
  });
}

/** The text of a row for the field: its own cell and the others if they agree, otherwise all of it. */
function together(spec: FieldSpec, own: Source | undefined, saying: readonly Saying[], cells: readonly string[]): string {
  const written = own === undefined ? '' : (own.beside?.text(cells) ?? cells[own.index] ?? '').trim();
  const said = saying.map(({ column, of }) => ({ text: (cells[column] ?? '').trim(), code: of((cells[column] ?? '').trim()) }));
  const others = said.filter(({ code }) => code !== '');
  const codes = new Set(others.map(({ code }) => code));
  const [only = ''] = codes;
  if (written === '') return codes.size < 2 ? only : others.map(({ text }) => text).join(' / ');
  const parsed = spec.parse(own?.words.get(keyOf(written)) ?? written, 1);
  const agrees = !('value' in parsed) || codes.size === 0 || (codes.size === 1 && codes.has(String(parsed.value)));
  return agrees ? written : [written, ...others.map(({ text }) => text)].join(' / ');
}

const shownWords = 5;

function refuseOpen({ header }: Plan, rows: Rows, spec: FieldSpec, saying: readonly Saying[], own: Source | undefined): void {
  const isSure = (row: readonly string[]): boolean =>
    saying.some(({ column, of }) => !['', 'open'].includes(of((row[column] ?? '').trim()))) ||
    (own !== undefined && 'value' in spec.parse((row[own.index] ?? '').trim(), 1) && (row[own.index] ?? '').trim() !== '');
  for (const { column, of } of saying) {
    const open = rows.filter((row) => of((row[column] ?? '').trim()) === 'open' && !isSure(row)).map((row) => (row[column] ?? '').trim());
    const [word] = open;
    if (word === undefined) continue;
    const codes = [...new Set(spec.words?.values() ?? [])];
    throw new Problem('bad-input', 'said-open', {
      column: (header[column] as string).trim(),
      words: [...new Set(open)].slice(0, shownWords).join(' | '),
      word,
      rows: open.length,
      field: spec.name,
      fieldName: { zh: spec.zh, en: spec.name },
      known: codes.join(' '),
      first: codes[0] ?? '',
    });
  }
}
