/** The maximum number of decimals of the numbers of an instance. */
export const decimals = 6;

const written = /^[+-]?(\d+)(?:\.(\d{1,6}))?$/u;
/** Integer digits: with these, sums that a person reads are still exact, and far from what the solver treats as infinite. */
const mostDigits = 15;

/** A number or decimal text in millionths; null if it is not a number, or has more than six decimals or fifteen integer digits. */
export function microOf(value: unknown): bigint | null {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = typeof value === 'number' ? plainText(value) : value.trim();
  const [, whole, part = ''] = written.exec(text) ?? [];
  if (whole === undefined || whole.replace(/^0+/u, '').length > mostDigits) return null;
  const size = BigInt(whole + part.padEnd(decimals, '0'));
  return text.startsWith('-') ? -size : size;
}

/** JavaScript writes small numbers with an exponent: `1e-6`. */
function plainText(value: number): string {
  const text = String(value);
  return text.includes('e-') && Number(value.toFixed(decimals)) === value ? value.toFixed(decimals) : text;
}

/** The JavaScript number nearest to this many units of the last of `places` decimals. */
export function numberOf(units: bigint, places: number): number {
  const digits = (units < 0n ? -units : units).toString().padStart(places + 1, '0');
  return Number(`${units < 0n ? '-' : ''}${digits.slice(0, digits.length - places)}.${digits.slice(digits.length - places)}`);
}

/** A finite JavaScript number in units of the last of `places` decimals; further decimals are truncated. */
export function unitsOf(value: number, places: number): bigint {
  const [digits = '0', power = '0'] = value.toExponential().split('e');
  const [whole = '0', part = ''] = digits.replace('-', '').split('.');
  const shift = places + Number(power) - part.length;
  const all = BigInt(whole + part);
  const size = shift >= 0 ? all * 10n ** BigInt(shift) : all / 10n ** BigInt(-shift);
  return value < 0 ? -size : size;
}
