import { usePageWords } from '../../../i18n/language.tsx';
import type { Column } from '../../../ui/column.ts';
import type { HeatPlan } from './answers.ts';
import { heatPlanWords } from './words.ts';

type Source = HeatPlan['sites']['sources'][number];
type Demand = HeatPlan['sites']['demands'][number];

/** The columns of sources and of demands: what each is, and what the plan does with it. */
export function useSiteColumns({ sources, demands }: HeatPlan): { readonly sources: Column<Source>[]; readonly demands: Column<Demand>[] } {
  const { match, plan } = usePageWords(heatPlanWords);
  const gj = (value: number | undefined) => ({ value: value ?? null, unit: 'GJ' });
  const used = new Map(sources.map((one) => [one.code, one]));
  const met = new Map(demands.map((one) => [one.code, one]));
  const shared = (title: string): Column<Demand>[] => [
    { key: 'code', title, value: ({ code }) => code },
    { key: 'temperature', title: plan.temperature, number: true, value: ({ temperature }) => ({ value: temperature, unit: '°C' }) },
    { key: 'hours', title: plan.hours, number: true, value: ({ hours }) => hours },
    { key: 'maxKw', title: plan.maxPower, number: true, value: ({ maxKw }) => ({ value: maxKw, unit: 'kW' }) },
  ];
  const own: Column<Source>[] = [
    { key: 'price', title: plan.price, number: true, value: ({ yuanPerGj }) => yuanPerGj },
    { key: 'offered', title: match.offered, number: true, value: ({ code }) => gj(used.get(code)?.offeredGj) },
    { key: 'used', title: match.used, number: true, value: ({ code }) => gj(used.get(code)?.usedGj) },
  ];
  return {
    sources: [...(shared(match.source) as Column<Source>[]), ...own],
    demands: [
      ...shared(match.demand),
      { key: 'needed', title: match.needed, number: true, value: ({ code }) => gj(met.get(code)?.neededGj) },
      { key: 'unmet', title: match.unmet, number: true, value: ({ code }) => gj(met.get(code)?.unmetGj) },
    ],
  };
}
