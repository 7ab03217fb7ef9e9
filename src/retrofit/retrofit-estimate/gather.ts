import { heatingCarrier, yearOf } from '#supervision/benchmarking/benchmarking.ts';
import type { AsOf } from '#kernel/as-of.ts';
import type { Carrier, Unit } from '#kernel/carrier.ts';
import { figureId } from '#kernel/figure.ts';
import type { Finding } from '#kernel/finding.ts';
import type { Scope } from '#kernel/scope.ts';
import { isCertain } from '#kernel/source-status.ts';
import type { Ahead } from '#metering/metering/metering.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import { type Device, equipmentUse, type Known } from './effects.ts';
import type { Batch } from './batch.ts';
import { type CarrierLeaves, leastCoverage } from './facts.ts';
import { leavesOf } from './leaves.ts';
import type { Quantities } from './money.ts';
import type { RetrofitEstimateNeeds } from './needs.ts';

export type YearQuestion = { readonly building: string; readonly year: number; readonly known: AsOf };

/** A carrier as measured; `leaves` null if it is left out. */
export type CarrierYear = {
  readonly carrier: Carrier;
  readonly unit: Unit;
  readonly measured: number | null;
  readonly coverage: number;
  readonly figure: string;
  readonly leaves: CarrierLeaves | null;
  /** Whether its coefficient is reliable enough for a figure. */
  readonly isCoefficientSure: boolean;
};

/** Everything that the packages of one building are estimated from. */
export type Gathered = {
  readonly facts: BuildingFacts;
  readonly carriers: readonly CarrierYear[];
  readonly total: { readonly value: number | null; readonly coverage: number; readonly figure: string };
  readonly known: Known;
  readonly devices: readonly Device[];
  readonly quantities: Quantities;
  readonly use: string | null;
  readonly floorAreaM2: number | null;
  /** Whether each carrier was measured well enough, and the heating carrier has a meter, as a ranking requires. */
  readonly isWhole: boolean;
  readonly findings: readonly Finding[];
};

/** What is known of a building's year, and of the building itself. */
export async function gather(
  needs: RetrofitEstimateNeeds,
  scope: Scope,
  asked: YearQuestion,
  facts: BuildingFacts,
  batch: Pick<Batch, 'degreeDays' | 'parts' | 'portion'>,
): Promise<Gathered> {
  const { year, known } = asked;
  const building = facts.code;
  const then = yearOf(facts, year);
  const [heatingDegreeDays, { ahead, ...portion }] = await Promise.all([
    batch.degreeDays(facts, year),
    batch.portion(asked.building, year),
  ]);
  const flow = await needs.benchmarking.flow(scope, { building, year, known }, ahead);
  const devices = portion.devices.get(building) ?? [];
  const { kwh, incomplete } = equipmentUse(devices);
  const findings: Finding[] = incomplete.map((kind) => ({ code: 'equipment-incomplete', severity: 'info', evidence: { kind } }));
  const { carriers, findings: told } = await carriersOf(needs, scope, { ...asked, building }, flow.carriers, {
    kwh,
    parts: batch.parts,
    ahead,
  });
  findings.push(...told);
  const { fields } = facts;
  const heatings = needs.knowledge.inForce('heating', { on: `${year}-12-31`, ...known });
  const heating = heatingCarrier(fields['heating'], heatings) ?? null;
  const isHeatingMetered = heating === null || carriers.some(({ carrier }) => carrier === heating);
  if (!isHeatingMetered) findings.push({ code: 'heating-not-metered', severity: 'warning', evidence: { carrier: heating } });
  const number = (field: string): number | null => (typeof fields[field] === 'number' ? fields[field] : null);
  const part = (name: string) => ({ u: number(`${name}U`), areaM2: number(`${name}Area`) });
  const calorific = needs.knowledge.find('coefficient', 'calorific-value/gas', { on: `${year}-12-31`, ...known });
  return {
    facts,
    carriers,
    total: { ...flow.total, figure: figureId({ kind: 'total', building, year, carrier: 'total', ...known }) },
    known: {
      devices,
      envelope: { wall: part('wall'), roof: part('roof'), window: part('window') },
      heatingDegreeDays,
      calorificKj: calorific?.value ?? null,
      isCalorificSure: calorific !== null && calorific !== undefined && isCertain(calorific.status),
      typed: new Set(portion.typed.get(building)),
    },
    devices,
    quantities: {
      floorArea: then.floorAreaM2,
      heatedArea: number('heatedArea'),
      wallArea: number('wallArea'),
      windowArea: number('windowArea'),
      roofArea: number('roofArea'),
    },
    use: then.use,
    floorAreaM2: then.floorAreaM2,
    isWhole: isHeatingMetered && carriers.length > 0 && carriers.every(({ leaves }) => leaves !== null && leaves.kgce !== null),
    findings: [...findings, ...flow.findings],
  };
}

type FlowCarrier = Awaited<ReturnType<RetrofitEstimateNeeds['benchmarking']['flow']>>['carriers'][number];

/** Each carrier as measured, split into its leaves. */
async function carriersOf(
  needs: RetrofitEstimateNeeds,
  scope: Scope,
  asked: YearQuestion,
  flow: readonly FlowCarrier[],
  beside: Beside,
): Promise<{ carriers: CarrierYear[]; findings: Finding[] }> {
  const told = await Promise.all(
    flow.filter(({ carrier }) => carrier !== 'water').map((one) => carrierOf(needs, scope, asked, one, beside)),
  );
  return { carriers: told.flatMap(({ year }) => year ?? []), findings: told.flatMap(({ findings }) => findings) };
}

type Beside = { readonly kwh: ReadonlyMap<string, number>; readonly parts: Batch['parts']; readonly ahead: Ahead };

/** A carrier as measured, split into its leaves; `year` null if there is no data for it. */
async function carrierOf(
  needs: RetrofitEstimateNeeds,
  scope: Scope,
  { building, year, known }: YearQuestion,
  one: FlowCarrier,
  { kwh, parts, ahead }: Beside,
): Promise<{ readonly year: CarrierYear | null; readonly findings: readonly Finding[] }> {
  const whole = one.nodes.find(({ item }) => item === null)?.use;
  if (whole === undefined) return { year: null, findings: [] };
  const { carrier, unit } = one;
  const bare = {
    carrier,
    unit,
    measured: whole.value,
    coverage: whole.coverage,
    figure: whole.figure,
    isCoefficientSure: coefficientIsSure(one.coefficient?.id, needs, year, known),
  };
  if (whole.value === null || whole.coverage < leastCoverage || whole.value < 0) {
    const evidence = { carrier, coverage: whole.coverage, needed: leastCoverage };
    return { year: { ...bare, leaves: null }, findings: [{ code: 'coverage-too-low', severity: 'warning', evidence }] };
  }
  const fitted = await parts(scope, { building, carrier, from: `${year}-01-01`, to: `${year + 1}-01-01` }, ahead);
  const without: Finding[] = fitted === null ? [{ code: 'no-parts', severity: 'info', evidence: { carrier } }] : [];
  const items = one.nodes.flatMap(({ item, use }) =>
    item === null || use.value === null || use.coverage < leastCoverage ? [] : [{ leaf: `item:${item}`, value: use.value }],
  );
  const own = carrier === 'electricity' ? [...kwh].map(([kind, value]) => ({ leaf: `equipment:${kind}`, value })) : [];
  const { leaves, findings } = leavesOf({
    carrier,
    unit,
    measured: whole.value,
    fitted,
    slices: [...items, ...own],
    kgce: one.coefficient === null ? null : perUnit(one.coefficient, unit),
  });
  return { year: { ...bare, leaves }, findings: [...without, ...findings] };
}

/** kgce per unit. Gas stated in kWh uses the coefficient of heat: 1 kWh is 0.0036 GJ. */
function perUnit({ value, unit: per }: { readonly value: number; readonly unit: string }, unit: Unit): number {
  return per === 'kgce/GJ' && unit === 'kWh' ? value * 0.0036 : value;
}

function coefficientIsSure(id: string | undefined, { knowledge }: RetrofitEstimateNeeds, year: number, known: AsOf): boolean {
  const found = id === undefined ? undefined : knowledge.find('coefficient', id, { on: `${year}-12-31`, ...known });
  return found !== undefined && found !== null && isCertain(found.status);
}
