import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Queryable } from './store.ts';

export type EvidenceRow = {
  readonly n: number;
  readonly kind: string;
  readonly name: string;
  readonly spool: string;
  readonly bytes: number;
  readonly sha256: string;
};

export async function addEvidence(on: Queryable, _: CheckedByCaller, code: string, files: readonly EvidenceRow[]): Promise<void> {
  for (const { n, kind, name, spool, bytes, sha256 } of files)
    await on.query('INSERT INTO case_evidence (code, n, kind, name, spool, bytes, sha256) VALUES ($1, $2, $3, $4, $5, $6, $7)', [
      code,
      n,
      kind,
      name,
      spool,
      bytes,
      sha256,
    ]);
}

/** A file of a case that the caller is already known to see. */
export async function evidenceOf(on: Queryable, _: CheckedByCaller, code: string, n: number): Promise<EvidenceRow | undefined> {
  const { rows } = await on.query<EvidenceRow>(
    'SELECT n, kind, name, spool, bytes::float8 AS bytes, sha256 FROM case_evidence WHERE code = $1 AND n = $2',
    [code, n],
  );
  return rows[0];
}

type Personal = { readonly field: string; readonly hash: string; readonly salt: string; readonly value: string };

export async function addPersonal(on: Queryable, _: CheckedByCaller, code: string, values: readonly Personal[]): Promise<void> {
  for (const { field, hash, salt, value } of values)
    await on.query('INSERT INTO case_personal (code, field, hash, salt, value) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING', [
      code,
      field,
      hash,
      salt,
      value,
    ]);
}

/** Personal values of a case that the caller is already known to see, by field and hash; erased ones are absent. */
export async function personalOf(on: Queryable, _: CheckedByCaller, code: string): Promise<Personal[]> {
  return (await on.query<Personal>('SELECT field, hash, salt, value FROM case_personal WHERE code = $1', [code])).rows;
}

export async function erasePersonal(on: Queryable, _: CheckedByCaller, code: string, fields: readonly string[]): Promise<void> {
  await on.query('DELETE FROM case_personal WHERE code = $1 AND field = ANY($2)', [code, [...fields]]);
}
