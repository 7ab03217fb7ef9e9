import { paperNumber } from '#casework/statement/statement.ts';

/** As sentences say it: hundredths, and of less than a tenth three digits: a small part of a large unit does not read as nothing. */
export function shown(value: number | null): string {
  if (value === null) return '—';
  return value === 0 || Math.abs(value) >= 0.1 ? paperNumber(value) : smallNumber.format(value);
}

const smallNumber = new Intl.NumberFormat('en-US', { maximumSignificantDigits: 3 });
