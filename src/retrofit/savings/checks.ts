import { isVerified } from '#kernel/source-status.ts';
import { type Found } from '#platform/knowledge/facts.ts';
import type { Quality } from '#retrofit/temperature-model/facts.ts';
import type { ModelKind } from './facts.ts';

/** A criterion that a fit was checked against. */
export type Check = {
  readonly check: 'cvrmse' | 'nmbe' | 'r2';
  readonly value: number | null;
  readonly limit: number;
  /** Null if the fit has no such value. */
  readonly met: boolean | null;
  readonly source: string;
  readonly status: string;
};

/** Checks a fit against the limits in force for its kind of model, and says whether they are for reference only. */
export function checksOf(
  fit: Pick<Quality, 'cvrmse' | 'nmbe' | 'r2'> | null,
  model: ModelKind,
  limits: readonly Found<'model-check'>[],
): { readonly checks: readonly Check[]; readonly indicative: boolean } {
  const meant = limits.filter((one) => one.model === model);
  const checks = meant.map(({ check, limit, way, source, status }): Check => {
    const value = fit?.[check] ?? null;
    const size = check === 'nmbe' && value !== null ? Math.abs(value) : value;
    const met = size === null ? null : way === 'at-most' ? size <= limit : size >= limit;
    return { check, value, limit, met, source: `${source.document}，${source.clause}`, status };
  });
  return { checks, indicative: meant.some(({ status }) => !isVerified(status)) };
}
