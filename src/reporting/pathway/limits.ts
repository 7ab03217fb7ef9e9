import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import type { Scope } from '#kernel/scope.ts';
import { numberOf } from '#reporting/indicator/facts.ts';
import type { PathLimit } from './facts.ts';
import type { PathwayNeeds } from './needs.ts';
import type { WrittenPlan } from './plan-shape.ts';

/** kg per unit that a target may be stated in. */
const kgOf: Readonly<Record<string, number>> = {
  kg: 1,
  t: 1000,
  kgCO2: 1,
  tCO2: 1000,
  吨: 1000,
  万吨: 1e7,
  亿吨: 1e11,
  吨二氧化碳: 1000,
  万吨二氧化碳: 1e7,
};

/**
 * The limits that a path is compared with: as written, or the place's own part of a document's target. Throws Problem `no-such-target`,
 * `limit-not-carbon`, `limit-of-above`.
 */
export async function limitsOf(
  { targets }: Pick<PathwayNeeds, 'targets'>,
  scope: Scope,
  { region, base, limits }: WrittenPlan,
  known: AsOf,
): Promise<PathLimit[]> {
  return Promise.all(
    limits.map(async (limit): Promise<PathLimit> => {
      if ('kg' in limit) return { name: String(limit.year), year: limit.year, kg: limit.kg };
      const [found] = region === undefined ? [] : await targets.progress(scope, { region, year: base, target: limit.target, known });
      if (found === undefined) throw new Problem('not-found', 'no-such-target', { target: limit.target });
      const { goal, ofAbove, own } = found;
      const { value, unit, due } = found.target;
      const kg = kgOf[unit];
      if (kg === undefined || typeof value !== 'number' || due === null)
        throw new Problem('bad-input', 'limit-not-carbon', { target: limit.target, unit });
      if (ofAbove || own.kind === 'unsaid' || goal === null)
        throw new Problem('cannot-do', 'limit-of-above', { target: limit.target, place: region });
      return { name: limit.target, year: due, kg: (numberOf(goal) as number) * kg };
    }),
  );
}
