import { steps } from '#kernel/calendar.ts';
import { dayText } from '#kernel/day.ts';
import type { Finding } from '#kernel/finding.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { mostOfAll, outdoorOf } from './air.ts';
import { chilledSupply } from './chilled-supply.ts';
import { type Ground, meansOf, pointOf, registered, type Subject, withoutMeasurement } from './ground.ts';
import { nothingTried, type Tried } from './hours.ts';
import { unitsOf } from './units.ts';

type Own = { readonly equipment: string; readonly supply: PointFacts; readonly output: PointFacts; readonly power: PointFacts };

/** Each chiller with the temperature of its chilled water, its output and its input, as measured. */
export async function chilledSubjects(ground: Ground): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const { equipment, points } of unitsOf(ground, () => true)) {
    const supply = pointOf(points, 'chilled-supply', 'temperature');
    if (supply.point === null && supply.findings.length === 0) continue;
    const [output, power] = [pointOf(points, 'cooling-power', 'power'), pointOf(points, 'power', 'power')];
    const findings = [...supply.findings, ...output.findings, ...power.findings];
    const tried =
      supply.point === null || output.point === null || power.point === null
        ? nothingTried(...(findings.length > 0 ? findings : [warning('strategy-unit-not-measured', { equipment, tag: 'cooling-power' })]))
        : await tryChilled(ground, { equipment, supply: supply.point, output: output.point, power: power.point });
    const used = [supply.point, output.point, power.point, ...roomsOf(ground)].flatMap((point) => point?.code ?? []);
    subjects.push({
      subject: equipment,
      ...registered(ground, equipment),
      points: used,
      meters: [],
      carrier: 'electricity',
      unit: 'kWh',
      tried,
    });
  }
  return subjects.length > 0 ? subjects : [withoutMeasurement(ground.building.code, 'chilled-supply', 'electricity', 'kWh')];
}

const warning = (code: string, evidence: Finding['evidence'] = {}): Finding => ({ code, severity: 'warning', evidence });

const airOf = ({ points }: Ground, quantity: 'temperature' | 'humidity') =>
  points.filter((one) => one.tag === 'zone-air' && one.quantity === quantity);

const roomsOf = (ground: Ground): PointFacts[] => [...airOf(ground, 'temperature'), ...airOf(ground, 'humidity')];

async function tryChilled(ground: Ground, { supply, output, power }: Own): Promise<Tried> {
  const { zone, from, to, building } = ground;
  const { of } = ground.ruleOf('chilled-supply');
  const edges = steps(zone, zone.dayStart(from - of('history')), zone.dayStart(to), 'hour');
  const [rooms, damp] = [airOf(ground, 'temperature'), airOf(ground, 'humidity')];
  const [means, outdoor] = await Promise.all([
    meansOf(ground, [supply, output, power, ...rooms, ...damp], edges),
    outdoorOf(ground, edges),
  ]);
  const limits = limitsOf(ground);
  const missing = [
    ...(rooms.length === 0 ? [warning('start-no-rooms', { building: building.code })] : []),
    ...(outdoor === null ? [warning('strategy-no-weather')] : []),
    ...(limits === null ? [warning('strategy-needs-band')] : []),
  ];
  if (outdoor === null || limits === null || missing.length > 0) return nothingTried(...missing);
  const column = ({ code }: PointFacts) => means.get(code) as Float64Array;
  const tried = chilledSupply(
    {
      edges,
      days: Int32Array.from(edges.subarray(0, -1), (at) => zone.dayOf(at)),
      first: edges.indexOf(zone.dayStart(from)),
      supply: column(supply),
      output: column(output),
      power: column(power),
      outdoor,
      rooms: mostOfAll(rooms.map(column)),
      humidity: damp.length === 0 ? null : mostOfAll(damp.map(column)),
    },
    {
      hours: of('hours'),
      gain: of('gain'),
      runs: of('runs'),
      varies: of('varies'),
      byWeather: of('byWeather'),
      byLoad: of('byLoad'),
      comfort: of('comfort'),
      ...limits,
    },
  );
  const untold = damp.length === 0 ? [warning('strategy-humidity-not-measured', { building: building.code })] : [];
  return { ...tried, findings: [...tried.findings, ...untold] };
}

/** The upper end of the asked band, otherwise what rooms of public buildings may be cooled to; and how damp air may be in summer. */
function limitsOf({ band, needs: { knowledge }, to, known }: Ground): { readonly limit: number; readonly damp: number } | null {
  const at = { on: dayText(to - 1), ...known };
  const limit = band?.high ?? knowledge.inForce('temperature-rule', at).at(-1)?.coolingAtLeast;
  const damp = knowledge
    .inForce('indoor-limit', at)
    .findLast(({ quantity, season }) => quantity === 'humidity' && season === 'cooling')?.high;
  return limit === undefined || damp === undefined ? null : { limit, damp };
}
