/**
 * Shares of one as people read them: the one place that rounds them. To the nearest tenth of a per cent; a share below a limit is never
 * shown as the limit itself, so that 100 % means all of it.
 */

/** Thousandths of a share. */
function thousandths(share: number, limit: number): number {
  const nearest = Math.round(share * 1000);
  return share < limit ? Math.min(nearest, Math.ceil(limit * 1000 - 1e-6) - 1) : nearest;
}

/** A share to three decimals. @example roundedShare(0.5556) // 0.556 */
export function roundedShare(share: number, limit = 1): number {
  return thousandths(share, limit) / 1000;
}

/** A share in per cent, to one decimal. @example percentOf(0.9996) // 99.9 */
export function percentOf(share: number, limit = 1): number {
  return thousandths(share, limit) / 10;
}

/** @example percentText(0.5556) // '55.6%' */
export function percentText(share: number, limit = 1): string {
  return `${percentOf(share, limit)}%`;
}
