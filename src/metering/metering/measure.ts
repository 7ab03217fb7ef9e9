import { carriers, type Carrier } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { parseDay } from '#kernel/day.ts';
import { programScope } from '#kernel/scope.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Metering } from './metering.ts';
import { buildingOf } from './sums/query.ts';
import { seasonFindings, seasonOf } from './spans/heating-season.ts';
import { wholeSeason } from './spans/whole-season.ts';
import type { Knowledge } from '#platform/knowledge/knowledge.ts';

const isCarrier = (text: string): text is Carrier => (carriers as readonly string[]).includes(text);

type Question = { readonly building: string; readonly carrier: string; readonly from: string; readonly to: string; readonly known: AsOf };

/**
 * The use of a building in [from, to) for reports of cases: with its figure, and the floor area of the last day, as known at a time; null
 * if the carrier is not one of ours.
 */
export const measureFor =
  ({ useOfBuilding }: Pick<Metering, 'useOfBuilding'>, registry: Registry) =>
  async ({ building, carrier, from, to, known }: Question) => {
    if (!isCarrier(carrier)) return null;
    const { unit, total } = await useOfBuilding(programScope, { building, carrier, from, to, step: 'year', known });
    const { floorAreaM2 } = await buildingOf(registry, programScope, building, known);
    const area = floorAreaM2.findLast((one) => one.from === null || one.from < to)?.value ?? null;
    return { value: total.value, unit, coverage: total.coverage, figure: total.figure, areaM2: area };
  };

type SeasonQuestion = { readonly building: string; readonly carrier: string; readonly day: string; readonly which: 'before' | 'after' };

/**
 * The use of a building in the whole heating season that ended last by a day, or that began first from it on, as known then, with a doubt
 * about the season; null if its place has no known season, the season had not ended by then, or the carrier is not one of ours.
 */
export const seasonUseFor =
  (metering: Pick<Metering, 'useOfBuilding'>, registry: Registry, knowledge: Pick<Knowledge, 'inForce'>) =>
  async ({ building, carrier, day, which }: SeasonQuestion, { day: until, ...known }: AsOf & { readonly day: string }) => {
    const { region } = await buildingOf(registry, programScope, building, known);
    const season = seasonOf(region, knowledge.inForce('heating-season', { on: day, ...known }));
    const at = parseDay(day);
    if (season === undefined || at === null) return null;
    const days = wholeSeason(season, at, which);
    if (days.to > until) return null;
    const found = await measureFor(metering, registry)({ building, carrier, ...days, known });
    return found === null ? null : { ...days, ...found, findings: seasonFindings([season], []) };
  };
