import { readFile, stat } from 'node:fs/promises';
import { Problem } from '#kernel/problem.ts';
import { openTable } from '#tables/tables.ts';
import type { TypedCell } from './facts.ts';
import { badFile, typedInYaml } from './typed-file.ts';

/** A table of limits has some hundred rows. */
const mostBytes = 1_000_000;

/** What somebody typed into the template (csv, xlsx), or wrote as YAML, `rows.0.constraint: 65`. Throws `source-check-file-bad`. */
export async function typedIn(file: { readonly path: string; readonly name: string }): Promise<TypedCell[]> {
  const { size } = await stat(file.path);
  if (size > mostBytes) throw new Problem('too-large', 'source-check-file-bad', { file: file.name });
  return /\.ya?ml$/iu.test(file.name) ? typedInYaml(file.name, await readFile(file.path, 'utf8')) : inTable(file);
}

async function inTable({ path, name }: { readonly path: string; readonly name: string }): Promise<TypedCell[]> {
  const { header, rows } = await openTable(path, { name });
  const heads = header.map((head) => head.trim().toLowerCase());
  const [cellAt, printedAt] = [heads.indexOf('cell'), heads.indexOf('printed')];
  if (cellAt < 0 || printedAt < 0) throw badFile(name);
  const typed: TypedCell[] = [];
  for await (const batch of rows)
    for (const { cells } of batch)
      if ((cells[cellAt] ?? '').trim() !== '') typed.push({ cell: (cells[cellAt] ?? '').trim(), value: cells[printedAt] ?? '' });
  return typed;
}
