import { isCertain } from '#kernel/source-status.ts';
import type { Procedure } from '#platform/knowledge/facts.ts';
import type { Limit } from './clocks.ts';

/** Units of terms. */
export const units = ['workdays', 'days', 'months', 'years'] as const;

const made = new WeakMap<Procedure, readonly Limit[]>();

/** The limits of a procedure; months and years always restart. A limit without a status has that of the procedure. */
export function limitsOf(procedure: Procedure): readonly Limit[] {
  const had = made.get(procedure);
  if (had !== undefined) return had;
  const guarding = new Set(Object.values(procedure.transitions).flatMap(({ after, before, auto }) => [after, before, auto]));
  const limits = Object.entries(procedure.limits).map(([id, limit]): Limit => {
    const unit = units.find((one) => limit[one] !== undefined) ?? 'days';
    return {
      id,
      in: new Set(limit.in),
      unit,
      of: limit[unit] ?? 0,
      anew: limit.anew === true || unit === 'months' || unit === 'years',
      guards: guarding.has(id),
      isSure: isCertain(limit.status ?? procedure.status),
    };
  });
  made.set(procedure, limits);
  return limits;
}
