import type { Program, ProgramRow } from '#platform/solver/public/highs.ts';

/** A sum of columns, by their coefficients. */
export type Terms = readonly (readonly [column: number, times: number])[];

export type Builder = ReturnType<typeof createBuilder>;

/** A linear programme that is written column by column and row by row. */
export function createBuilder() {
  const upper: number[] = [];
  const whole: number[] = [];
  const rows: ProgramRow[] = [];
  return {
    /** A column from 0 on. @returns its index */
    column: (most = Infinity): number => upper.push(most) - 1,
    /** A column that is 0 or 1. */
    choice(): number {
      whole.push(upper.length);
      return upper.push(1) - 1;
    },
    /** @returns its index */
    row: (terms: Terms, lower: number, most: number): number => rows.push(rowOf(terms, lower, most)) - 1,
    whole,
    rows,
    upper,
  };
}

export const rowOf = (terms: Terms, lower: number, upper: number): ProgramRow => ({
  indices: terms.map(([column]) => column),
  values: terms.map(([, times]) => times),
  lower,
  upper,
});

/** The programme that makes a sum of columns least. @param more rows beside those that were written */
export function leastOf({ upper, whole, rows }: Builder, goal: Terms, more: readonly ProgramRow[] = []): Program {
  const cost = upper.map(() => 0);
  for (const [column, times] of goal) cost[column] = (cost[column] ?? 0) + times;
  const isWhole = upper.map(() => false);
  for (const column of whole) isWhole[column] = true;
  return { cost, upper, whole: isWhole, rows: [...rows, ...more] };
}
