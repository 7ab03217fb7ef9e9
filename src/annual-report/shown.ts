import { paperNumber } from '#statement/statement.ts';

/** A number as sentences say it. */
export const shown = (value: number | null): string => (value === null ? '—' : paperNumber(value));
