import type { WholeProgram } from '#kernel/unscoped.ts';
import type { Queryable } from './store.ts';

/** The regions of the cases that an import added. */
export async function regionsOfImport(on: Queryable, _: WholeProgram, id: number): Promise<(string | null)[]> {
  const { rows } = await on.query<{ region: string | null }>('SELECT DISTINCT region FROM case_file WHERE import = $1', [id]);
  return rows.map(({ region }) => region);
}

/** Which of these codes are already cases, regardless of who sees them. */
export async function codesThere(on: Queryable, _: WholeProgram, codes: readonly string[]): Promise<Set<string>> {
  const { rows } = await on.query<{ code: string }>('SELECT code FROM case_file WHERE code = ANY($1)', [[...codes]]);
  return new Set(rows.map(({ code }) => code));
}

/** Cases of an import that have events beyond the first. */
export async function workedOnSince(on: Queryable, _: WholeProgram, id: number): Promise<string[]> {
  const { rows } = await on.query<{ code: string }>('SELECT code FROM case_file WHERE import = $1 AND last > 1 ORDER BY code LIMIT 1000', [
    id,
  ]);
  return rows.map(({ code }) => code);
}

/** Removes the cases that an import added and no one has worked on, as if they had never existed. */
export async function forgetImport(on: Queryable, _: WholeProgram, id: number): Promise<void> {
  for (const table of ['case_personal', 'case_event', 'case_file'])
    await on.query(`DELETE FROM ${table} WHERE code IN (SELECT code FROM case_file WHERE import = $1)`, [id]);
}
