import { expect, inject, test } from 'vitest';
import { exact, exactOf } from '#kernel/exact-number.ts';
import { centsOf, moneyOf } from '#kernel/money.ts';
import { openPool } from './postgres.ts';

test('money is written to and read from PostgreSQL as text: no digit is lost, and sums equal those of the program', async () => {
  const pool = openPool(inject('engines').postgres);
  try {
    const amounts = ['0.10', '0.20', '-1234567890123456789.99', '9007199254740993.01', moneyOf(centsOf(exactOf(1.005)))];
    const { rows } = await pool.query<{ each: string[]; total: string }>(
      'select array_agg(yuan order by place) as each, sum(yuan) as total from unnest($1::numeric[]) with ordinality as given (yuan, place)',
      [amounts],
    );
    expect(rows[0]?.each).toEqual(amounts);
    expect(rows[0]?.total).toBe(moneyOf(centsOf(amounts.map(exact).reduce((sum, one) => sum.add(one)))));
  } finally {
    await pool.end();
  }
});
