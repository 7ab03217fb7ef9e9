import type { Pool } from 'pg';
import type { Scope } from '#kernel/scope.ts';
import type { CheckedByCaller } from '#kernel/unscoped.ts';

/** Why payments failed the last time, by payment; for cases that the caller is already known to see. */
export async function failedReasons(on: Pool, _: CheckedByCaller, payments: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await on.query<{ payment: string; reason: string }>(
    `SELECT DISTINCT ON (payment) payment, reason FROM case_payment_failed WHERE payment = ANY($1) ORDER BY payment, told DESC`,
    [[...payments]],
  );
  return new Map(rows.map(({ payment, reason }) => [payment, reason]));
}

/** Whether it had not been reported before. */
export async function addFailed(
  on: Pool,
  scope: Scope,
  { payment, reason, code, told }: { readonly payment: string; readonly reason: string; readonly code: string; readonly told: Date },
): Promise<boolean> {
  const { rowCount } = await on.query(
    'INSERT INTO case_payment_failed (payment, reason, code, told, actor) VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING',
    [payment, reason, code, told, scope.actor],
  );
  return (rowCount ?? 0) > 0;
}

export async function isDisclosed(on: Pool, _: CheckedByCaller, payment: string, reason: string): Promise<boolean> {
  const { rowCount } = await on.query('SELECT FROM case_payment_failed WHERE payment = $1 AND reason = $2', [payment, reason]);
  return (rowCount ?? 0) > 0;
}
