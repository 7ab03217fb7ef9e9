import { readFile, stat } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import { openTable } from '#platform/tables/tables.ts';
import { readTypedText } from '#platform/typed-text/typed-text.ts';
import type { Workers } from '#platform/workers/workers.ts';
import type { TypedCell } from './facts.ts';
import { badFile, typedColumns, typedInYaml } from './typed-file.ts';

/** A table of limits has some hundred rows. */
const mostBytes = 1_000_000;

/** Values typed into the template (csv, xlsx), or written as YAML, `rows.0.constraint: 65`. Throws `source-check-file-bad`. */
export async function typedIn(workers: Pick<Workers, 'run'>, file: { readonly path: string; readonly name: string }): Promise<TypedCell[]> {
  const { size } = await stat(file.path);
  if (size > mostBytes) throw new Problem('too-large', 'source-check-file-bad', { file: file.name });
  if (!/\.ya?ml$/iu.test(file.name)) return inTable(file);
  return typedInYaml(file.name, await readTypedText(workers, await readFile(file.path, 'utf8')));
}

/** How many rows of titles and notes may be above the headings. */
const mostAbove = 5;

/** The table below its title, if it has one. Throws `source-check-file-bad`. */
async function headed(path: string, name: string) {
  for (let headerRow = 1; headerRow <= mostAbove; headerRow += 1) {
    const table = await openTable(path, { name, headerRow }).catch((error: unknown) => {
      // below the first row there may be no headings at all
      if (headerRow > 1 && error instanceof Problem) return null;
      throw error;
    });
    const at = typedColumns(table?.header ?? []);
    if (table !== null && at !== null) return { at, rows: table.rows };
  }
  throw badFile(name);
}

async function inTable({ path, name }: { readonly path: string; readonly name: string }): Promise<TypedCell[]> {
  const { at, rows } = await headed(path, name);
  const typed: TypedCell[] = [];
  for await (const batch of rows)
    for (const { cells } of batch)
      if ((cells[at.cell] ?? '').trim() !== '') typed.push({ cell: (cells[at.cell] ?? '').trim(), value: cells[at.printed] ?? '' });
  return typed;
}
