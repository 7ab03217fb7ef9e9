import { asOfNow } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { PointFacts, SeriesFacts } from '#metering/point/facts.ts';
import type { ReadingsInternals } from '../compute/internals.ts';

/** Answers by code from a query for codes; each code is queried once. */
function createOnce<T extends { readonly code: string }>(ask: (codes: readonly string[]) => Promise<readonly T[]>) {
  const held = new Map<string, T | null>();
  return async (codes: readonly string[]): Promise<T[]> => {
    const open = codes.filter((code) => !held.has(code));
    if (open.length > 0) {
      const found = new Map((await ask(open)).map((one) => [one.code, one]));
      for (const code of open) held.set(code, found.get(code) ?? null);
    }
    return [...new Set(codes)].flatMap((code) => held.get(code) ?? []);
  };
}

/**
 * Metering points and points by the codes of one file, which needs the same ones at each of its steps. The commit does its own lookup, so
 * that the result is drawn from the state at that time.
 */
export function createSeriesByCode({ series, point }: Pick<ReadingsInternals, 'series' | 'point'>, scope: Scope) {
  const fresh = () => ({
    points: createOnce<PointFacts>((codes) => point.pointFacts(scope, { points: codes }, asOfNow)),
    series: createOnce<SeriesFacts>((codes) => series(scope, { meters: codes }, asOfNow)),
  });
  let held = fresh();
  return {
    points: (codes: readonly string[]) => held.points(codes),
    series: (codes: readonly string[]) => held.series(codes),
    /** Drops the cache: some may have been created meanwhile. */
    forget: (): void => void (held = fresh()),
  };
}
