import type { AsOf } from '#kernel/as-of.ts';
import type { Scope } from '#kernel/scope.ts';
import type { BuildingFacts } from '#registry/registry/facts.ts';
import type { PointFacts } from '#metering/point/facts.ts';
import type { JudgeNeeds } from './needs.ts';
import type { Rule } from './rule/rule.ts';
import { isAmong, isNarrowed, zoneNamed, type Subject, type Within } from './rule/subject.ts';

const fieldsOfPoint = ['quantity', 'unit', 'space', 'equipment', 'tag'] as const;

/** The points that a rule covers, or the equipment of buildings that has points. */
export async function pointSubjects(
  needs: JudgeNeeds,
  scope: Scope,
  rule: Rule,
  within: Within,
  known: AsOf,
  buildings: readonly BuildingFacts[],
): Promise<Subject[]> {
  const byCode = new Map(buildings.map((building) => [building.code, building]));
  const isFree = rule.subject === 'point' && !isNarrowed(rule, within);
  const found = (await needs.point.pointFacts(scope, {}, known)).filter(
    ({ building }) => isFree || (building !== null && byCode.has(building)),
  );
  if (rule.subject === 'equipment') return equipmentOf(needs, scope, rule, found, byCode);
  const fits = (point: PointFacts): boolean =>
    isAmong(rule.of['code'], point.code) && fieldsOfPoint.every((field) => isAmong(rule.of[field], point[field]));
  return found.filter(fits).map((point) => ({
    code: point.code,
    building: point.building === null ? null : (byCode.get(point.building) ?? null),
    zone: zoneNamed(point.zone),
    point,
  }));
}

/** A building's points of one piece of equipment, as `BUILDING/EQUIPMENT`. */
async function equipmentOf(
  needs: JudgeNeeds,
  scope: Scope,
  rule: Rule,
  points: readonly PointFacts[],
  byCode: ReadonlyMap<string, BuildingFacts>,
): Promise<Subject[]> {
  const subjects = new Map<string, Subject>();
  for (const { building, equipment, zone } of points) {
    if (building === null || equipment === null) continue;
    const code = `${building}/${equipment}`;
    if (isAmong(rule.of['code'], code) && isAmong(rule.of['equipment'], equipment))
      subjects.set(code, { code, building: byCode.get(building) ?? null, zone: zoneNamed(zone), equipment });
  }
  const kinds = rule.of['kind'];
  if (kinds === undefined) return [...subjects.values()];
  const ofKind = await codesOfKind(needs, scope, kinds.map(String));
  return [...subjects.values()].filter(({ equipment }) => ofKind.has(equipment ?? ''));
}

const page = 1000;

/** Codes of the equipment of some kinds; equipment missing from the equipment list has no kind. */
async function codesOfKind({ equipment }: JudgeNeeds, scope: Scope, kinds: readonly string[]): Promise<Set<string>> {
  const found = new Set<string>();
  for (let offset = 0; ; offset += page) {
    const told = await equipment.list(scope, { sort: 'code', descending: false, limit: page, offset });
    for (const { code, kind } of told.equipment) if (kinds.includes(kind)) found.add(code);
    if (told.equipment.length < page) return found;
  }
}
