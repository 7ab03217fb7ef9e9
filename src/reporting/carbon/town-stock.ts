import type { AsOf } from '#kernel/as-of.ts';
import { carrierUnit, type Carrier } from '#kernel/carrier.ts';
import type { Finding } from '#kernel/finding.ts';
import { isCertain } from '#kernel/source-status.ts';
import { numberOf, kgPer } from './amount.ts';
import { above, parentsOf } from './buildings.ts';
import { isLacking, measuredUse } from './estimate.ts';
import { createFactors, factorsKnown } from './factor.ts';
import { type Inventory, seenFactors } from './inventory.ts';
import type { InventoryBuilding, Line } from './line.ts';
import type { CarbonNeeds } from './needs.ts';

export type StockQuestion = { readonly region: string; readonly year: number; readonly known: AsOf };

/** Floor area (m2) of a use, and its use of each carrier per square metre, in the carrier's own unit. */
export type StockOfUse = {
  readonly use: string;
  readonly areaM2: number;
  readonly intensity: Readonly<Partial<Record<Carrier, number>>>;
};

/**
 * The building stock of a region, by use: of buildings with a known area whose owed carriers are all known, measured or estimated. The
 * others count in neither area nor use, and are reported.
 */
export function stockIn({ lines, buildings, estimatedUses, calorific, indicative, findings }: Inventory): {
  readonly stock: readonly StockOfUse[];
  readonly indicative: boolean;
  readonly findings: readonly Finding[];
} {
  const estimated = estimatedUses();
  const useOf = (line: Line): number | null => {
    if (isLacking(line)) return estimated.get(line) ?? null;
    return line.units === null ? 0 : measuredUse(line, calorific);
  };
  const unknown = new Set<InventoryBuilding>(buildings.filter(({ use, areaM2 }) => use === null || areaM2 === null));
  for (const line of lines) {
    const value = useOf(line);
    if (value === null || Number.isNaN(value)) unknown.add(line.building);
  }
  const sums = new Map<string, { areaM2: number; used: Map<Carrier, number> }>();
  const sumOf = (use: string) => {
    const sum = sums.get(use) ?? { areaM2: 0, used: new Map<Carrier, number>() };
    sums.set(use, sum);
    return sum;
  };
  for (const building of buildings) if (!unknown.has(building)) sumOf(building.use ?? '').areaM2 += building.areaM2 ?? 0;
  for (const line of lines) {
    if (unknown.has(line.building)) continue;
    const { used } = sumOf(line.building.use ?? '');
    used.set(line.carrier, (used.get(line.carrier) ?? 0) + (useOf(line) ?? 0));
  }
  return {
    stock: [...sums]
      .filter(([, { areaM2 }]) => areaM2 > 0)
      .toSorted(([a], [b]) => (a < b ? -1 : 1))
      .map(([use, { areaM2, used }]) => ({
        use,
        areaM2,
        intensity: Object.fromEntries([...used].map(([carrier, value]) => [carrier, value / areaM2])),
      })),
    indicative,
    findings: [...findings, ...unknownFinding(unknown)],
  };
}

const areaNotKnown = { zh: '面积未登记', en: 'area not known' };

function unknownFinding(unknown: ReadonlySet<InventoryBuilding>): Finding[] {
  if (unknown.size === 0) return [];
  const areas = [...unknown].flatMap((one) => one.areaM2 ?? []);
  const areaM2 = areas.length === 0 ? null : areas.reduce((sum, one) => sum + one, 0);
  const size = areaM2 === null ? areaNotKnown : `${areaM2.toLocaleString('en')} m²`;
  return [{ code: 'stock-unknown', severity: 'warning', evidence: { buildings: unknown.size, areaM2, size } }];
}

/**
 * kg per unit of carriers in a region and year, in the carrier's own unit, by the factors of the inventory; carriers without a factor are
 * left out.
 */
export async function frozenFactors(
  needs: CarbonNeeds,
  { region, year, known, carriers }: StockQuestion & { readonly carriers: readonly Carrier[] },
): Promise<{ carrier: Carrier; kg: number; indicative: boolean }[]> {
  const factors = createFactors(factorsKnown(seenFactors(needs), known), year);
  const calorific = needs.knowledge.find('coefficient', 'calorific-value/gas', { on: `${year}-12-31`, ...known });
  const chain = { name: region, places: [region, ...above(region, await parentsOf(needs))] };
  return carriers.flatMap((carrier) => {
    const choice = factors({ carrier, series: 'average', chain });
    const per = choice === null ? null : kgPer(choice.factor, carrierUnit(carrier), calorific);
    if (choice === null || per === null) return [];
    return [{ carrier, kg: numberOf(per), indicative: choice.earlier || !isCertain(choice.factor.status) }];
  });
}
