import { carriers, type Carrier } from '#kernel/carrier.ts';
import type { AsOf } from '#kernel/as-of.ts';
import { programScope } from '#kernel/scope.ts';
import type { Registry } from '#registry/registry/registry.ts';
import type { Metering } from './metering.ts';
import { buildingOf } from './sums/query.ts';

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
