import type { Pool, PoolClient } from 'pg';

/** Runs work in one transaction; any error rolls all of it back, and so does `keep: false`, for a preview. */
export async function inTransaction<T>(
  pool: Pool,
  work: (on: PoolClient) => Promise<T>,
  { keep = true }: { keep?: boolean } = {},
): Promise<T> {
  const on = await pool.connect();
  let broken = false;
  try {
    await on.query('BEGIN');
    const out = await work(on);
    await on.query(keep ? 'COMMIT' : 'ROLLBACK');
    return out;
  } catch (cause) {
    await on.query('ROLLBACK').catch(() => {
      broken = true;
    });
    throw cause;
  } finally {
    on.release(broken);
  }
}
