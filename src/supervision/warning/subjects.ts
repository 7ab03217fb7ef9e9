import { asOfNow, type AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BuildingFacts, MeterFacts, Which } from '#registry/registry/facts.ts';
import type { JudgeNeeds } from './needs.ts';
import { pointSubjects } from './point-subjects.ts';
import type { Rule } from './rule/rule.ts';
import { isAmong, isNarrowed, zoneNamed, type Subject, type Within } from './rule/subject.ts';

/** The subjects of a rule that a scope sees, by code, as known then. */
export async function subjectsOf(needs: JudgeNeeds, scope: Scope, rule: Rule, within: Within, known: AsOf = asOfNow): Promise<Subject[]> {
  const buildings = await buildingsOf(needs, scope, rule, within, known);
  if (rule.subject === 'building') return buildings.map((building) => ({ code: building.code, building, zone: zoneNamed(building.zone) }));
  if (rule.subject === 'meter') return metersOf(needs, scope, rule, within, known, buildings);
  return pointSubjects(needs, scope, rule, within, known, buildings);
}

const fieldsOfMeter = ['carrier', 'item', 'kind', 'direction'] as const;

async function metersOf(
  { registry }: JudgeNeeds,
  scope: Scope,
  rule: Rule,
  within: Within,
  known: AsOf,
  buildings: readonly BuildingFacts[],
): Promise<Subject[]> {
  const byCode = new Map(buildings.map((building) => [building.code, building]));
  const narrowed = isNarrowed(rule, within);
  const codes = rule.of['code']?.map(String);
  const which: Which = {
    ...(codes !== undefined && { meters: codes }),
    ...(within.building !== undefined && { buildings: [within.building] }),
    ...(within.region !== undefined && { region: within.region }),
  };
  const found = await registry.meterFacts(scope, which, known);
  const fits = (meter: MeterFacts): boolean =>
    fieldsOfMeter.every((field) => isAmong(rule.of[field], meter[field])) &&
    (!narrowed || (meter.building !== null && byCode.has(meter.building)));
  return found.filter(fits).map((meter) => ({
    code: meter.code,
    building: meter.building === null ? null : (byCode.get(meter.building) ?? null),
    zone: zoneNamed(meter.zone),
    meter,
  }));
}

/** The buildings from which the subjects are taken. */
async function buildingsOf({ registry }: JudgeNeeds, scope: Scope, rule: Rule, within: Within, known: AsOf): Promise<BuildingFacts[]> {
  const { subject, of } = rule;
  const codes = (of['building'] ?? (subject === 'building' ? of['code'] : undefined))?.map(String);
  const asked = within.building === undefined ? codes : [within.building];
  const regions = of['region']?.map(String) ?? [within.region];
  const found = new Map<string, BuildingFacts>();
  for (const region of regions) {
    const which: Which = { ...(asked !== undefined && { buildings: asked }), ...(region !== undefined && { region }) };
    for (const one of await registry.buildingFacts(scope, which, known)) found.set(one.code, one);
  }
  const place = within.region === undefined || of['region'] === undefined ? null : await codesIn(registry, scope, within.region, known);
  return [...found.values()].filter((building) => fitsBuilding(rule, building, codes) && (place === null || place.has(building.code)));
}

async function codesIn(registry: JudgeNeeds['registry'], scope: Scope, region: string, known: AsOf): Promise<Set<string>> {
  return new Set((await registry.buildingFacts(scope, { region }, known)).map(({ code }) => code));
}

function fitsBuilding({ of }: Rule, building: BuildingFacts, codes: readonly string[] | undefined): boolean {
  if (codes !== undefined && !codes.includes(building.code)) return false;
  if (!isAmong(of['use'], building.uses.at(-1)?.value[0]?.use ?? null)) return false;
  if (!isAmong(of['zone'], building.zone)) return false;
  return ['organisation', 'ownership', 'heating', 'airConditioning', 'stateOrgan'].every((field) =>
    isAmong(of[field], building.fields[field]),
  );
}
