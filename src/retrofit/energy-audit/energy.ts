import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import { exact, exactOf, rounded } from '#kernel/exact-number.ts';
import type { Scope } from '#kernel/scope.ts';
import { createZone } from '#kernel/zone.ts';
import type { Answer, Audit, AuditEnergy } from './facts.ts';
import { type EnergyAuditNeeds, leastCoverage } from './needs.ts';

/** Use of each carrier in an audit's period, by month, and its cost where accepted. */
export function energyOf(
  needs: Pick<EnergyAuditNeeds, 'metering'>,
  scope: Scope,
  audit: Pick<Audit, 'building' | 'from' | 'to'>,
  asked: { readonly carriers: readonly Carrier[]; readonly answers: readonly Answer[]; readonly zone: string; readonly known: AsOf },
): Promise<AuditEnergy[]> {
  const zone = createZone(asked.zone) ?? createZone('Asia/Shanghai');
  return Promise.all(
    asked.carriers.map(async (carrier): Promise<AuditEnergy> => {
      const { building, from, to } = audit;
      const use = await needs.metering.useOfBuilding(scope, { building, carrier, from, to, step: 'month', known: asked.known });
      const { value, coverage, figure } = use.total;
      const day = (at: number): string => dayText(zone?.dayOf(use.edges[at] as number) ?? 0);
      const costYuan = costOf(asked.answers, carrier);
      return {
        carrier,
        unit: use.unit,
        value,
        coverage,
        figure,
        months: Array.from(use.steps.value, (one, at) => ({
          from: day(at),
          to: day(at + 1),
          value: Number.isNaN(one) ? null : one,
          coverage: use.steps.coverage[at] as number,
        })),
        costYuan,
        price: priceOf(costYuan, value, coverage),
      };
    }),
  );
}

const costOf = (answers: readonly Answer[], carrier: Carrier): string | null =>
  answers.find(({ item, state }) => item === `cost-${carrier}` && state === 'accepted')?.value ?? null;

/** Yuan per unit, to four decimals; null if the use is not known for nearly all of the period. */
export function priceOf(costYuan: string | null, use: number | null, coverage: number): string | null {
  if (costYuan === null || use === null || !(use > 0) || coverage < leastCoverage) return null;
  return rounded(exact(costYuan).div(exactOf(use)), 4);
}
