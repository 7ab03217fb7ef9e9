import { paperNumber } from '#casework/statement/statement.ts';

/**
 * Format of numbers in sentences: two decimals, below a tenth three significant digits, so that a small part of a large unit does not read
 * as zero.
 */
export function shown(value: number | null): string {
  if (value === null) return '—';
  return value === 0 || Math.abs(value) >= 0.1 ? paperNumber(value) : smallNumber.format(value);
}

const smallNumber = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
