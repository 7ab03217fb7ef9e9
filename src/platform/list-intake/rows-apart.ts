import { createHash } from 'node:crypto';
import { Problem } from '#kernel/problem.ts';
import type { Plan } from './mapping.ts';
import { sectionHeading } from './sections.ts';

type Rows = readonly (readonly string[])[];
type Cells = readonly string[];

/**
 * Detects rows with the same fields that differ in a cell that nothing reads: treated as one repeated row they would be one entity, or one
 * payment, although the file has two (户号 101 of two buildings).
 */
export function createRowsApart(
  plan: Plan,
  seen: Rows,
): { add(row: number, fields: Readonly<Record<string, unknown>>, cells: Cells): void } {
  const open = openColumns(plan, seen);
  const first = new Map<string, { readonly row: number; readonly rest: string }>();
  if (open.length === 0) return { add: () => undefined };
  return {
    add(row, fields, cells) {
      const key = hashOf(JSON.stringify(Object.entries(fields).toSorted(([a], [b]) => (a < b ? -1 : 1))));
      const rest = hashOf(JSON.stringify(open.map((at) => (cells[at] ?? '').trim())));
      const held = first.get(key);
      if (held === undefined) first.set(key, { row, rest });
      else if (held.rest !== rest) refuse(plan, seen, open, [held.row, row], fields);
    },
  };
}

const hashOf = (text: string): string => createHash('sha1').update(text).digest('base64').slice(0, 16);

/** The columns that nothing reads and the sender did not exclude; none that numbers the rows. */
function openColumns({ header, unspoken }: Plan, seen: Rows): number[] {
  return header.flatMap((heading, at) =>
    unspoken.includes(heading) && heading !== sectionHeading && !(numbers.test(heading.trim()) && numbersRows(seen, at)) ? [at] : [],
  );
}

const numbers = /^(?:序|序号|行号?|项次|顺序号?|编号|[#№]|no\.?|index|row|seq\w*|id)?$/iu;

/** Whether a column increases by one from row to row. */
function numbersRows(rows: Rows, at: number): boolean {
  const cells = rows.map((row) => (row[at] ?? '').trim()).filter((cell) => cell !== '');
  return cells.length > 1 && cells.every((cell, place) => /^\d+$/u.test(cell) && Number(cell) === Number(cells[0]) + place);
}

/** @throws Problem `rows-apart` */
function refuse(
  plan: Plan,
  seen: Rows,
  open: readonly number[],
  rows: readonly number[],
  fields: Readonly<Record<string, unknown>>,
): never {
  const [key] = ['reference', 'code', 'household', 'meter'].filter((name) => name in fields);
  const source = plan.sources.find(({ spec }) => spec.name === key) ?? plan.sources.find(({ index }) => index >= 0);
  const name = source?.spec.name ?? '';
  const columns = separating(seen, source?.index ?? -1, open).map((at) => (plan.header[at] as string).trim());
  const own = source?.column?.trim() ?? '';
  throw new Problem('bad-input', 'rows-apart', {
    rows: rows.join(', '),
    code: typeof fields[name] === 'string' ? fields[name] : '',
    columns: columns.join(', '),
    field: name,
    joined: [...columns.slice(0, 1), own].join('+'),
    column: columns[0] ?? '',
  });
}

/** Those of these columns in which rows of one code differ. */
function separating(seen: Rows, code: number, open: readonly number[]): readonly number[] {
  const groups = [...Map.groupBy(seen, (row) => (row[code] ?? '').trim()).values()].filter((same) => same.length > 1);
  const differ = open.filter((at) => groups.some((same) => new Set(same.map((row) => (row[at] ?? '').trim())).size > 1));
  return differ.length > 0 ? differ : open;
}
