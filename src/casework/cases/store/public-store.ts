import type { SameForAll } from '#kernel/unscoped.ts';
import type { Fields, Standing } from '../facts.ts';
import type { Queryable } from './store.ts';

export type PublishedRow = {
  readonly case: string;
  readonly procedure: string;
  readonly version: number;
  readonly region: string;
  readonly state: string;
  readonly building: string | null;
  readonly buildingName: string | null;
  readonly organisationName: string | null;
  readonly published: Date;
  readonly fields: Fields;
  readonly shown: readonly string[];
  readonly numbers: Standing['numbers'];
};

/** What steps have published to the public: newest first. @param search in number, code and names */
export async function publishedCases(
  on: Queryable,
  _: SameForAll,
  asked: { readonly procedure?: string | undefined; readonly search?: string | undefined; readonly limit: number; readonly offset: number },
): Promise<{ rows: PublishedRow[]; total: number }> {
  const values: unknown[] = [];
  const parts = ['f.published IS NOT NULL'];
  if (asked.procedure !== undefined) parts.push(`f.procedure = $${values.push(asked.procedure)}`);
  if (asked.search !== undefined && asked.search.trim() !== '') {
    const like = `$${values.push(`%${asked.search.trim().replaceAll(/[\\%_]/gu, String.raw`\$&`)}%`)}`;
    parts.push(`(f.code ILIKE ${like} OR b.name ILIKE ${like} OR o.name ILIKE ${like} OR (f.standing->'numbers')::text ILIKE ${like})`);
  }
  const from = `FROM case_file f LEFT JOIN building b ON b.code = f.building LEFT JOIN organisation o ON o.code = f.organisation WHERE ${parts.join(' AND ')}`;
  const counted = await on.query<{ n: number }>(`SELECT count(*)::int AS n ${from}`, [...values]);
  const { rows } = await on.query<PublishedRow>(
    `SELECT f.code AS "case", f.procedure, f.version, f.region, f.state, f.building, b.name AS "buildingName", o.name AS "organisationName", f.published,
       f.standing->'fields' AS fields, f.standing->'published'->'fields' AS shown, f.standing->'numbers' AS numbers
     ${from} ORDER BY f.published DESC, f.code LIMIT $${values.length + 1} OFFSET $${values.length + 2}`,
    [...values, asked.limit, asked.offset],
  );
  return { rows, total: counted.rows[0]?.n ?? 0 };
}
