import type { AsOf } from '#kernel/as-of.ts';
import { Problem } from '#kernel/problem.ts';
import { programScope, type Scope } from '#kernel/scope.ts';
import type { Zone } from '#kernel/zone.ts';
import type { MeteringNeeds } from './needs.ts';
import { buildingSum } from './sums.ts';

type SumOf = Parameters<typeof buildingSum>[2];

/**
 * The meters that make up a building, as the scope sees them: for an aggregator those of electricity alone, on the days that membership
 * opens.
 * @throws Problem `no-such-building`
 */
export async function seenSum(needs: MeteringNeeds, scope: Scope, of: SumOf, known: AsOf, onOf: (zone: Zone) => string) {
  if (!('aggregator' in scope.sees)) return { ...(await buildingSum(needs, scope, of, known, onOf)), scope };
  const days = of.carrier === 'electricity' ? await needs.memberDays(scope, of.building) : null;
  if (days === null) throw new Problem('not-found', 'no-such-building', { building: of.building });
  const { sum, ...found } = await buildingSum(needs, programScope, of, known, onOf);
  const weights = days.flatMap(({ from, to }) =>
    sum.weights
      .map((weight) => ({ ...weight, from: Math.max(weight.from, from), to: Math.min(weight.to, to) }))
      .filter((weight) => weight.from < weight.to),
  );
  return { ...found, sum: { ...sum, weights }, scope: programScope };
}
