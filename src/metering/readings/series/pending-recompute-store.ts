import type { Pool } from 'pg';
import type { WholeProgram } from '#kernel/unscoped.ts';

/** All statements on meters that are to be redrawn because live readings and an import met on them. */
export function createPendingRecompute(pool: Pool) {
  return {
    mark: async (_: WholeProgram, meters: readonly number[]): Promise<void> => {
      await pool.query('INSERT INTO pending_recompute SELECT unnest($1::integer[]) ON CONFLICT DO NOTHING', [meters]);
    },
    marked: async (_: WholeProgram): Promise<number[]> => {
      const { rows } = await pool.query<{ meter: number }>('SELECT meter FROM pending_recompute ORDER BY meter');
      return rows.map((row) => row.meter);
    },
    done: async (_: WholeProgram, meters: readonly number[]): Promise<void> => {
      await pool.query('DELETE FROM pending_recompute WHERE meter = ANY($1::integer[])', [meters]);
    },
  };
}

export type PendingRecompute = ReturnType<typeof createPendingRecompute>;
