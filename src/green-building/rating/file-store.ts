import { readFile } from 'node:fs/promises';
import type { Finding } from '#kernel/finding.ts';
import { Problem } from '#kernel/problem.ts';
import { openTable } from '#platform/tables/tables.ts';
import { objectAt } from './given.ts';

type Row = { readonly row: number; readonly cells: readonly string[] };
type Uploaded = { readonly path: string; readonly name: string; readonly bytes: number };

/** The content of a table, and its cells that cannot be read; null if it lacks the columns. */
type ReadTable = (
  header: readonly string[],
  rows: readonly Row[],
  file: string,
) => { readonly input: Record<string, unknown>; readonly faults: readonly Finding[] } | null;

const mostBytes = 5_000_000;

/**
 * An uploaded table, or a JSON object. Throws `rating-file-bad`, `rating-cells-bad` with every bad cell, `columns-not-read`, and the
 * problems of tables.
 */
export async function inputOf({ path, name, bytes }: Uploaded, read: ReadTable): Promise<Record<string, unknown>> {
  if (bytes > mostBytes) throw new Problem('too-large', 'rating-file-bad', { file: name });
  const text = await readFile(path, 'utf8');
  if (/^\uFEFF?\s*\{/u.test(text)) return readJson(text, name);
  const table = await openTable(path, { name });
  const rows: Row[] = [];
  for await (const batch of table.rows) rows.push(...batch);
  const answer = read(table.header, rows, name);
  if (answer === null) throw new Problem('bad-input', 'rating-file-bad', { file: name });
  if (answer.faults.length > 0)
    throw new Problem('bad-input', 'rating-cells-bad', { file: name, cells: answer.faults.length }, answer.faults);
  return answer.input;
}

function readJson(text: string, file: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch {
    throw new Problem('bad-input', 'rating-file-bad', { file });
  }
  return { ...objectAt(value, file) };
}
