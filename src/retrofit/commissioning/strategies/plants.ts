import { steps } from '#kernel/calendar.ts';
import type { Carrier } from '#kernel/carrier.ts';
import type { EquipmentKind } from '#kernel/equipment-kind.ts';
import type { Finding } from '#kernel/finding.ts';
import type { PointQuantity } from '#kernel/quantity.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { type Ground, meansOf, pointOf, type Subject, withoutMeasurement } from './ground.ts';
import { nothingTried } from './hours.ts';
import { mostUnits, parallelPlant } from './parallel-plant.ts';
import { unitsOf } from './units.ts';

/** What plant of a kind gives, by the tag of its point, and what it takes: the power of a boiler is that of its fuel. */
const plants: readonly {
  readonly kind: EquipmentKind;
  readonly tag: string;
  readonly quantity: PointQuantity;
  readonly carrier: Carrier;
}[] = [
  { kind: 'chiller', tag: 'cooling-power', quantity: 'power', carrier: 'electricity' },
  { kind: 'heat-pump', tag: 'heating-power', quantity: 'power', carrier: 'electricity' },
  { kind: 'boiler', tag: 'heating-power', quantity: 'power', carrier: 'gas' },
  { kind: 'pump', tag: 'flow', quantity: 'flow', carrier: 'electricity' },
];

type MeasuredUnit = { readonly equipment: string; readonly power: PointFacts; readonly output: PointFacts };

/** Each kind of plant of which a building has two units or more, tried as one plant. */
export async function plantSubjects(ground: Ground): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const plant of plants) {
    const registered = [...ground.equipment].filter(([, { kind }]) => kind === plant.kind).map(([code]) => code);
    if (registered.length < 2) continue;
    const { units, findings } = measuredUnits(ground, plant, registered);
    const tried =
      units.length < 2 || units.length > mostUnits
        ? nothingTried(...findings, ...(units.length > mostUnits ? [tooMany(plant.kind, units.length)] : []))
        : await tryPlant(ground, units, findings);
    const points = units.flatMap(({ power, output }) => [power.code, output.code]);
    subjects.push({ subject: plant.kind, name: null, equipment: null, points, meters: [], carrier: plant.carrier, unit: 'kWh', tried });
  }
  return subjects.length > 0 ? subjects : [withoutMeasurement(ground.building.code, 'parallel-plant', 'electricity', 'kWh')];
}

const tooMany = (kind: EquipmentKind, count: number): Finding => ({
  code: 'strategy-units-many',
  severity: 'warning',
  evidence: { equipmentKind: kind, count, most: mostUnits },
});

/** Units with input and output; the others are named, because what they give is not known. */
function measuredUnits(ground: Ground, { kind, tag, quantity }: (typeof plants)[number], registered: readonly string[]) {
  const named = new Map(unitsOf(ground, (of) => of === kind).map(({ equipment, points }) => [equipment, points]));
  const units: MeasuredUnit[] = [];
  const findings: Finding[] = [];
  for (const equipment of registered) {
    const points = named.get(equipment) ?? [];
    const [power, output] = [pointOf(points, 'power', 'power'), pointOf(points, tag, quantity)];
    findings.push(...power.findings, ...output.findings);
    if (power.point !== null && output.point !== null) units.push({ equipment, power: power.point, output: output.point });
    else findings.push({ code: 'strategy-unit-not-measured', severity: 'warning', evidence: { equipment, tag } });
  }
  return { units, findings };
}

async function tryPlant(ground: Ground, units: readonly MeasuredUnit[], findings: readonly Finding[]) {
  const { zone, from, to } = ground;
  const { of } = ground.ruleOf('parallel-plant');
  const edges = steps(zone, zone.dayStart(from - of('history')), zone.dayStart(to), 'hour');
  const points = units.flatMap(({ power, output }) => [power, output]);
  const means = await meansOf(ground, points, edges);
  const column = ({ code }: PointFacts) => means.get(code) ?? new Float64Array(edges.length - 1).fill(Number.NaN);
  const tried = parallelPlant(
    {
      edges,
      days: Int32Array.from(edges.subarray(0, -1), (at) => zone.dayOf(at)),
      first: edges.indexOf(zone.dayStart(from)),
      units: units.map(({ equipment, power, output }) => ({ code: equipment, power: column(power), output: column(output) })),
    },
    { hours: of('hours'), gain: of('gain'), runs: of('runs') },
  );
  return { ...tried, findings: [...findings, ...tried.findings] };
}
