/** How certain it is that a package reaches the required gain. */
export type GainVerdict = 'meets' | 'short' | 'open' | 'unknown';

/** @param required a share, 0.2; null if no loaded document names one */
export function gainVerdict(
  { low, high }: { readonly low: number | null; readonly high: number | null },
  required: number | null,
  isKnown: boolean,
): GainVerdict {
  if (!isKnown || low === null || high === null || required === null) return 'unknown';
  if (low >= required) return 'meets';
  return high < required ? 'short' : 'open';
}

/** The ⌈p·n⌉-th smallest of an ascending list. */
export function smallest(rising: readonly number[], p: number): number | null {
  return rising[Math.max(0, Math.ceil(p * rising.length) - 1)] ?? null;
}
