import { carrierUnit, unitRatio } from '#kernel/carrier.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { meanOfAll, outdoorOf } from './air.ts';
import { type Ground, energyOf, meansOf, pointOf, registered, type Subject, withoutMeasurement } from './ground.ts';
import { nothingTried } from './hours.ts';
import { supplyTemperature } from './supply-temperature.ts';
import { unitsOf } from './units.ts';

type Heat = { readonly column: Float64Array; readonly meters: readonly string[] };

/** Each unit with a supply temperature, with its own heat or that of the building's meter. */
export async function supplySubjects(ground: Ground): Promise<Subject[]> {
  const unit = carrierUnit('heat');
  const rooms = ground.points.filter(({ tag, quantity }) => tag === 'zone-air' && quantity === 'temperature');
  const subjects: Subject[] = [];
  for (const { equipment, points } of unitsOf(ground, () => true)) {
    const [supply, power] = [pointOf(points, 'supply-water', 'temperature'), pointOf(points, 'heating-power', 'power')];
    const findings = [...supply.findings, ...power.findings];
    if (supply.point === null && findings.length === 0) continue;
    const own = { supply: supply.point, power: power.point, rooms };
    const { tried, meters } = supply.point === null ? { tried: nothingTried(...findings), meters: [] } : await trySupply(ground, own);
    const used = [supply.point, power.point, ...rooms].flatMap((point) => point?.code ?? []);
    subjects.push({ subject: equipment, ...registered(ground, equipment), points: used, meters, carrier: 'heat', unit, tried });
  }
  return subjects.length > 0 ? subjects : [withoutMeasurement(ground.building.code, 'supply-temperature', 'heat', unit)];
}

type OwnPoints = { readonly supply: PointFacts | null; readonly power: PointFacts | null; readonly rooms: readonly PointFacts[] };

async function trySupply(ground: Ground, { supply, power, rooms }: OwnPoints) {
  const { edges, building } = ground;
  const limit = limitOf(ground);
  const [means, outdoor] = await Promise.all([
    meansOf(
      ground,
      [supply, power, ...rooms].flatMap((point) => point ?? []),
      edges,
    ),
    outdoorOf(ground, edges),
  ]);
  const heat = power === null ? await meteredHeat(ground) : ofPower(means.get(power.code), edges);
  const warning = (code: string, evidence: Finding['evidence'] = {}): Finding => ({ code, severity: 'warning', evidence });
  const missing = [
    ...(heat === null ? [warning('no-meter-counts', { carrier: 'heat' })] : []),
    ...(rooms.length === 0 ? [warning('start-no-rooms', { building: building.code })] : []),
    ...(outdoor === null ? [warning('strategy-no-weather')] : []),
    ...(limit === null ? [warning('strategy-needs-band')] : []),
  ];
  if (heat === null || outdoor === null || limit === null || missing.length > 0) return { tried: nothingTried(...missing), meters: [] };
  const columns = rooms.map(({ code }) => means.get(code) as Float64Array);
  const hours = { edges, supply: means.get(supply?.code ?? '') as Float64Array, outdoor, rooms: meanOfAll(columns), heat: heat.column };
  const tried = supplyTemperature(hours, { follows: ground.ruleOf('supply-temperature').of('follows'), limit });
  return { tried: { ...tried, facts: [...tried.facts, { name: 'roomLimit', value: limit, unit: 'degC' }] }, meters: heat.meters };
}

/** The upper end of the asked band; otherwise what rooms of public buildings may be heated to. */
function limitOf({ band, needs, to, known }: Ground): number | null {
  if (band !== null) return band.high;
  return needs.knowledge.inForce('temperature-rule', { on: dayText(to - 1), ...known }).at(-1)?.heatingAtMost ?? null;
}

const toGj = unitRatio('kWh', 'GJ');

function ofPower(column: Float64Array | undefined, edges: Float64Array): Heat | null {
  if (column === undefined) return null;
  return { column: energyOf(column, edges).map((kwh) => (kwh * toGj.num) / toGj.den), meters: [] };
}

const [leastCoverage, hour] = [0.98, 3600];

async function meteredHeat({ needs, scope, building, edges, known, to }: Ground): Promise<Heat | null> {
  const { zone, sum } = await needs.metering.boundary(scope, { building: building.code, carrier: 'heat' }, { known, on: to - 1 });
  if (sum.weights.length === 0) return null;
  const { value, coverage, longest } = await needs.metering.boundarySteps(scope, { zone, sum }, { edges, known });
  const column = value.map((one, at) => ((coverage[at] as number) >= leastCoverage && (longest[at] as number) <= hour ? one : Number.NaN));
  return { column, meters: sum.weights.map(({ meter }) => meter.code) };
}
