import type { EquipmentKind } from '#kernel/equipment-kind.ts';
import { carrierUnit, unitRatio } from '#kernel/carrier.ts';
import { steps } from '#kernel/calendar.ts';
import type { Finding } from '#kernel/finding.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import { byEquipment, energyOf, type Ground, inUnit, meansOf, pointOf, registered, type Subject, withoutMeasurement } from './ground.ts';
import { heatingAndCooling } from './heating-and-cooling.ts';
import { nothingTried, type Tried } from './hours.ts';
import { leftOn } from './levels.ts';
import { outsideHours } from './outside-hours.ts';

type Unit = { readonly equipment: string; readonly points: readonly PointFacts[] };

/** Equipment of a building that the points of some name, of these kinds; equipment that is not registered has no kind. */
export function unitsOf(ground: Ground, isMeant: (kind: EquipmentKind | null) => boolean): Unit[] {
  return [...byEquipment(ground)]
    .filter(([equipment]) => isMeant(ground.equipment.get(equipment)?.kind ?? null))
    .map(([equipment, points]) => ({ equipment, points }))
    .toSorted((a, b) => (a.equipment < b.equipment ? -1 : 1));
}

/** Each unit that tells whether it runs or what it draws, tried on the hours in which the building is not used. */
export async function unitsOutside(ground: Ground, kind: 'outside-hours' | 'lights', units: readonly Unit[]): Promise<Subject[]> {
  const subjects: Subject[] = [];
  for (const { equipment, points } of units) {
    const [running, power] = [pointOf(points, 'running', 'state'), pointOf(points, 'power', 'power')];
    const findings = [...running.findings, ...power.findings];
    const used = [running.point, power.point].flatMap((point) => point ?? []);
    if (used.length === 0 && findings.length === 0) continue;
    const tried = findings.length > 0 ? nothingTried(...findings) : await unitOutside(ground, kind, running.point, power.point);
    const codes = used.map(({ code }) => code);
    subjects.push({
      subject: equipment,
      ...registered(ground, equipment),
      points: codes,
      meters: [],
      carrier: 'electricity',
      unit: 'kWh',
      tried,
    });
  }
  return subjects;
}

async function unitOutside(
  ground: Ground,
  kind: 'outside-hours' | 'lights',
  running: PointFacts | null,
  power: PointFacts | null,
): Promise<Tried> {
  const { edges, occupied, building } = ground;
  if (occupied === null) return nothingTried(noHours(building.code));
  const means = await meansOf(
    ground,
    [running, power].flatMap((point) => point ?? []),
    edges,
  );
  const { of } = ground.ruleOf(kind);
  const kw = power === null ? null : (means.get(power.code) ?? null);
  if (running === null && kw !== null) {
    const rule = { lead: of('lead'), low: of('low'), on: of('on'), contrast: of('contrast') };
    return leftOn({ edges, occupied, use: energyOf(kw, edges) }, rule);
  }
  // a state other than 0 is running
  const ran = (means.get(running?.code ?? '') ?? new Float64Array(0)).map((value) => Math.min(1, value));
  const tried = outsideHours({ edges, occupied, running: ran, power: kw }, { running: of('running'), lead: of('lead') });
  const missing: Finding = { code: 'strategy-power-missing', severity: 'warning', evidence: { equipment: running?.equipment ?? '' } };
  return kw === null ? { ...tried, findings: [...tried.findings, missing] } : tried;
}

export const noHours = (building: string): Finding => ({ code: 'no-occupancy', severity: 'warning', evidence: { building } });

const toGj = unitRatio('kWh', 'GJ');

/** Each unit with both valves or both powers, tried by the quarter hour. */
export async function unitsBothWays(ground: Ground): Promise<Subject[]> {
  const { zone, from, to, building } = ground;
  const edges = steps(zone, zone.dayStart(from), zone.dayStart(to), '15min');
  const { of } = ground.ruleOf('heating-and-cooling');
  const subjects: Subject[] = [];
  for (const { equipment, points } of unitsOf(ground, () => true)) {
    const all = {
      heatingValve: pointOf(points, 'heating-valve', 'position'),
      coolingValve: pointOf(points, 'cooling-valve', 'position'),
      heatingPower: pointOf(points, 'heating-power', 'power'),
      coolingPower: pointOf(points, 'cooling-power', 'power'),
    };
    const hasBoth = (one: keyof typeof all, other: keyof typeof all) => all[one].point !== null && all[other].point !== null;
    const findings = Object.values(all).flatMap((one) => one.findings);
    if (findings.length === 0 && !hasBoth('heatingValve', 'coolingValve') && !hasBoth('heatingPower', 'coolingPower')) continue;
    const used = Object.values(all).flatMap(({ point }) => point ?? []);
    const means = await meansOf(ground, used, edges);
    const column = (name: keyof typeof all) => means.get(all[name].point?.code ?? '') ?? null;
    const unit = {
      edges,
      heatingValve: column('heatingValve'),
      coolingValve: column('coolingValve'),
      heatingPower: column('heatingPower'),
      coolingPower: column('coolingPower'),
    };
    const tried = findings.length > 0 ? nothingTried(...findings) : heatingAndCooling(unit, { open: of('open'), power: of('power') });
    const isPowerless = findings.length === 0 && !hasBoth('heatingPower', 'coolingPower');
    const more: Finding[] = isPowerless ? [{ code: 'strategy-heat-missing', severity: 'warning', evidence: { equipment } }] : [];
    subjects.push({
      subject: equipment,
      ...registered(ground, equipment),
      points: used.map(({ code }) => code),
      meters: [],
      carrier: 'heat',
      unit: carrierUnit('heat'),
      tried: inUnit({ ...tried, findings: [...tried.findings, ...more] }, toGj.num / toGj.den),
    });
  }
  return subjects.length > 0 ? subjects : [withoutMeasurement(building.code, 'heating-and-cooling', 'heat', carrierUnit('heat'))];
}
