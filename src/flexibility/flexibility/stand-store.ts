import type { Pool } from 'pg';
import type { CheckedByCaller } from '#kernel/unscoped.ts';
import type { Unadjusted } from './baseline-parts.ts';

/** A member's result, in 0.0001 kWh as text; null if unknown. */
export type KeptSums = {
  readonly baseline: string | null;
  readonly actual: string | null;
  readonly response: string | null;
  /** Absent if there are none. */
  readonly unadjusted?: readonly Unadjusted[];
};

/** The stored results of an event's members, with their inputs. */
export async function standsOf(
  postgres: Pool,
  _: CheckedByCaller,
  event: string,
): Promise<Map<string, { readonly grounds: string; readonly told: KeptSums }>> {
  const sql = 'SELECT building, grounds, told FROM flexibility_stand WHERE event = $1';
  const { rows } = await postgres.query<{ building: string; grounds: string; told: KeptSums }>(sql, [event]);
  return new Map(rows.map(({ building, ...stand }) => [building, stand]));
}

/** Stores members' results, replacing those stored before. */
export async function keepStands(
  postgres: Pool,
  _: CheckedByCaller,
  event: string,
  stands: readonly { readonly building: string; readonly grounds: string; readonly told: KeptSums }[],
): Promise<void> {
  await postgres.query(
    `INSERT INTO flexibility_stand (event, building, grounds, told)
     SELECT $1, building, grounds, told FROM jsonb_to_recordset($2::jsonb) AS given(building text, grounds text, told json)
     ON CONFLICT (event, building) DO UPDATE SET grounds = excluded.grounds, told = excluded.told`,
    [event, JSON.stringify(stands)],
  );
}
