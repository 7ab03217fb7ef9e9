import type { CheckedByCaller, WholeProgram } from '#kernel/unscoped.ts';
import type { Consent } from '../facts.ts';
import type { EffectRow } from './effect-store.ts';
import type { Queryable } from './store.ts';

/** Records an owner's consent; once per effect. */
export async function addConsent(
  on: Queryable,
  _: WholeProgram,
  { case: code, n, at, building }: EffectRow,
  { carriers, from, until }: Consent,
  given: Date,
): Promise<void> {
  await on.query(
    `INSERT INTO case_consent (code, n, at, building, carriers, from_year, until_year, given)
     VALUES ($1, $2, $3, $4, $5, $6, $7, $8) ON CONFLICT DO NOTHING`,
    [code, n, at, building, carriers === null ? null : [...carriers], from, until, given],
  );
}

/** Withdrawing a consent also ends all earlier ones of the building. */
export async function endConsents(on: Queryable, _: WholeProgram, building: string, withdrawn: Date): Promise<void> {
  await on.query('UPDATE case_consent SET withdrawn = $2 WHERE building = $1 AND withdrawn IS NULL AND given <= $2', [building, withdrawn]);
}

/** Ends the consent that an effect recorded. */
export async function endConsent(on: Queryable, _: WholeProgram, { case: code, n, at }: EffectRow, withdrawn: Date): Promise<void> {
  await on.query('UPDATE case_consent SET withdrawn = $4 WHERE code = $1 AND n = $2 AND at = $3 AND withdrawn IS NULL', [
    code,
    n,
    at,
    withdrawn,
  ]);
}

/** The consents for a year, by building: the latest one in force. For buildings that the caller is already known to see. */
export async function consentsOf(
  on: Queryable,
  _: CheckedByCaller,
  buildings: readonly string[],
  year: number,
): Promise<Map<string, { readonly case: string; readonly carriers: readonly string[] | null }>> {
  const { rows } = await on.query<{ building: string; case: string; carriers: string[] | null }>(
    `SELECT DISTINCT ON (building) building, code AS "case", carriers FROM case_consent
     WHERE building = ANY($1) AND withdrawn IS NULL AND coalesce(from_year, $2) <= $2 AND coalesce(until_year, $2) >= $2
     ORDER BY building, given DESC, code`,
    [[...buildings], year],
  );
  return new Map(rows.map(({ building, ...rest }) => [building, rest]));
}
