import type { StrategyKind } from '#platform/knowledge/facts.ts';
import { type Ground, type Subject, withoutMeasurement } from './ground.ts';
import { leftOn } from './levels.ts';
import { liftGroup } from './lifts.ts';
import { nothingTried } from './hours.ts';
import { outsideOf } from './outside.ts';
import { noHours, unitsOf, unitsOutside } from './units.ts';

/** A metered group of loads by the hour, kWh. */
export type MeteredGroup = { readonly item: string; readonly meters: readonly string[]; readonly use: Float64Array };

const hour = 3600;
/** Below this, the use of an hour is not known: what is missing would look like a saving. */
const leastCoverage = 0.98;

/**
 * The use of an energy item by the hour; null if no metering point has it. Hours that rest on readings further apart than an hour are not
 * known: a daily reading says nothing of them.
 */
export async function groupOf({ needs, scope, building, edges, known, to }: Ground, item: string): Promise<MeteredGroup | null> {
  const asked = { building: building.code, carrier: 'electricity', item } as const;
  const { zone, sum } = await needs.metering.boundary(scope, asked, { known, on: to - 1 });
  if (sum.weights.length === 0) return null;
  const { value, coverage, longest } = await needs.metering.boundarySteps(scope, { zone, sum }, { edges, known });
  const use = value.map((one, at) => ((coverage[at] as number) >= leastCoverage && (longest[at] as number) <= hour ? one : Number.NaN));
  return { item, meters: sum.weights.map(({ meter }) => meter.code), use };
}

/** The first of these items that are metered, all of one list together. */
async function firstMetered(ground: Ground, choices: readonly (readonly string[])[]): Promise<MeteredGroup[]> {
  for (const items of choices) {
    const groups: MeteredGroup[] = [];
    for (const item of items) {
      const group = await groupOf(ground, item);
      if (group !== null) groups.push(group);
    }
    if (groups.length > 0) return groups;
  }
  return [];
}

function groupOutside(ground: Ground, kind: 'outside-hours' | 'lights', { item, meters, use }: MeteredGroup): Subject {
  const { occupied, edges, building } = ground;
  const { of } = ground.ruleOf(kind);
  const rule = { lead: of('lead'), low: of('low'), on: of('on'), contrast: of('contrast') };
  const tried = occupied === null ? nothingTried(noHours(building.code)) : leftOn({ edges, occupied, use }, rule);
  return { subject: item, name: null, equipment: null, points: [], meters, carrier: 'electricity', unit: 'kWh', tried };
}

/** Units of heating, cooling and air by their points; where none has any, air conditioning by its meters. */
export async function outsideSubjects(ground: Ground): Promise<Subject[]> {
  const units = unitsOf(ground, (kind) => kind !== 'lift' && kind !== 'lighting');
  const subjects = await unitsOutside(ground, 'outside-hours', units);
  if (subjects.length > 0) return subjects;
  const groups = await firstMetered(ground, [['01B00']]);
  return orNothing(
    ground,
    'outside-hours',
    groups.map((group) => groupOutside(ground, 'outside-hours', group)),
  );
}

/** Lights by their points and meters: rooms and corridors; with sockets only where lights have no meter of their own. */
export async function lightSubjects(ground: Ground): Promise<Subject[]> {
  const units = await unitsOutside(
    ground,
    'lights',
    unitsOf(ground, (kind) => kind === 'lighting'),
  );
  const groups = await firstMetered(ground, [['01A10', '01A20'], ['01A00']]);
  const metered = groups
    .map((group) => groupOutside(ground, 'lights', group))
    .map((one) => (one.subject === '01A00' ? withSockets(one) : one));
  return orNothing(ground, 'lights', [...units, ...metered]);
}

const withSockets = (one: Subject): Subject => ({
  ...one,
  tried: { ...one.tried, findings: [...one.tried.findings, { code: 'strategy-with-sockets', severity: 'info', evidence: {} }] },
});

/** A group of lifts by its meter, for buildings whose lifts have no points. */
export async function liftGroupSubject(ground: Ground): Promise<Subject | null> {
  const group = await groupOf(ground, '01C10');
  if (group === null) return null;
  const { occupied, edges, building } = ground;
  const { of } = ground.ruleOf('lifts');
  const outside = occupied === null ? null : outsideOf(edges, occupied, 0);
  const rule = { low: of('low'), gain: of('gain') };
  const tried = outside === null ? nothingTried(noHours(building.code)) : liftGroup({ edges, use: group.use, outside }, rule);
  const { item, meters } = group;
  return { subject: item, name: null, equipment: null, points: [], meters, carrier: 'electricity', unit: 'kWh', tried };
}

export const orNothing = (ground: Ground, kind: StrategyKind, subjects: readonly Subject[]): Subject[] =>
  subjects.length > 0 ? [...subjects] : [withoutMeasurement(ground.building.code, kind, 'electricity', 'kWh')];
