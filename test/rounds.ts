/**
 * How much to run of what is long by nature: kills at one more moment, another random draw. The gate runs one round of each kind; `npm run
 * test:long` runs many, of the very same tests (`YAODONG_ROUNDS=many`).
 */
const many = process.env['YAODONG_ROUNDS'] === 'many';

export const rounds = (inGate: number, atLength: number): number => (many ? atLength : inGate);

/** The kinds that the gate checks, or all of them. */
export const kinds = <T>(inGate: readonly T[], others: readonly T[]): readonly T[] => (many ? [...inGate, ...others] : inGate);
