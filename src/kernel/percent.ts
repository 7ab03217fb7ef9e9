/**
 * Shares of one as people read them: the one place that rounds them. To the nearest tenth of a per cent; a share below a limit is never
 * shown as the limit itself, so that 100 % means all of it, and nothing is shown with the coverage that it lacks.
 */

/** From these coverages on figures are shown, ranked, compared and judged, everywhere: each is also a share's limit. */
const limits = [0.5, 0.75, 0.95, 0.98, 1];

/** Thousandths of a share. */
function thousandths(share: number, own: number): number {
  const missed = [...limits, own].filter((limit) => share < limit);
  return Math.min(Math.round(share * 1000), ...missed.map((limit) => Math.ceil(limit * 1000 - 1e-6) - 1));
}

/** A share to three decimals. @param limit one of its own, besides those of coverage @example roundedShare(0.5556) // 0.556 */
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
