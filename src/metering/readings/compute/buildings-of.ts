import type { Lies } from '#kernel/trail.ts';
import type { SeriesFacts } from '#metering/point/facts.ts';

/** Where series belong: to their buildings. */
export const buildingsOf = (series: readonly SeriesFacts[]): Lies => ({
  where: [...new Set(series.map(({ building }) => (building === null ? null : (`building:${building}` as const))))],
});
